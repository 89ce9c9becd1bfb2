import type { Game } from "../client";
import { dayOf } from "./times";

/** Games that kick off together. */
export interface Slot {
  readonly kickoff: string;
  readonly games: readonly Game[];
}

export interface Day {
  readonly title: string;
  readonly slots: readonly Slot[];
}

export function slotsOf(games: readonly Game[]): readonly Slot[] {
  const slots = new Map<number, { kickoff: string; games: Game[] }>();
  for (const game of games) {
    const at = Date.parse(game.kickoff);
    const slot = slots.get(at);
    if (slot === undefined) {
      slots.set(at, { kickoff: game.kickoff, games: [game] });
    } else {
      slot.games.push(game);
    }
  }
  return [...slots].sort(([one], [other]) => one - other).map(([, slot]) => slot);
}

export function daysOf(slots: readonly Slot[]): readonly Day[] {
  const days = new Map<string, Slot[]>();
  for (const slot of slots) {
    const title = dayOf(slot.kickoff);
    days.set(title, [...(days.get(title) ?? []), slot]);
  }
  return [...days].map(([title, members]) => ({ title, slots: members }));
}
