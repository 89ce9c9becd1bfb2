import type { Week, WeekName } from "../client";
import { useWeek } from "../react";
import { Board } from "./Board";
import { BoardHead } from "./BoardHead";
import { Lobby } from "./Lobby";
import { News } from "./News";
import { BoardSkeleton } from "./Skeleton";
import { UnknownWeek } from "./UnknownWeek";
import { isUnknownWeek, useSeason } from "./useSeason";
import { WeekNav } from "./WeekNav";

export function Scoreboard({ name }: { readonly name: "current" | WeekName }) {
  const week = useWeek(name);
  const shown = name === "current" ? (week?.name ?? null) : name;
  const season = useSeason(shown?.season ?? null);
  if (week === undefined && name !== "current" && isUnknownWeek(season.answer, name)) {
    return <UnknownWeek name={name} season={season.answer} />;
  }
  return (
    <>
      <BoardHead name={shown} week={week} />
      {shown === null ? <div className="weeks" /> : <WeekNav name={shown} weeks={season.weeks} />}
      <div className="columns">
        <div className="scores"><Games week={week} /></div>
        <aside aria-label="What happens, and chat">
          <News games={week?.games} />
          <Lobby />
        </aside>
      </div>
    </>
  );
}

function Games({ week }: { readonly week: Week | undefined }) {
  if (week === undefined) {
    return <BoardSkeleton />;
  }
  return week.games.length === 0
    ? <p className="empty">No games are known for this week yet. They appear here as soon as there are.</p>
    : <Board games={week.games} />;
}
