import { Problem } from "./types";
import { problemOf, problemOfResponse } from "./http";
import type { Platform, Timer } from "./platform";
import { read } from "./socket";
import { SseReader } from "./sseReader";
import { type Heard, hasModes, type Transport } from "./transport";

/** As many topics as one stream carries. */
const limit = 4;
/** The longest id that the gateway reads. */
const longest = 128;

/** A stream that is silent for so many milliseconds is dead, whatever the others say. */
const silence = 37_500;

interface Stream { readonly topics: readonly string[]; readonly stop: AbortController; heardAt: number }

/** Topics over as many streams as they need. To add one its stream is opened anew, from the last ids. */
export class SseTransport implements Transport {
  private streams: Stream[] = [];
  private topics: readonly string[] = [];
  /** Each in a stream of its own, since one that is refused refuses its stream. */
  private readonly doubtful = new Set<string>();
  private turn: Timer | null = null;
  private isClosed = false;

  constructor(private readonly platform: Platform, private readonly url: string, private readonly heard: Heard) {}

  follow(topics: readonly string[]): void {
    this.topics = topics;
    this.turn ??= this.platform.after(0, () => this.arrange());
  }

  again(topic: string): void {
    this.streams.filter((stream) => stream.topics.includes(topic)).forEach((stream) => this.end(stream));
    this.follow(this.topics);
  }

  ask(): boolean {
    return false;
  }

  close(): void {
    this.isClosed = true;
    this.turn?.cancel();
    this.streams.forEach((stream) => this.end(stream));
  }

  private arrange() {
    this.turn = null;
    const settled = this.topics.filter((topic) => !this.doubtful.has(topic));
    const wanted = [
      ...Array.from({ length: Math.ceil(settled.length / limit) }, (_, index) => settled.slice(index * limit, (index + 1) * limit)),
      ...this.topics.filter((topic) => this.doubtful.has(topic)).map((topic) => [topic]),
    ];
    const isKept = ({ topics }: Stream) => wanted.some((group) => group.join() === topics.join());
    this.streams.filter((stream) => !isKept(stream)).forEach((stream) => this.end(stream));
    for (const group of wanted) {
      if (!this.streams.some(({ topics }) => topics.join() === group.join())) {
        const stream = { topics: group, stop: new AbortController(), heardAt: this.platform.now() };
        this.streams.push(stream);
        void this.run(stream);
      }
    }
  }

  private async run(stream: Stream) {
    const reader = new SseReader();
    try {
      const response = await this.platform.fetch(this.address(stream.topics), {
        headers: { Accept: "text/event-stream" }, cache: "no-store", signal: stream.stop.signal,
      });
      const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
      if (!response.ok || !isStream) {
        throw response.ok ? new Error("This is no stream.") : await problemOfResponse(response);
      }
      const body = response.body!.pipeThrough(new TextDecoderStream()).getReader();
      for (let piece = await body.read(); !piece.done && !stream.stop.signal.aborted; piece = await body.read()) {
        this.life(stream);
        for (const { data } of reader.read(piece.value)) {
          this.hear(stream, data);
        }
      }
      this.over(stream, { ...(reader.retry !== undefined && { retry: reader.retry }) });
    } catch (fault) {
      this.fail(stream, fault, reader.retry);
    }
  }

  private life(stream: Stream) {
    const now = stream.heardAt = this.platform.now();
    this.heard.life();
    const dead = this.streams.find(({ heardAt }) => now - heardAt > silence);
    if (dead) {
      this.over(dead, {});
    }
  }

  private hear(stream: Stream, data: string) {
    const message = read(data);
    if (!message || stream.stop.signal.aborted) {
      return;
    }
    if (message.event === "error" && message.topic !== null) {
      this.heard.refused(message.topic, problemOf(message.data));
    } else {
      this.heard.message(message);
    }
  }

  private fail(stream: Stream, fault: unknown, retry: number | undefined) {
    if (stream.stop.signal.aborted) {
      return;
    }
    if (fault instanceof Problem && fault.status < 500 && fault.status !== 429) {
      this.end(stream);
      if (stream.topics.length === 1) {
        this.heard.refused(stream.topics[0]!, fault);
      } else {
        stream.topics.forEach((topic) => this.doubtful.add(topic));
        this.follow(this.topics);
      }
      return;
    }
    const asked = fault instanceof Problem && fault.retryAfter !== null ? fault.retryAfter * 1000 : retry;
    this.over(stream, { ...(asked !== undefined && { retry: asked }) });
  }

  private over(stream: Stream, end: { retry?: number }) {
    if (!stream.stop.signal.aborted && !this.isClosed) {
      this.close();
      this.heard.ended(end);
    }
  }

  private end(stream: Stream) {
    this.streams = this.streams.filter((other) => other !== stream);
    stream.stop.abort();
  }

  private address(topics: readonly string[]): string {
    const query = new URLSearchParams(topics.map((topic) => ["topic", topic]));
    if (topics.some(hasModes)) {
      query.set("mode", "delta");
    }
    const ids = topics.map((topic) => this.heard.idOf(topic));
    // Where they are too long together, weeks begin with their state, which is all there is to know of them.
    topics.forEach((topic, index) => {
      if (hasModes(topic) && joined(ids).length > longest) {
        ids[index] = null;
      }
    });
    if (ids.some((id) => id !== null)) {
      query.set("lastEventId", joined(ids));
    }
    return `${this.url}/api/stream?${query}`;
  }
}

const joined = (ids: readonly (string | null)[]) => ids.map((id) => id ?? "-").join("..");
