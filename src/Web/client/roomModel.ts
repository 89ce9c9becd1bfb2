import type { Effect, Message, Model } from "./model";
import type { ChatMessage, RoomState } from "./types";

interface Presence { count: number; users: string[] | null; joined: string[]; left: string[] }

const kept = 500;
const namesKept = 100;
const empty: RoomState = Object.freeze({ messages: [], count: 0, users: [] });

/** What is said in a room, and who is there. */
export class RoomModel implements Model<RoomState> {
  state: RoomState = empty;
  id: string | null = null;
  /** What is shown is cleared when the next state comes, not before. */
  private isOld = true;

  take({ event, id, data }: Message): Effect {
    if (event === "reset") {
      this.forget();
      return "same";
    }
    if (event !== "message" && event !== "deleted" && event !== "presence") {
      return "same";
    }
    const before = this.state;
    if (this.isOld) {
      this.isOld = false;
      this.state = { ...this.state, messages: [] };
    }
    if (event === "presence") {
      this.meet(data as Presence);
    } else if (isNewer(id, this.id)) {
      this.id = id;
      this.hear(event, data as ChatMessage);
    }
    return this.state === before ? "same" : "changed";
  }

  get isWhole(): boolean {
    return !this.isOld;
  }

  adopt(state: RoomState, id: string | null): Effect {
    if (this.id !== null && !this.isOld && epochOf(id) === epochOf(this.id) && numberOf(id) < numberOf(this.id)) {
      return "same";
    }
    this.state = state;
    this.id = id;
    this.isOld = false;
    return "changed";
  }

  forget(): void {
    this.id = null;
    this.isOld = true;
  }

  private hear(event: string, data: ChatMessage) {
    const others = this.state.messages.filter((message) => message.id !== data.id);
    const messages = event === "deleted" ? others : [...others, data].slice(-kept);
    this.state = { ...this.state, messages };
  }

  private meet({ count, users, joined, left }: Presence) {
    const known = this.state.users.filter((user) => !left.includes(user) && !joined.includes(user));
    this.state = { ...this.state, count, users: users ?? [...known, ...joined].slice(0, namesKept) };
  }
}

const epochOf = (id: string | null) => id?.split(".")[1];
const numberOf = (id: string | null) => Number(id?.split(".")[2] ?? 0);
const isNewer = (id: string | null, held: string | null) => epochOf(id) !== epochOf(held) || numberOf(id) > numberOf(held);
