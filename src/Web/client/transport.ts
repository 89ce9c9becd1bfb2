import type { End } from "./backoff";
import type { Message } from "./model";
import type { Problem } from "./types";

/** A way to the gateway. It is opened once; the line makes a new one for the next try. */
export interface Transport {
  /** Opens the way where it is not open, and has these topics followed from now on, and no others. */
  follow(topics: readonly string[]): void;
  /** Begins a topic anew, from the id that it has now. */
  again(topic: string): void;
  /** Asks the other side for a sign of life. False where it cannot be asked. */
  ask(): boolean;
  /** Ends without telling {@link Heard}. */
  close(): void;
}

export interface Heard {
  /** The last id of a topic, or null to be given the state. */
  idOf(topic: string): string | null;
  /** Something came: the line is good. */
  life(): void;
  message(message: Message): void;
  /** A topic cannot be followed; the others can. */
  refused(topic: string, problem: Problem): void;
  ended(end: End): void;
}

/** Topics with a choice of modes, of which only changes are wanted. */
export const hasModes = (topic: string) => topic === "current" || topic.startsWith("week/");
