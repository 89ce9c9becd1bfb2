/** A message of the gateway, of either transport. */
export interface Message {
  readonly topic: string | null;
  readonly event: string;
  readonly id: string | null;
  readonly data: unknown;
}

/** What a message did to a model. After a `hole` it waits for the state: the topic has to be subscribed anew without an id. */
export type Effect = "changed" | "same" | "hole";

/** What is known of a topic. Repeated messages alter nothing, so that two tabs may tell the same. */
export interface Model<T = unknown> {
  /** Immutable. */
  readonly state: T;
  /** Where to go on; null to be given the state. */
  readonly id: string | null;
  /** Whether the state is there, and changes can stand on it. */
  readonly isWhole: boolean;
  take(message: Message): Effect;
  /** Takes over what another tab knows. */
  adopt(state: T, id: string | null): Effect;
  /** Starts anew at the next state. */
  forget(): void;
  /** Whether the topic has to be followed from this id on, where somebody stands whom the state alone does not bring up to now. */
  goOn?(id: string): boolean;
}
