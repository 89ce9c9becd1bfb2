import { useEffect, useState } from "react";
import { Problem, type Standing } from "../client";
import { useLiveScore, useWeek } from "../react";
import { DivisionTable } from "./DivisionTable";
import { Link } from "./Link";
import { NothingHere } from "./NothingHere";
import { seasonPath } from "./routes";

const CONFERENCES = ["AFC", "NFC"] as const;
const DIVISIONS = ["East", "North", "South", "West"] as const;

export function StandingsPage({ season }: { readonly season: number }) {
  const answer = useStandings(season);
  if (answer === "unknown") {
    return <NothingHere title={`There is no table of ${season}`}>No season of that year has been imported.</NothingHere>;
  }
  return (
    <>
      <div className="head">
        <title>{`Standings ${season} · LiveScore`}</title>
        <h1>Standings <span className="year">{season}</span></h1>
        <p className="strip">Finals of the regular season. The league’s tie-breakers are not applied.</p>
      </div>
      {answer === "unavailable" && <p className="empty">The table cannot be read at the moment. Try again a little later.</p>}
      {Array.isArray(answer) && answer.length === 0 && <p className="empty">No game of this season is known yet. <Link href={seasonPath(season)}>Weeks of {season}</Link></p>}
      {Array.isArray(answer) && answer.length > 0 && CONFERENCES.map((conference) => (
        <section key={conference} className="conference" aria-labelledby={conference}>
          <h2 id={conference}>{conference}</h2>
          <div className="divisions">
            {DIVISIONS.map((division) => (
              <DivisionTable
                key={division}
                title={`${conference} ${division}`}
                teams={answer.filter((team) => team.conference === conference && team.division === division)}
              />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}

function useStandings(season: number) {
  const live = useLiveScore();
  const finals = useWeek("current")?.games.filter(({ status }) => status === "final").length;
  const [answer, setAnswer] = useState<readonly Standing[] | "unknown" | "unavailable" | null>(null);
  useEffect(() => {
    let isWanted = true;
    live.standings(season).then(
      (teams) => isWanted && setAnswer(teams),
      (fault: unknown) => isWanted && setAnswer(fault instanceof Problem && fault.status === 404 ? "unknown" : "unavailable"),
    );
    return () => { isWanted = false; };
  }, [live, season, finals]);
  return answer;
}
