import type { Game, WeekName } from "../client";

export type Route =
  | { readonly page: "current" }
  | { readonly page: "season"; readonly season: number }
  | { readonly page: "standings"; readonly season: number }
  | { readonly page: "week"; readonly week: WeekName }
  | { readonly page: "game"; readonly week: WeekName; readonly id: string }
  | { readonly page: "unknown" };

const SEASON = /^\d{4}$/;
const SLUG = /^(\d{1,2}|(pre|post)-\d{1,2})$/;
const GAME = /^[A-Za-z0-9-]{1,32}$/;

export function parse(path: string): Route {
  const parts = path.split("/").filter((part) => part !== "");
  const [year, slug, id] = parts;
  if (year === undefined) {
    return { page: "current" };
  }
  if (!SEASON.test(year) || parts.length > 3) {
    return { page: "unknown" };
  }
  const season = Number(year);
  if (slug === undefined) {
    return { page: "season", season };
  }
  if (slug === "standings" && id === undefined) {
    return { page: "standings", season };
  }
  if (!SLUG.test(slug)) {
    return { page: "unknown" };
  }
  const week = { season, slug };
  if (id === undefined) {
    return { page: "week", week };
  }
  return GAME.test(id) ? { page: "game", week, id } : { page: "unknown" };
}

export const seasonPath = (season: number) => `/${season}`;
export const standingsPath = (season: number) => `/${season}/standings`;
export const weekPath = ({ season, slug }: WeekName) => `/${season}/${slug}`;
export const gamePath = (game: Game) => `${weekPath(weekOf(game))}/${game.id}`;

export const weekOf = ({ season, type, week }: Game): WeekName =>
  ({ season, slug: type === "reg" ? String(week) : `${type}-${week}` });

/** The season that a route is about, if it is about one. */
export const seasonOf = (route: Route): number | null =>
  "season" in route ? route.season : "week" in route ? route.week.season : null;
