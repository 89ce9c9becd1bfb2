import type { WeekName } from "../client";
import { NothingHere } from "./NothingHere";
import type { SeasonAnswer } from "./useSeason";
import { weekTitle } from "./words";

interface Props {
  readonly name: WeekName;
  readonly season: SeasonAnswer | null;
}

export function UnknownWeek({ name, season }: Props) {
  if (typeof season !== "object" || season === null) {
    return <NothingHere title={`Nothing is known of ${name.season}`}>No season of that year has been imported.</NothingHere>;
  }
  const isWeek = season.some((week) => week.slug === name.slug);
  return isWeek
    ? <NothingHere title={`${weekTitle(name)}, ${name.season}, is not here yet`}>Its games have not been imported.</NothingHere>
    : <NothingHere title={`There is no ${weekTitle(name).toLowerCase()} in ${name.season}`}>The season has other weeks.</NothingHere>;
}
