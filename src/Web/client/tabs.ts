import type { Hub, Source } from "./hub";
import { Line } from "./line";
import type { Message } from "./model";
import type { Channel, Platform, TabApi, Timer } from "./platform";
import { Problem, type Line as LineState } from "./types";

/** What tabs say to one another. */
type Word =
  | { kind: "hello"; tab: string; topics: readonly (readonly [topic: string, id: string | null])[] }
  | { kind: "bye"; tab: string }
  | { kind: "lead"; tab: string; line: LineState }
  | { kind: "message"; message: Message }
  | { kind: "state"; to: string; topic: string; held: { state: unknown; id: string | null } | null }
  | { kind: "refused"; topic: string; problem: Pick<Problem, "type" | "title" | "status" | "detail" | "retryAfter"> };

/** How often a follower looks after its leader. */
const look = 5_000;
/** A leader that said nothing for so long is asked, and has so long to answer: also one whose timers the browser slows down does. */
const quiet = 10_000, answer = 3_000;
/** Wishes are repeated; those of a tab that stopped doing so lapse. A hidden tab may be woken once a minute. */
const renew = 60_000, lapse = 200_000;

/** One line for all tabs of a browser: who has the lock leads, has the line, and tells the others what comes. */
export class Tabs implements Source {
  private readonly tab: string;
  private readonly line: Line;
  private readonly remote = new Map<string, { topics: readonly string[]; at: number }>();
  private channel: Channel | null = null;
  private leads = false;
  private leader: string | null = null;
  private state: LineState = { state: "connecting", retryAt: null };
  private waiting: AbortController | null = null;
  private release: (() => void) | null = null;
  private timer: Timer | null = null;
  /** Topics that the leader is asked about: what it tells everybody before its answer is in the answer. */
  private readonly awaited = new Set<string>();
  private heardAt = 0;
  private saidAt = 0;
  private askedAt: number | null = null;

  constructor(
    private readonly platform: Platform, private readonly api: TabApi, private readonly name: string, url: string,
    first: "websocket" | "sse", private readonly hub: Hub,
  ) {
    this.tab = `${Math.floor(platform.random() * 2 ** 48).toString(36)}-${Math.floor(platform.now() * 1000).toString(36)}`;
    this.line = new Line(platform, url, first, {
      idOf: (topic) => hub.idOf(topic),
      take: (message) => {
        hub.take(message);
        this.say({ kind: "message", message });
      },
      refused: (topic, problem) => {
        hub.refused(topic, problem);
        this.say({ kind: "refused", topic, problem: plain(problem) });
      },
      line: (state) => {
        this.state = state;
        hub.line(state);
        if (this.leads) {
          this.say({ kind: "lead", tab: this.tab, line: state });
        }
      },
    });
    this.start();
  }

  wish(): void {
    if (this.leads) {
      this.follow();
    } else {
      this.hello();
    }
  }

  again(topic: string): void {
    if (this.leads) {
      this.line.again(topic);
    } else {
      // The topic has no id now, so that the leader gives the state.
      this.hello();
    }
  }

  wake(): void {
    if (!this.channel) {
      this.start();
    } else if (this.leads) {
      this.line.wake();
    } else {
      this.askLeader();
    }
  }

  sleep(): void {
    this.timer?.cancel();
    this.waiting?.abort();
    this.say({ kind: "bye", tab: this.tab });
    this.channel?.close();
    this.channel = this.waiting = null;
    this.stepDown();
    this.release?.();
  }

  private start() {
    this.channel = this.api.openChannel(this.name);
    this.channel.onmessage = ({ data }) => this.hear(data as Word);
    this.leader = null;
    this.askLeader();
    this.queue();
  }

  /** Leads when the leader is gone. */
  private queue() {
    const waiting = this.waiting = new AbortController();
    this.request({ signal: waiting.signal }, () => waiting.signal.aborted);
  }

  private request(options: { steal: true } | { signal: AbortSignal }, isOff: () => boolean) {
    let held = false;
    const hold = () => new Promise<void>((release) => {
      if (isOff() || !this.channel) {
        release();
        return;
      }
      held = true;
      this.release = release;
      this.lead();
    });
    this.api.lock(this.name, options, hold).then(() => {}, () => {
      if (held && this.leads) {
        // Stolen: this tab was asleep for too long.
        this.stepDown();
        this.queue();
        this.hello();
      } else if (!held && !isOff() && this.channel) {
        // No locks after all.
        this.lead();
      }
    });
  }

