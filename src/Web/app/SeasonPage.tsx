import type { WeekSummary } from "../client";
import { Link } from "./Link";
import { NothingHere } from "./NothingHere";
import { seasonPath, standingsPath, weekPath } from "./routes";
import { dayOf } from "./times";
import { useSeason } from "./useSeason";
import { plural, weekTitle } from "./words";

export function SeasonPage({ season }: { readonly season: number }) {
  const { answer, weeks } = useSeason(season);
  if (answer === "unknown") {
    return <NothingHere title={`Nothing is known of ${season}`}>No season of that year has been imported.</NothingHere>;
  }
  const known = weeks.filter(({ state }) => state !== "unknown");
  return (
    <>
      <div className="head">
        <title>{`${season} season · LiveScore`}</title>
        <h1>{season} season</h1>
        <p className="strip">
          <Link href={seasonPath(season - 1)}>{season - 1}</Link>
          <Link href={seasonPath(season + 1)}>{season + 1}</Link>
          <Link href={standingsPath(season)}>Standings</Link>
        </p>
      </div>
      {answer === "unavailable" && <p className="empty">The weeks cannot be read at the moment. Try again a little later.</p>}
      {Array.isArray(answer) && known.length === 0 && <p className="empty">No week of this season has been imported yet.</p>}
      <ul className="week-list">{known.map((week) => <WeekRow key={week.slug} season={season} week={week} />)}</ul>
    </>
  );
}

function WeekRow({ season, week }: { readonly season: number; readonly week: WeekSummary }) {
  return (
    <li className={week.state}>
      <Link href={weekPath({ season, slug: week.slug })}>{weekTitle(week)}</Link>
      <span>{week.firstKickoff === null ? "" : dayOf(week.firstKickoff)}</span>
      <span className="state">{wordsOf(week)}</span>
    </li>
  );
}

function wordsOf({ state, games, live, final }: WeekSummary): string {
  switch (state) {
    case "live": return live > 0 ? `${live} in play` : `${final} of ${games} final`;
    case "final": return "Final";
    default: return plural(games, "game");
  }
}
