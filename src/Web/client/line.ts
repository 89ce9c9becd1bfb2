import { Backoff, type End } from "./backoff";
import type { Message } from "./model";
import type { Platform, Timer } from "./platform";
import { SocketTransport } from "./socket";
import { SseTransport } from "./sse";
import type { Heard, Transport } from "./transport";
import type { Line as LineState, Problem } from "./types";

/** Heartbeats come every 15 s: after two and a half of them the line is dead, whatever the browser thinks. */
const silence = 37_500;
/** A sign of life is asked for once a heartbeat is overdue. */
const doubt = 20_000;
/** A line that says nothing for so long after it was opened, or asked, is none. */
const answer = 10_000, answerOnWake = 3_000;
/** A topic that was refused is asked for again. */
const askAgain = 30_000;
/** So many failures in a row, and the other transport is tried. */
const failuresOfOne = 2;

export interface LineHost {
  idOf(topic: string): string | null;
  take(message: Message): void;
  refused(topic: string, problem: Problem): void;
  line(state: LineState): void;
}

/** Keeps a line to the gateway open while there are topics to follow. */
export class Line {
  private readonly backoff: Backoff;
  private readonly kinds: readonly ("websocket" | "sse")[];
  private readonly refused = new Map<string, Timer>();
  private topics: readonly string[] = [];
  private transport: Transport | null = null;
  private timer: Timer | null = null;
  private failures = 0;
  private liveSince: number | null = null;
  private heardAt = 0;
  private askedAt: number | null = null;

  constructor(private readonly platform: Platform, private readonly url: string, first: "websocket" | "sse", private readonly host: LineHost) {
    this.backoff = new Backoff(platform.random);
    this.kinds = first === "sse" ? ["sse", "websocket"] : ["websocket", "sse"];
  }

  follow(topics: Iterable<string>): void {
    this.topics = [...topics];
    this.refused.forEach((timer, topic) => this.topics.includes(topic) || this.forgive(topic, timer));
    if (this.topics.length === 0) {
      this.close();
      this.show({ state: "connecting", retryAt: null });
    } else if (this.transport) {
      this.transport.follow(this.accepted());
    } else if (!this.timer) {
      this.open();
    }
  }

  /** Begins a topic anew, from the id that it has now. */
  again(topic: string): void {
    this.transport?.again(topic);
  }

  /** The page has slept, or the network has come or gone: is the line still there? */
  wake(): void {
    if (this.topics.length === 0) {
      return;
    }
    if (!this.transport) {
      this.backoff.forget();
      this.open();
    } else if (this.liveSince !== null && (this.transport.ask() || this.platform.now() - this.heardAt > doubt)) {
      this.askedAt = this.platform.now();
      this.watch(answerOnWake);
    }
  }

  close(): void {
    this.refused.forEach((timer, topic) => this.forgive(topic, timer));
    this.drop();
  }

  private open() {
    this.drop();
    this.show({ state: "connecting", retryAt: null });
    const kind = this.kinds[Math.floor(this.failures / failuresOfOne) % 2]!;
    let isOver = false;
    const heard: Heard = {
      idOf: (topic) => this.host.idOf(topic),
      life: () => isOver || this.life(),
      message: (message) => isOver || this.host.take(message),
      refused: (topic, problem) => isOver || this.refuse(topic, problem),
      ended: (end) => {
        if (!isOver && this.transport === transport) {
          isOver = true;
          this.lost(end);
        }
      },
    };
    let transport: Transport;
    try {
      transport = kind === "sse" ? new SseTransport(this.platform, this.url, heard) : new SocketTransport(this.platform, this.url, heard);
    } catch {
      // A policy of the page may forbid it.
      this.lost({});
      return;
    }
    this.transport = transport;
    transport.follow(this.accepted());
    this.watch(answer);
  }

  private life() {
    this.heardAt = this.platform.now();
    this.askedAt = null;
    if (this.liveSince === null) {
      this.liveSince = this.heardAt;
      this.failures = 0;
      this.show({ state: "live", retryAt: null });
      this.watch(doubt);
    }
  }

  // One timer that looks when it is due: messages only note when they came.
  private watch(wait: number) {
    this.timer?.cancel();
    this.timer = this.platform.after(wait, () => this.look());
  }

  private look() {
    const now = this.platform.now();
    const quiet = now - this.heardAt;
    if (this.liveSince === null || quiet >= silence || (this.askedAt !== null && now - this.askedAt >= answerOnWake)) {
      this.lost({});
    } else if (quiet >= doubt) {
      this.transport?.ask();
      this.watch(silence - quiet);
    } else {
      this.watch(doubt - quiet);
    }
  }

  private lost(end: End) {
    const lived = this.liveSince === null ? 0 : this.platform.now() - this.liveSince;
    this.failures += this.liveSince === null ? 1 : 0;
    this.drop();
    const wait = this.backoff.next(lived, end);
    this.show({ state: this.platform.isOnline() ? "waiting" : "offline", retryAt: new Date(this.platform.wallClock() + wait) });
    this.timer = this.platform.after(wait, () => this.open());
  }

  private drop() {
    this.timer?.cancel();
    this.timer = null;
    const transport = this.transport;
    this.transport = null;
    this.liveSince = this.askedAt = null;
    transport?.close();
  }

  private refuse(topic: string, problem: Problem) {
    if (!this.topics.includes(topic)) {
      return;
    }
    this.refused.get(topic)?.cancel();
    this.refused.set(topic, this.platform.after(askAgain * (1 + this.platform.random()), () => {
      this.refused.delete(topic);
      this.transport?.follow(this.accepted());
    }));
    this.transport?.follow(this.accepted());
    this.host.refused(topic, problem);
  }

  private forgive(topic: string, timer: Timer) {
    timer.cancel();
    this.refused.delete(topic);
  }

  private accepted(): string[] {
    return this.topics.filter((topic) => !this.refused.has(topic));
  }

  private show(state: LineState) {
    this.host.line(state);
  }
}
