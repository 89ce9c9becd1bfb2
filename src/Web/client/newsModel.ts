import type { Effect, Message, Model } from "./model";
import type { Notification } from "./types";

const kept = 100;

/** The last that happened, newest last. What is told twice, as to a tab that was away, is kept once. */
export class NewsModel implements Model<readonly Notification[]> {
  state: readonly Notification[] = [];
  id: string | null = null;
  /** Everything up to here was kept; further than the id while others are told what they missed. */
  private top: string | null = null;
  /** What came after this is all in the state. */
  private from: string | null = null;

  get isWhole(): boolean {
    return this.id !== null;
  }

  take({ event, id, data }: Message): Effect {
    switch (event) {
      case "ready": this.begin(id); return "same";
      case "reset": this.forget(); return "same";
      case "heartbeat": case "error": return "same";
    }
    if (id === null) {
      return "same";
    }
    this.begin(id);
    this.id = id;
    return this.keep([{ ...(data as Notification), id }]);
  }

  /** Who begins only takes the place over: what happened before does not matter to it. */
  adopt(state: readonly Notification[], id: string | null): Effect {
    const isBegun = this.id !== null;
    this.begin(id);
    this.id = id ?? this.id;
    return isBegun ? this.keep(state) : "same";
  }

  forget(): void {
    this.id = this.top = this.from = null;
  }

  goOn(id: string): boolean {
    if (this.id !== null && this.from !== null && !isAfter(this.from, id)) {
      return false;
    }
    this.begin(id);
    this.id = id;
    return true;
  }

  private begin(id: string | null) {
    if (this.id === null) {
      [this.id, this.from, this.top] = [id, id, null];
    }
  }

  private keep(news: readonly Notification[]): Effect {
    const known = new Set(this.state.map(({ id }) => id));
    const fresh = news.filter(({ id }) => !known.has(id) && isAfter(id, this.top ?? this.from!));
    if (fresh.length === 0) {
      return "same";
    }
    const all = [...this.state, ...fresh];
    this.from = all.at(-kept - 1)?.id ?? this.from;
    this.state = all.slice(-kept);
    this.top = fresh.at(-1)!.id;
    return "changed";
  }
}

/** Both have a place in a week and one among the announcements: `2015-reg-12.k3f9.41-1.x1y2.3`. */
function isAfter(id: string, held: string): boolean {
  const [one, other] = [id.split("."), held.split(".")];
  return one[0] !== other[0] || one[1] !== other[1] || placeOf(one[2]) > placeOf(other[2]) || Number(one[4] ?? 0) > Number(other[4] ?? 0);
}

/** `41-1` comes behind 41 and before 42. */
function placeOf(version = "0"): number {
  const [number, part = 0] = version.split("-");
  return Number(number) + Number(part) / 1000;
}
