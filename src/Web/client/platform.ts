/** All that the library takes from its surroundings: time, chance, the network, other tabs. Tests bring their own. */
export interface Platform {
  /** Milliseconds, of whatever epoch, that no one sets back. */
  now(): number;
  /** Milliseconds since 1970, as the machine believes. */
  wallClock(): number;
  /** From 0 up to 1. */
  random(): number;
  after(milliseconds: number, run: () => void): Timer;
  fetch(url: string, init: RequestInit): Promise<Response>;
  openSocket(url: string): Socket;
  /** Null where tabs cannot find one another. */
  tabs: TabApi | null;
  isOnline(): boolean;
  /** The page may have slept, or its network has come or gone. */
  onWake(listener: () => void): () => void;
  /** The page is about to be frozen or left. */
  onSleep(listener: () => void): () => void;
  /** Name of the origin, such as `https://scores.example`. */
  readonly origin: string;
}

export interface Timer { cancel(): void }

export interface Socket {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(text: string): void;
  close(): void;
}

export interface TabApi {
  openChannel(name: string): Channel;
  /** Holds the lock until `held` ends, or somebody steals it. Rejects when it was stolen, or the wait was given up. */
  lock(name: string, options: { steal: true } | { signal: AbortSignal }, held: () => Promise<void>): Promise<void>;
}

export interface Channel {
  onmessage: ((event: { data: unknown }) => void) | null;
  postMessage(message: unknown): void;
  close(): void;
}

export function browser(): Platform {
  return {
    now: () => performance.now(),
    wallClock: () => Date.now(),
    random: Math.random,
    after(milliseconds, run) {
      const timer = setTimeout(run, milliseconds);
      return { cancel: () => clearTimeout(timer) };
    },
    fetch: (url, init) => fetch(url, init),
    openSocket: (url) => new WebSocket(url) as Socket,
    tabs: tabs(),
    isOnline: () => globalThis.navigator?.onLine ?? true,
    onWake(listener) {
      const visible = () => document.visibilityState === "visible" && listener();
      return listen([["document", "visibilitychange", visible], ["document", "resume", listener], ["window", "pageshow", listener], ["window", "online", listener], ["window", "offline", listener]]);
    },
    onSleep: (listener) => listen([["document", "freeze", listener], ["window", "pagehide", listener]]),
    origin: globalThis.location?.origin ?? "",
  };
}

// Locks are for secure contexts only: over plain http each tab has its own line.
function tabs(): TabApi | null {
  const locks = globalThis.navigator?.locks;
  return locks && typeof BroadcastChannel === "function" ? {
    openChannel: (name) => new BroadcastChannel(name) as Channel,
    lock: async (name, options, held) => { await locks.request(name, options, held); },
  } : null;
}

function listen(events: readonly (readonly ["document" | "window", string, () => void])[]): () => void {
  if (typeof document === "undefined") {
    return () => {};
  }
  const stop = new AbortController();
  for (const [where, name, listener] of events) {
    (where === "document" ? document : window).addEventListener(name, listener, { signal: stop.signal });
  }
  return () => stop.abort();
}
