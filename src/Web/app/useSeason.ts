import { useEffect, useState } from "react";
import { Problem, type WeekName, type WeekSummary } from "../client";
import { useLiveScore } from "../react";

/** `unknown`: there is no such season. `unavailable`: it could not be asked. */
export type SeasonAnswer = readonly WeekSummary[] | "unknown" | "unavailable";

const NONE: readonly WeekSummary[] = [];

/** The weeks of a season; null as long as there is no answer. */
export function useSeason(season: number | null) {
  const live = useLiveScore();
  const [got, setGot] = useState<{ readonly season: number; readonly answer: SeasonAnswer } | null>(null);
  useEffect(() => {
    if (season === null) {
      return undefined;
    }
    let isWanted = true;
    const take = (answer: SeasonAnswer) => isWanted && setGot({ season, answer });
    live.season(season).then(take, (fault: unknown) => take(fault instanceof Problem && fault.status === 404 ? "unknown" : "unavailable"));
    return () => { isWanted = false; };
  }, [live, season]);
  const answer = got !== null && got.season === season ? got.answer : null;
  return { answer, weeks: typeof answer === "object" && answer !== null ? answer : NONE };
}

/** Whether there is certainly nothing to be shown of a week. */
export const isUnknownWeek = (answer: SeasonAnswer | null, { slug }: WeekName) =>
  answer === "unknown" || (typeof answer === "object" && answer !== null && !answer.some((week) => week.slug === slug && week.state !== "unknown"));
