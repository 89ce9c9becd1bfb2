import type { Hub, Source } from "./hub";
import { Line } from "./line";
import type { Platform } from "./platform";

/** A line of this tab, for itself. */
export class OwnLine implements Source {
  private readonly line: Line;

  constructor(platform: Platform, url: string, first: "websocket" | "sse", private readonly hub: Hub) {
    this.line = new Line(platform, url, first, hub);
  }

  wish(topics: readonly string[]): void {
    this.line.follow(topics);
  }

  again(topic: string): void {
    this.line.again(topic);
  }

  wake(): void {
    this.line.follow(this.hub.wanted());
    this.line.wake();
  }

  sleep(): void {
    this.line.close();
  }
}
