import type { Model } from "./model";
import { NewsModel } from "./newsModel";
import { RoomModel } from "./roomModel";
import type { Problem } from "./types";
import { WeekModel } from "./weekModel";

/** A topic in this tab: what is known of it, and who wants to know. */
export class Feed<T = unknown> {
  problem: Problem | null = null;
  readonly listeners = new Set<() => void>();
  /** Followed, by a listener of this tab or one that has just gone. */
  isWanted = false;

  constructor(readonly topic: string, readonly model: Model<T>) {}

  tell(): void {
    [...this.listeners].forEach((listener) => listener());
  }
}

export const feedOf = (topic: string): Feed => new Feed<unknown>(topic, modelOf(topic));

const modelOf = (topic: string): Model =>
  topic.startsWith("chat/") ? new RoomModel() : topic === "notifications" ? new NewsModel() : new WeekModel();
