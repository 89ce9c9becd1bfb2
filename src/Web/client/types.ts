/** What the wire says, and what the library makes of it. The wire is told of in docs/wire-format.md. */

export type Status =
  | "scheduled" | "inProgress" | "halftime" | "final" | "postponed" | "suspended" | "canceled" | "delayed";

export interface Side {
  readonly code: string;
  readonly name: string;
  readonly score: number | null;
}

export interface Game {
  readonly id: string;
  readonly season: number;
  readonly type: "pre" | "reg" | "post";
  readonly week: number;
  /** ISO 8601 with the offset of New York. */
  readonly kickoff: string;
  readonly status: Status;
  readonly period: number | null;
  readonly clock: string | null;
  readonly home: Side;
  readonly away: Side;
  readonly possession: string | null;
  readonly redZone: boolean | null;
  readonly overtime: boolean;
  readonly note: string | null;
}

/** A week of a season; `slug` is `12`, `pre-4` or `post-1`. */
export interface WeekName {
  readonly season: number;
  readonly slug: string;
}

export interface Week {
  readonly name: WeekName;
  readonly epoch: string | null;
  readonly version: number;
  /** When the newest version was made. */
  readonly at: string;
  /** Since when the feed has not been heard, or null when all is well. */
  readonly staleSince: string | null;
  readonly games: readonly Game[];
  /** The ids of the games that the last event altered; empty after a snapshot. */
  readonly changed: ReadonlySet<string>;
}

export type NotificationKind =
  | "kickoff" | "score" | "correction" | "quarter" | "halftime" | "final" | "postponed" | "announcement";

export interface Notification {
  readonly kind: NotificationKind;
  readonly id: string;
  readonly at: string;
  readonly text: string;
  /** Absent in announcements. */
  readonly gameId?: string;
  readonly team?: string | null;
  readonly points?: number | null;
  readonly lead?: "taken" | "tied" | null;
  readonly home?: Side;
  readonly away?: Side;
  readonly period?: number | null;
  readonly clock?: string | null;
}

export interface ChatMessage {
  readonly id: string;
  readonly room: string;
  readonly user: string | null;
  readonly text: string;
  readonly at: string;
}

export interface RoomState {
  /** Oldest first; deleted ones are gone. */
  readonly messages: readonly ChatMessage[];
  /** How many are there, and the names of up to a hundred of them. */
  readonly count: number;
  readonly users: readonly string[];
}

/** How the line to the gateway is. `offline`: the browser says so. `waiting`: it is tried again at `retryAt`. */
export interface Line {
  readonly state: "connecting" | "live" | "waiting" | "offline";
  readonly retryAt: Date | null;
}

/** Something that changes. It is followed while somebody listens. Fit for React's useSyncExternalStore. */
export interface Store<T> {
  get(): T;
  subscribe(listener: () => void): () => void;
  /** Why it cannot be followed, such as a week that does not exist; null or left out while nothing is wrong. Listeners hear of it. */
  problem?(): Problem | null;
}

export interface Room extends Store<RoomState> {
  /** Resolves once the message is stored; rejects with a {@link Problem}. */
  post(text: string): Promise<void>;
}

/** An answer that is none: RFC 9457. */
export class Problem extends Error {
  constructor(
    readonly type: string,
    readonly title: string,
    readonly status: number,
    readonly detail: string,
    /** Seconds, where trying again helps. */
    readonly retryAfter: number | null = null,
  ) {
    super(detail || title);
    this.name = "Problem";
  }
}

export interface WeekSummary {
  readonly slug: string;
  readonly type: "pre" | "reg" | "post";
  readonly week: number;
  readonly games: number;
  readonly live: number;
  readonly final: number;
  readonly version: number;
  readonly state: "unknown" | "scheduled" | "live" | "final";
  readonly firstKickoff: string | null;
  readonly lastKickoff: string | null;
  readonly url: string;
}

export interface Standing {
  readonly code: string;
  readonly name: string;
  readonly conference: "AFC" | "NFC";
  readonly division: "East" | "North" | "South" | "West";
  readonly games: number;
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
  readonly percentage: number;
  readonly pointsFor: number;
  readonly pointsAgainst: number;
  readonly difference: number;
}

export interface Options {
  /** Where LiveScore is; the page's own origin when left out. */
  readonly url?: string;
  /** `websocket` (default) or `sse`. Whichever it is, the other is tried when a network lets it through only. */
  readonly transport?: "websocket" | "sse";
  /** Whether all tabs of a browser use one connection (default), or this one its own. */
  readonly shared?: boolean;
}

export interface LiveScore {
  readonly line: Store<Line>;
  /** A week, or the current one: undefined before the first snapshot. The same store for the same arguments. */
  week(name: "current" | WeekName, options?: { team?: string }): Store<Week | undefined>;
  /** What happened since somebody listens, newest last, at most a hundred. */
  notifications(options?: { team?: string; kinds?: readonly NotificationKind[] }): Store<readonly Notification[]>;
  room(name: string): Room;
  season(season: number): Promise<readonly WeekSummary[]>;
  standings(season: number): Promise<readonly Standing[]>;
  /** The name under which this browser writes. */
  session(): Promise<{ readonly user: string }>;
  close(): void;
}
