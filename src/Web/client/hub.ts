import { type Feed, feedOf } from "./feed";
import type { Message } from "./model";
import type { Platform, Timer } from "./platform";
import type { Line as LineState, Problem, Store } from "./types";

/** Pages that turn let go of a topic and take it up again. */
const grace = 5_000;

/** Where messages come from: a line of this tab, or the tab that has one for all. */
export interface Source {
  /** Follows these topics and no others. */
  wish(topics: readonly string[]): void;
  /** The state of a topic is needed. */
  again(topic: string): void;
  wake(): void;
  sleep(): void;
}

/** The topics of this tab. */
export class Hub {
  /** How often a change did not stand on the state that was held. */
  holes = 0;
  source: Source | null = null;
  /** Topics that this tab follows for others. */
  forOthers: ReadonlySet<string> = new Set();
  private readonly feeds = new Map<string, Feed>();
  private readonly leaving = new Map<Feed, Timer>();
  private readonly lineListeners = new Set<() => void>();
  private state: LineState = { state: "connecting", retryAt: null };

  readonly lineStore: Store<LineState> = {
    get: () => this.state,
    subscribe: (listener) => {
      const own = () => listener();
      this.lineListeners.add(own);
      return () => this.lineListeners.delete(own);
    },
  };

  constructor(private readonly platform: Platform) {}

  feed(topic: string): Feed {
    const known = this.feeds.get(topic);
    const feed = known ?? feedOf(topic);
    this.feeds.set(topic, feed);
    return feed;
  }

  /** Topics that somebody in this tab listens to. */
  wanted(): string[] {
    return [...this.feeds.values()].filter((feed) => feed.isWanted).map((feed) => feed.topic);
  }

  isFollowed(feed: Feed): boolean {
    return feed.isWanted || this.forOthers.has(feed.topic);
  }

  listen(feed: Feed, listener: () => void): () => void {
    const own = () => listener();
    feed.listeners.add(own);
    this.leaving.get(feed)?.cancel();
    this.leaving.delete(feed);
    if (!feed.isWanted) {
      feed.isWanted = true;
      this.source?.wish(this.wanted());
    }
    return () => {
      if (feed.listeners.delete(own) && feed.listeners.size === 0) {
        this.leaving.set(feed, this.platform.after(grace, () => this.leave(feed)));
      }
    };
  }

  idOf(topic: string): string | null {
    return this.feeds.get(topic)?.model.id ?? null;
  }

  take(message: Message): void {
    const feed = message.topic === null ? undefined : this.feeds.get(message.topic);
    if (!feed) {
      return;
    }
    const effect = feed.model.take(message);
    if (effect === "hole") {
      this.holes++;
      this.source?.again(feed.topic);
    } else if (effect === "changed" || feed.problem) {
      this.tell(feed);
    }
  }

  adopt(topic: string, state: unknown, id: string | null): void {
    const feed = this.feeds.get(topic);
    if (feed?.model.adopt(state, id) === "changed") {
      this.tell(feed);
    }
  }

  refused(topic: string, problem: Problem): void {
    const feed = this.feeds.get(topic);
    if (feed) {
      feed.problem = problem;
      feed.tell();
    }
  }

  line(state: LineState): void {
    if (state.state !== this.state.state || state.retryAt?.getTime() !== this.state.retryAt?.getTime()) {
      this.state = Object.freeze(state);
      [...this.lineListeners].forEach((listener) => listener());
    }
  }

  close(): void {
    this.leaving.forEach((timer) => timer.cancel());
    this.source?.sleep();
    this.source = null;
  }

  private tell(feed: Feed) {
    feed.problem = null;
    feed.tell();
  }

  private leave(feed: Feed) {
    this.leaving.delete(feed);
    feed.isWanted = false;
    this.source?.wish(this.wanted());
  }
}