  private lead() {
    this.timer?.cancel();
    this.leads = true;
    this.awaited.clear();
    this.askedAt = null;
    this.follow();
    this.say({ kind: "lead", tab: this.tab, line: this.state });
  }

  private stepDown() {
    if (this.leads) {
      this.leads = false;
      this.remote.clear();
      this.hub.forOthers = new Set();
      this.line.close();
      this.leader = null;
    }
  }

  private follow() {
    const now = this.platform.now();
    this.remote.forEach(({ at }, tab) => now - at > lapse && this.remote.delete(tab));
    this.hub.forOthers = new Set([...this.remote.values()].flatMap(({ topics }) => topics));
    this.line.follow(new Set([...this.hub.wanted(), ...this.hub.forOthers]));
  }

  private hear(word: Word) {
    if (this.leads) {
      this.answer(word);
      return;
    }
    if (word.kind === "hello" || word.kind === "bye") {
      return;
    }
    this.heardAt = this.platform.now();
    this.askedAt = null;
    switch (word.kind) {
      case "lead":
        this.hub.line(word.line);
        if (word.tab !== this.leader) {
          this.leader = word.tab;
          this.hello();
        }
        break;
      case "message":
        if (word.message.topic !== null && !this.awaited.has(word.message.topic)) {
          this.hub.take(word.message);
        }
        break;
      case "refused": this.hub.refused(word.topic, whole(word.problem)); break;
      case "state":
        if (word.to === this.tab) {
          this.awaited.delete(word.topic);
          if (word.held) {
            this.hub.adopt(word.topic, word.held.state, word.held.id);
          }
        }
    }
  }

  /** As the leader. */
  private answer(word: Word) {
    if (word.kind === "bye") {
      this.remote.delete(word.tab);
      this.follow();
    } else if (word.kind === "hello") {
      this.remote.set(word.tab, { topics: word.topics.map(([topic]) => topic), at: this.platform.now() });
      this.say({ kind: "lead", tab: this.tab, line: this.state });
      for (const [topic, id] of word.topics) {
        this.give(word.tab, topic, id);
      }
      this.follow();
    }
  }

  private give(to: string, topic: string, id: string | null) {
    const { model, problem } = this.hub.feed(topic);
    if (id !== null && model.goOn?.(id)) {
      this.line.again(topic);
      this.say({ kind: "state", to, topic, held: null });
      return;
    }
    const isNew = model.isWhole && (model.id !== id || topic.startsWith("chat/"));
    this.say({ kind: "state", to, topic, held: isNew ? { state: model.state, id: model.id } : null });
    if (problem) {
      this.say({ kind: "refused", topic, problem: plain(problem) });
    }
  }

  private hello() {
    this.saidAt = this.platform.now();
    this.hub.wanted().forEach((topic) => this.awaited.add(topic));
    this.say({ kind: "hello", tab: this.tab, topics: this.hub.wanted().map((topic) => [topic, this.hub.idOf(topic)]) });
  }

  private askLeader() {
    this.askedAt = this.platform.now();
    this.hello();
    this.lookAfter(answer + this.platform.random() * 1000);
  }

  private lookAfter(wait: number) {
    this.timer?.cancel();
    this.timer = this.platform.after(wait, () => {
      const now = this.platform.now();
      if (this.askedAt !== null && now - this.askedAt >= answer) {
        this.steal();
      } else if (now - this.heardAt >= quiet) {
        this.askLeader();
      } else {
        if (now - this.saidAt >= renew) {
          this.hello();
        }
        this.lookAfter(look);
      }
    });
  }

  /** The leader's tab is frozen, or hangs: its line is given up for it. */
  private steal() {
    this.waiting?.abort();
    this.waiting = null;
    this.request({ steal: true }, () => false);
  }

  private say(word: Word) {
    this.channel?.postMessage(word);
  }
}

const plain = ({ type, title, status, detail, retryAfter }: Problem) => ({ type, title, status, detail, retryAfter });

const whole = ({ type, title, status, detail, retryAfter }: ReturnType<typeof plain>) => new Problem(type, title, status, detail, retryAfter);
