import type { Message } from "../model";
import type { Socket } from "../platform";
import type { Game } from "../types";
import type { Tab } from "./browser";
import type { Clock } from "./clock";

interface Version { id: string; patch: Partial<Game>; games: Game[] }

/** One viewer's way in: messages arrive in order, some time later, or not at all. */
interface Way { deliver(message: Message): void; topics: Map<string, number>; isCut: boolean; isSilent: boolean; end(code: number): void }

const at = "2015-11-29T18:03:12.345Z";

/** What docs/wire-format.md promises, in memory: one week, its notifications and a room, over lines that break. The product itself is tried in tests/EndToEnd. */
export class Gateway {
  games: Game[] = [];
  epoch = "k3f9";
  week = "12";
  version = 0;
  kept = 150;
  opened = 0;
  /** What was asked for over sockets, in order. */
  readonly said: Record<string, unknown>[] = [];
  readonly streams: string[] = [];
  /** Answers to requests that are not for streams. */
  answer: (url: string, init: RequestInit) => Response = () => new Response("{}", { status: 404 });
  takesSockets = true;
  takesStreams = true;
  latency = () => 5;
  readonly ways = new Map<object, Way>();
  private log: Version[] = [];
  readonly chat: Message[] = [];

  constructor(private readonly clock: Clock) {}

  get id(): string {
    return this.idOf(this.version);
  }

  begin(games: Game[]): void {
    this.games = games;
    this.version = 1;
    this.log = [{ id: this.id, patch: {}, games }];
  }

  /** Alters a game, or adds one, and tells everybody. */
  change(patch: Partial<Game> & { id: string }): void {
    const before = this.games.find(({ id }) => id === patch.id);
    const after = { ...before, ...patch, home: { ...before?.home, ...patch.home }, away: { ...before?.away, ...patch.away } } as Game;
    this.games = [...this.games.filter(({ id }) => id !== patch.id), after].sort((one, other) => one.kickoff < other.kickoff ? -1 : one.kickoff > other.kickoff ? 1 : one.id < other.id ? -1 : 1);
    this.version++;
    this.log.push({ id: this.id, patch, games: this.games });
    this.ways.forEach((way) => way.topics.forEach((_, topic) => this.advance(way, topic)));
  }

  /** Stored anew, or another week is the current one now. */
  turn(epoch: string, week: string, games: Game[]): void {
    [this.epoch, this.week] = [epoch, week];
    this.begin(games);
    this.ways.forEach((way) => way.topics.forEach((_, topic) => {
      way.deliver({ topic, event: "reset", id: null, data: { reason: "other-week" } });
      this.state(way, topic);
    }));
  }

  talk(text: string): void {
    const id = `chat-lobby.x1y2.${this.chat.length + 1}`;
    this.chat.push({ topic: "chat/lobby", event: "message", id, data: { id, room: "lobby", user: "shy-owl-7", text, at } });
    this.ways.forEach((way) => way.topics.has("chat/lobby") && way.deliver(this.chat.at(-1)!));
  }

  beat(): void {
    this.ways.forEach((way) => way.topics.forEach((version, topic) =>
      way.deliver({ topic, event: "heartbeat", id: null, data: { at, version: topic.startsWith("chat/") ? null : version, staleSince: null } })));
  }


  openSocket(tab: Tab): Socket {
    this.opened++;
    const way = this.way(tab, (message) => socket.onmessage?.({ data: JSON.stringify(message) }), (code) => socket.onclose?.({ code }));
    const socket: Socket = {
      onopen: null, onmessage: null, onclose: null,
      send: (text) => this.clock.after(this.latency(), () => way.isCut || way.isSilent || this.hear(way, JSON.parse(text))),
      close: () => this.forget(socket),
    };
    tab.sockets.add(socket);
    this.ways.set(socket, way);
    this.clock.after(this.latency(), () => tab.run(() => {
      if (this.takesSockets) {
        socket.onopen?.();
      } else {
        way.end(1006);
      }
    }));
    return socket;
  }

