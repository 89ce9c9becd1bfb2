import type { Game, Side, WeekName } from "../client";
import { time } from "./times";

const ROUNDS = ["", "Wild card round", "Divisional round", "Conference championships", "Super Bowl"];
const SHORT_ROUNDS = ["", "WC", "DIV", "CONF", "SB"];

const numberOf = (slug: string) => Number(slug.split("-").at(-1));

export function weekTitle({ slug }: Pick<WeekName, "slug">): string {
  const number = numberOf(slug);
  if (slug.startsWith("post-")) {
    return ROUNDS[number] ?? `Postseason, round ${number}`;
  }
  if (slug.startsWith("pre-")) {
    return number === 0 ? "Hall of Fame game" : `Preseason week ${number}`;
  }
  return `Week ${number}`;
}

/** For lists of weeks. */
export function weekLabel(slug: string): string {
  const number = numberOf(slug);
  if (slug.startsWith("post-")) {
    return SHORT_ROUNDS[number] ?? `P${number}`;
  }
  return slug.startsWith("pre-") ? (number === 0 ? "HOF" : `Pre ${number}`) : String(number);
}

export const isInPlay = ({ status }: Game) => status === "inProgress" || status === "halftime";
export const isOff = ({ status }: Game) => status === "postponed" || status === "suspended" || status === "canceled" || status === "delayed";
/** Nothing more is to come of it this week. */
export const isOver = ({ status }: Game) => status === "final" || status === "canceled" || status === "postponed";

export function periodOf(period: number): string {
  return period <= 4 ? `Q${period}` : period === 5 ? "OT" : `${period - 4}OT`;
}

function momentOf({ period, clock }: Game): string | null {
  if (period === null) {
    return clock;
  }
  return clock === "00:00" ? `End ${periodOf(period)}` : [periodOf(period), clock].filter(Boolean).join(" ");
}

export function statusOf(game: Game): string {
  switch (game.status) {
    case "scheduled": return time(game.kickoff);
    case "inProgress": return momentOf(game) ?? "In play";
    case "halftime": return "Halftime";
    case "final": return !game.overtime ? "Final" : (game.period ?? 5) > 5 ? `Final/${periodOf(game.period!)}` : "Final/OT";
    case "postponed": return "Postponed";
    case "canceled": return "Canceled";
    case "suspended": return withMoment("Suspended", game);
    case "delayed": return withMoment("Delayed", game);
  }
}

const withMoment = (word: string, game: Game) =>
  game.home.score === null && game.away.score === null ? word : [word, momentOf(game)].filter(Boolean).join(", ");

export const fixtureOf = ({ away, home }: Game) => `${away.name} at ${home.name}`;

export const scoreLine = (away: Side, home: Side) => `${away.code} ${away.score ?? 0}, ${home.code} ${home.score ?? 0}`;

export function winnerOf({ status, away, home }: Game): Side | null {
  if (status !== "final" || away.score === null || home.score === null || away.score === home.score) {
    return null;
  }
  return away.score > home.score ? away : home;
}

export const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
