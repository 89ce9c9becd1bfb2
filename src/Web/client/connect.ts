import type { Feed } from "./feed";
import { ask } from "./http";
import { Hub } from "./hub";
import { OwnLine } from "./ownLine";
import { browser, type Platform } from "./platform";
import { newsStore, roomStore, weekStore } from "./stores";
import { Tabs } from "./tabs";
import type { LiveScore, Notification, Options, Room, RoomState, Week } from "./types";

/** Grows with what tabs say to one another, so that tabs of two releases do not talk. */
const speech = 1;

/** A LiveScore gateway, as a page sees it. Nothing is asked before somebody listens. */
export const connect = (options: Options = {}): LiveScore => connectOn(browser(), options).live;

/** The same on any platform, and what tests look at. */
export function connectOn(platform: Platform, { url, transport = "websocket", shared = true }: Options): { live: LiveScore; hub: Hub } {
  const base = new URL(url ?? platform.origin).href.replace(/\/+$/, "");
  const isOwnOrigin = new URL(base).origin === platform.origin;
  // Who writes is told by a cookie.
  const asSomebody: RequestInit = { credentials: isOwnOrigin ? "same-origin" : "include" };
  const hub = new Hub(platform);
  const source = hub.source = shared && platform.tabs
    ? new Tabs(platform, platform.tabs, `livescore ${speech} ${base}`, base, transport, hub)
    : new OwnLine(platform, base, transport, hub);
  const ends = [platform.onWake(() => source.wake()), platform.onSleep(() => source.sleep())];

  const stores = new Map<string, unknown>();
  const once = <T>(key: unknown[], make: () => T): T => {
    const name = JSON.stringify(key);
    const known = stores.get(name) as T | undefined;
    const store = known ?? make();
    stores.set(name, store);
    return store;
  };

  const live: LiveScore = {
    line: hub.lineStore,
    week: (name, { team } = {}) => {
      const topic = name === "current" ? "current" : `week/${name.season}/${name.slug}`;
      return once([topic, team ?? null], () => weekStore(hub, hub.feed(topic) as Feed<Week | undefined>, team));
    },
    notifications: ({ team, kinds } = {}) => once(["notifications", team ?? null, kinds ? [...kinds].sort() : null], () =>
      newsStore(hub, hub.feed("notifications") as Feed<readonly Notification[]>, { ...(team && { team }), ...(kinds && { kinds }) })),
    room: (name) => once(["chat", name], (): Room => ({
      ...roomStore(hub, hub.feed(`chat/${name}`) as Feed<RoomState>),
      async post(text) {
        await ask(platform, `${base}/events`, {
          ...asSomebody, method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ text, room: name }),
        });
      },
    })),
    season: (season) => ask(platform, `${base}/api/season/${season}`),
    standings: (season) => ask(platform, `${base}/api/season/${season}/standings`),
    session: () => ask(platform, `${base}/api/session`, asSomebody),
    close() {
      ends.forEach((end) => end());
      hub.close();
    },
  };
  return { live: Object.freeze(live), hub };
}
