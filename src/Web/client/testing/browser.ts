import type { Channel, Platform, Socket, TabApi } from "../platform";
import type { Clock } from "./clock";
import type { Gateway } from "./gateway";

/** A browser with tabs, which share locks and channels. */
export class Browser {
  readonly channels = new Set<OpenChannel>();
  isOnline = true;
  hasTabs = true;
  private holder: { tab: Tab; lose: () => void } | null = null;
  private queue: { tab: Tab; grant: () => void }[] = [];

  constructor(readonly clock: Clock, readonly gateway: Gateway, readonly random: () => number) {}

  open(): Tab {
    return new Tab(this);
  }

  lock(tab: Tab, options: { steal: true } | { signal: AbortSignal }, held: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const grant = () => {
        const holder = { tab, lose: () => tab.run(() => reject(new Error("stolen"))) };
        this.holder = holder;
        tab.run(() => held().then(() => {
          if (this.holder === holder) {
            this.hand();
          }
          resolve();
        }, reject));
      };
      if ("steal" in options) {
        this.holder?.lose();
        grant();
        return;
      }
      options.signal.addEventListener("abort", () => {
        this.queue = this.queue.filter((other) => other.grant !== grant);
        reject(new Error("aborted"));
      });
      this.queue.push({ tab, grant });
      if (!this.holder) {
        this.hand();
      }
    });
  }

  /** What the browser does when a tab is closed or crashes. */
  gone(tab: Tab): void {
    this.queue = this.queue.filter((waiting) => waiting.tab !== tab);
    if (this.holder?.tab === tab) {
      this.hand();
    }
  }

  private hand() {
    this.holder = null;
    this.queue.shift()?.grant();
  }
}

export class Tab implements Platform {
  readonly origin = "http://scores.test";
  readonly sockets = new Set<Socket>();
  readonly tabs: TabApi | null;
  readonly wakers = new Set<() => void>();
  readonly sleepers = new Set<() => void>();
  private isFrozen = false;
  private isDead = false;
  private pending: (() => void)[] = [];

  constructor(private readonly browser: Browser) {
    this.tabs = browser.hasTabs ? {
      openChannel: () => new OpenChannel(browser, this),
      lock: (_, options, held) => browser.lock(this, options, held),
    } : null;
  }

  now = () => this.browser.clock.now;
  wallClock = () => 1_448_800_000_000 + this.browser.clock.now;
  random = () => this.browser.random();
  after = (milliseconds: number, run: () => void) => {
    let isOff = false;
    const timer = this.browser.clock.after(milliseconds, () => this.run(() => isOff || run()));
    return { cancel: () => { isOff = true; timer.cancel(); } };
  };
  isOnline = () => this.browser.isOnline;
  fetch = (url: string, init: RequestInit) => this.browser.gateway.fetch(url, init);
  openSocket = () => this.browser.gateway.openSocket(this);

  onWake(listener: () => void): () => void {
    this.wakers.add(listener);
    return () => this.wakers.delete(listener);
  }

  onSleep(listener: () => void): () => void {
    this.sleepers.add(listener);
    return () => this.sleepers.delete(listener);
  }

  /** Whatever happens to this tab waits while it is frozen, and is nothing when it is dead. */
  run(what: () => void): void {
    if (this.isFrozen) {
      this.pending.push(what);
    } else if (!this.isDead) {
      what();
    }
  }

  /** Without a word, as a browser that is short of memory does. */
  freeze(): void {
    this.isFrozen = true;
  }

  thaw(): void {
    this.isFrozen = false;
    this.pending.splice(0).forEach((what) => this.run(what));
    this.wakers.forEach((wake) => wake());
  }

  /** It crashed: nothing is said to anybody. */
  kill(): void {
    this.isDead = true;
    this.sockets.forEach((socket) => this.browser.gateway.forget(socket));
    this.browser.channels.forEach((channel) => channel.tab === this && this.browser.channels.delete(channel));
    this.browser.gone(this);
  }
}

class OpenChannel implements Channel {
  onmessage: ((event: { data: unknown }) => void) | null = null;

  constructor(private readonly browser: Browser, readonly tab: Tab) {
    browser.channels.add(this);
  }

  postMessage(message: unknown): void {
    if (!this.browser.channels.has(this)) {
      throw new Error("The channel is closed.");
    }
    const data = structuredClone(message);
    for (const other of this.browser.channels) {
      if (other !== this) {
        this.browser.clock.after(1, () => other.tab.run(() => this.browser.channels.has(other) && other.onmessage?.({ data })));
      }
    }
  }

  close(): void {
    this.browser.channels.delete(this);
  }
}
