import type { Effect, Message, Model } from "./model";
import { merge, same } from "./patch";
import type { Game, Week, WeekName } from "./types";

interface Snapshot { epoch: string | null; version: number; at: string; staleSince: string | null; games: Game[] }
interface Change { epoch: string; since: number; version: number; at: string; games: Partial<Game>[] }
interface Beat { at: string; version: number | null; staleSince: string | null }

const nothing: ReadonlySet<string> = new Set();

/** A week, or whichever is the current one. */
export class WeekModel implements Model<Week | undefined> {
  state: Week | undefined;
  id: string | null = null;
  isWhole = false;

  take({ event, id, data }: Message): Effect {
    switch (event) {
      case "snapshot": return this.begin(data as Snapshot, id);
      case "update": return this.begin(this.snapshotOf(data as Game[], id), id);
      case "change": return this.change(data as Change, id);
      case "heartbeat": return this.beat(data as Beat);
      case "reset": this.forget(); return "same";
      default: return "same";
    }
  }

  adopt(state: Week | undefined, id: string | null): Effect {
    const held = this.state;
    const isOlder = this.isWhole && held && state && isSameLine(held, state) && state.version < held.version;
    return !state || isOlder ? "same" : this.begin({ ...state, games: [...state.games] }, id);
  }

  forget(): void {
    this.id = null;
    this.isWhole = false;
  }

  private begin(snapshot: Snapshot, id: string | null): Effect {
    const name = nameOf(id);
    if (!name) {
      return "same";
    }
    const before = new Map(this.state?.games.map((game) => [game.id, game]));
    const games = snapshot.games.map((game) => keep(before.get(game.id), game));
    this.state = freeze({ name: sameName(this.state?.name, name), games, changed: nothing, ...rest(snapshot) });
    this.id = id;
    this.isWhole = true;
    return "changed";
  }

  private change(change: Change, id: string | null): Effect {
    const held = this.state;
    if (!held || !this.isWhole) {
      return "same";
    }
    const name = nameOf(id);
    const isOurs = name && sameName(held.name, name) === held.name && change.epoch === held.epoch;
    if (isOurs && change.version <= held.version) {
      return "same";
    }
    if (!isOurs || change.since !== held.version) {
      this.forget();
      return "hole";
    }
    const games = new Map(held.games.map((game) => [game.id, game]));
    const changed = new Set<string>();
    for (const patch of change.games) {
      const before = games.get(patch.id!);
      const after = merge(before, patch) as Game;
      if (after !== before) {
        games.set(after.id, after);
        changed.add(after.id);
      }
    }
    this.state = freeze({ ...held, version: change.version, at: change.at, games: order([...games.values()]), changed });
    this.id = id;
    return "changed";
  }

  private beat(beat: Beat): Effect {
    const held = this.state;
    if (!held || !this.isWhole) {
      return "same";
    }
    if (beat.version !== null && beat.version > held.version) {
      this.forget();
      return "hole";
    }
    if (beat.staleSince === held.staleSince) {
      return "same";
    }
    this.state = freeze({ ...held, staleSince: beat.staleSince, changed: nothing });
    return "changed";
  }

  /** The full mode tells nothing but games. */
  private snapshotOf(games: Game[], id: string | null): Snapshot {
    const [, epoch = null, version] = id?.split(".") ?? [];
    return { epoch, version: Number(version ?? 0), at: this.state?.at ?? "", staleSince: this.state?.staleSince ?? null, games };
  }
}

const rest = ({ epoch, version, at, staleSince }: Snapshot) => ({ epoch, version, at, staleSince });

const freeze = (week: Week): Week => Object.freeze({ ...week, games: Object.freeze(week.games) });

const isSameLine = (one: Week, other: Week) => one.epoch === other.epoch && sameName(one.name, other.name) === one.name;

const sameName = (one: WeekName | undefined, other: WeekName) =>
  one?.season === other.season && one.slug === other.slug ? one : other;

const keep = (before: Game | undefined, after: Game) => before && same(before, after) ? before : after;

const order = (games: Game[]) =>
  games.sort((one, other) => Date.parse(one.kickoff) - Date.parse(other.kickoff) || (one.id < other.id ? -1 : 1));

/** The week in an id such as `2015-reg-12.k3f9.42`. */
export function nameOf(id: string | null): WeekName | null {
  const [, season, type, week] = /^(\d+)-(pre|reg|post)-(\d+)\./.exec(id ?? "") ?? [];
  return season ? { season: Number(season), slug: type === "reg" ? week! : `${type}-${week}` } : null;
}
