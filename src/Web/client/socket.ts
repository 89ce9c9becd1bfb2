import { problemOf } from "./http";
import type { Message } from "./model";
import type { Platform, Socket } from "./platform";
import { type Heard, hasModes, type Transport } from "./transport";

/** All topics over one WebSocket. */
export class SocketTransport implements Transport {
  private readonly socket: Socket;
  private topics = new Set<string>();
  private isOpen = false;

  constructor(platform: Platform, url: string, private readonly heard: Heard) {
    this.socket = platform.openSocket(`${url.replace(/^http/, "ws")}/ws`);
    this.socket.onopen = () => {
      this.isOpen = true;
      this.topics.forEach((topic) => this.subscribe(topic, heard.idOf(topic)));
      // A proxy may open what it does not pass on; an answer shows that it does.
      this.ask();
    };
    this.socket.onmessage = ({ data }) => this.hear(data);
    this.socket.onclose = ({ code }) => heard.ended({ code });
  }

  follow(topics: readonly string[]): void {
    const before = this.topics;
    this.topics = new Set(topics);
    if (this.isOpen) {
      before.forEach((topic) => this.topics.has(topic) || this.say({ op: "unsubscribe", topic }));
      this.topics.forEach((topic) => before.has(topic) || this.subscribe(topic, this.heard.idOf(topic)));
    }
  }

  again(topic: string): void {
    if (this.isOpen && this.topics.has(topic)) {
      this.subscribe(topic, this.heard.idOf(topic));
    }
  }

  ask(): boolean {
    if (this.isOpen) {
      this.say({ op: "ping" });
    }
    return true;
  }

  close(): void {
    this.isOpen = false;
    this.socket.onopen = this.socket.onmessage = this.socket.onclose = null;
    this.socket.close();
  }

  private subscribe(topic: string, after: string | null) {
    this.say({ op: "subscribe", topic, ...(after !== null && { after }), ...(hasModes(topic) && { mode: "delta" }) });
  }

  private say(message: object) {
    this.socket.send(JSON.stringify(message));
  }

  private hear(data: unknown) {
    const message = read(data);
    if (!message) {
      return;
    }
    this.heard.life();
    if (message.event !== "error") {
      this.heard.message(message);
      return;
    }
    const problem = problemOf(message.data);
    // That nothing was there to be given up is no news.
    if (message.topic !== null && this.topics.has(message.topic) && !problem.type.endsWith("/not-subscribed")) {
      this.heard.refused(message.topic, problem);
    }
  }
}

/** Null for a text that is no message. */
export function read(text: unknown): Message | null {
  try {
    const message = JSON.parse(String(text)) as Message | null;
    return typeof message?.event === "string" ? message : null;
  } catch {
    return null;
  }
}
