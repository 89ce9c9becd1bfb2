import type { Side } from "./types";

// Clubs move and feeds abbreviate, the club stays: src/Domain/Teams.cs.
const clubs: Readonly<Record<string, string>> = {
  STL: "LAR", LA: "LAR", SL: "LAR", SD: "LAC", OAK: "LV", JAC: "JAX", WAS: "WSH", ARZ: "ARI", BLT: "BAL", CLV: "CLE", HST: "HOU",
};

/** The code of today of a club, whichever way it is printed. */
export function clubOf(code: string): string {
  const upper = code.toUpperCase();
  return Object.hasOwn(clubs, upper) ? clubs[upper]! : upper;
}

export const isAbout = (team: string, { home, away }: { home?: Side; away?: Side }): boolean =>
  [home, away].some((side) => side && clubOf(side.code) === clubOf(team));