  async fetch(url: string, init: RequestInit): Promise<Response> {
    const { pathname, searchParams } = new URL(url);
    if (pathname !== "/api/stream") {
      return this.answer(url, init);
    }
    this.streams.push(url);
    const topics = searchParams.getAll("topic");
    if (!this.takesStreams) {
      throw new TypeError("no network");
    }
    if (topics.some((topic) => topic.startsWith("week/") && topic !== `week/2015/${this.week}`)) {
      return Response.json({ type: "/problems/unknown-week", title: "There is no such week", status: 404, detail: "No." }, { status: 404 });
    }
    const encoder = new TextEncoder();
    let write: (text: string) => void, close: () => void;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        write = (text) => [...text.matchAll(/[^]{1,40}/g)].forEach(([piece]) => controller.enqueue(encoder.encode(piece)));
        close = () => controller.close();
      },
    });
    const stream = {};
    const way = this.way(null, (message) => write(`event: ${message.event}\ndata: ${JSON.stringify(message)}\n\n`), () => close());
    this.ways.set(stream, way);
    init.signal?.addEventListener("abort", () => this.forget(stream));
    write!(": LiveScore\nretry: 3250\n\n");
    const ids = searchParams.get("lastEventId")?.split("..");
    topics.forEach((topic, index) => this.subscribe(way, topic, ids && ids[index] !== "-" ? ids[index]! : null));
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  }

  forget(line: object): void {
    const way = this.ways.get(line);
    if (way) {
      way.isCut = true;
      this.ways.delete(line);
    }
  }

  private way(tab: Tab | null, take: (message: Message) => void, closed: (code: number) => void): Way {
    let last = 0;
    const later = (what: () => void) => {
      last = Math.max(last, this.clock.now + this.latency());
      this.clock.after(last - this.clock.now, () => tab ? tab.run(what) : what());
    };
    const way: Way = {
      topics: new Map(), isCut: false, isSilent: false,
      deliver: (message) => {
        if (!way.isCut && !way.isSilent) {
          later(() => way.isCut || take(message));
        }
      },
      end: (code) => {
        if (!way.isCut) {
          way.isCut = true;
          this.ways.forEach((other, line) => other === way && this.ways.delete(line));
          later(() => closed(code));
        }
      },
    };
    return way;
  }

  private hear(way: Way, message: Record<string, unknown>) {
    this.said.push(message);
    const topic = message["topic"] as string;
    switch (message["op"]) {
      case "ping": way.deliver({ topic: null, event: "pong", id: null, data: { at } }); break;
      case "unsubscribe": way.topics.delete(topic); break;
      case "subscribe": this.subscribe(way, topic, (message["after"] as string | undefined) ?? null); break;
    }
  }

  private subscribe(way: Way, topic: string, after: string | null) {
    if (topic.startsWith("week/") && topic !== `week/2015/${this.week}`) {
      way.deliver({ topic, event: "error", id: null, data: { type: "/problems/unknown-week", title: "There is no such week", status: 404, detail: "No." } });
      return;
    }
    if (topic.startsWith("chat/")) {
      way.topics.set(topic, 0);
      way.deliver({ topic, event: "presence", id: null, data: { room: "lobby", at, count: 1, users: ["shy-owl-7"], joined: [], left: [] } });
      this.chat.slice(after ? Number(after.split(".")[2]) : -50).forEach((message) => way.deliver(message));
      return;
    }
    const held = this.log.findIndex(({ id }) => id === after?.replace(/-\d+$/, ""));
    if (held >= 0 && this.log.length - held <= this.kept) {
      way.topics.set(topic, held + 1);
      this.advance(way, topic);
      return;
    }
    if (after !== null) {
      way.deliver({ topic, event: "reset", id: null, data: { reason: "too-old" } });
    }
    this.state(way, topic);
  }

  private state(way: Way, topic: string) {
    way.topics.set(topic, this.version);
    const { epoch, version, games } = this;
    way.deliver(topic === "notifications"
      ? { topic, event: "ready", id: this.id, data: { epoch, version } }
      : { topic, event: "snapshot", id: this.id, data: { epoch, version, at, staleSince: null, games } });
  }

  private advance(way: Way, topic: string) {
    for (let since = way.topics.get(topic)!; since < this.version && !topic.startsWith("chat/"); since++) {
      const { id, patch } = this.log[since]!;
      way.topics.set(topic, since + 1);
      way.deliver(topic === "notifications"
        ? { topic, event: "score", id, data: { kind: "score", at, gameId: patch.id, text: id, home: this.games[0]!.home, away: this.games[0]!.away } }
        : { topic, event: "change", id, data: { epoch: this.epoch, since, version: since + 1, at, games: [patch] } });
    }
  }

  private idOf(version: number) {
    return `2015-reg-${this.week}.${this.epoch}.${version}`;
  }
}

export const game = (id: string, more: Partial<Game> = {}): Game => ({
  id, season: 2015, type: "reg", week: 12, kickoff: "2015-11-29T13:00:00-05:00", status: "inProgress", period: 1, clock: "15:00",
  home: { code: "SEA", name: "Seahawks", score: 0 }, away: { code: "PIT", name: "Steelers", score: 0 },
  possession: null, redZone: null, overtime: false, note: null, ...more,
});
