import type { Feed } from "./feed";
import type { Hub } from "./hub";
import { isAbout } from "./teams";
import type { Notification, NotificationKind, RoomState, Store, Week } from "./types";

/** A store that follows its feed while somebody listens, and shows `view` of it. */
export function storeOf<T, V>(hub: Hub, feed: Feed<T>, view: (state: T, shown: V | undefined) => V): Store<V> {
  let from: { state: T; shown: V } | null = null;
  return {
    get() {
      const state = feed.model.state;
      if (!from || from.state !== state) {
        from = { state, shown: view(state, from?.shown) };
      }
      return from.shown;
    },
    subscribe: (listener) => hub.listen(feed as Feed, listener),
    problem: () => feed.problem,
  };
}

export function weekStore(hub: Hub, feed: Feed<Week | undefined>, team?: string): Store<Week | undefined> {
  return storeOf<Week | undefined, Week | undefined>(hub, feed, (week, shown) => week && team ? ofTeam(week, team, shown) : week);
}

/** The same as before unless something of the team's altered. */
function ofTeam(week: Week, team: string, shown: Week | undefined): Week {
  const games = week.games.filter((game) => isAbout(team, game));
  const changed = new Set(games.filter((game) => week.changed.has(game.id)).map((game) => game.id));
  const isSame = shown && changed.size === 0 && shown.epoch === week.epoch && shown.name === week.name && shown.staleSince === week.staleSince
    && shown.games.length === games.length && games.every((game, index) => game === shown.games[index]);
  return isSame ? shown : Object.freeze({ ...week, games: Object.freeze(games), changed });
}

export interface NewsFilter { team?: string; kinds?: readonly NotificationKind[] }

const kept = 100;

/** What came since somebody listens, and no more: those who come later begin with nothing. */
export function newsStore(hub: Hub, feed: Feed<readonly Notification[]>, { team, kinds }: NewsFilter): Store<readonly Notification[]> {
  const listeners = new Set<() => void>();
  let list: readonly Notification[] = [];
  let last: Notification | undefined;
  let stop: (() => void) | null = null;
  const isOurs = (news: Notification) => (!kinds || kinds.length === 0 || kinds.includes(news.kind)) && (!team || news.kind === "announcement" || isAbout(team, news));
  const look = () => {
    const state = feed.model.state;
    const fresh = state.slice(last ? state.indexOf(last) + 1 : 0).filter(isOurs);
    last = state.at(-1) ?? last;
    if (fresh.length > 0) {
      list = [...list, ...fresh].slice(-kept);
    }
    // What is wrong is news as well.
    [...listeners].forEach((listener) => listener());
  };
  return {
    get: () => list,
    problem: () => feed.problem,
    subscribe(listener) {
      const own = () => listener();
      listeners.add(own);
      if (!stop) {
        if (!hub.isFollowed(feed as Feed)) {
          feed.model.forget();
        }
        [list, last] = [[], feed.model.state.at(-1)];
        stop = hub.listen(feed as Feed, look);
      }
      return () => {
        listeners.delete(own);
        if (listeners.size === 0) {
          stop?.();
          stop = null;
        }
      };
    },
  };
}

export function roomStore(hub: Hub, feed: Feed<RoomState>): Store<RoomState> {
  return storeOf<RoomState, RoomState>(hub, feed, (state) => state);
}
