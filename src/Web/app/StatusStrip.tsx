import type { Week } from "../client";
import { shortMoment } from "./times";
import { isInPlay, isOff } from "./words";

/** How the week stands, or that its scores may be old: one line for both, also on a phone, so that a warning moves nothing. */
export function StatusStrip({ week }: { readonly week: Week | undefined }) {
  if (week?.staleSince) {
    return <p className="strip stale">Scores may be old: as of {shortMoment(week.staleSince)}</p>;
  }
  return <p className="strip">{week === undefined ? "Waiting for the first scores" : counts(week)}</p>;
}

function counts({ games }: Week): string {
  const parts: readonly [number, string][] = [
    [games.filter(isInPlay).length, "in play"],
    [games.filter(({ status }) => status === "final").length, "final"],
    [games.filter(({ status }) => status === "scheduled").length, "to come"],
    [games.filter(isOff).length, "off or on hold"],
  ];
  return parts.filter(([count]) => count > 0).map((part) => part.join(" ")).join(" · ");
}
