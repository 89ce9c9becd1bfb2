import { useMemo } from "react";
import type { WeekName } from "../client";
import { useNotifications, useWeek } from "../react";
import { BigScore } from "./BigScore";
import { ChatRoom } from "./ChatRoom";
import { Link } from "./Link";
import { NewsList } from "./NewsList";
import { NothingHere } from "./NothingHere";
import { weekPath } from "./routes";
import { GameSkeleton } from "./Skeleton";
import { StatusStrip } from "./StatusStrip";
import { UnknownWeek } from "./UnknownWeek";
import { isUnknownWeek, useSeason } from "./useSeason";
import { weekTitle } from "./words";

interface Props {
  readonly name: WeekName;
  readonly id: string;
}

export function GamePage({ name, id }: Props) {
  const week = useWeek(name);
  const season = useSeason(name.season);
  const all = useNotifications();
  const news = useMemo(() => all.filter(({ gameId }) => gameId === id).toReversed(), [all, id]);
  const game = week?.games.find((one) => one.id === id);
  if (week === undefined && isUnknownWeek(season.answer, name)) {
    return <UnknownWeek name={name} season={season.answer} />;
  }
  if (week !== undefined && game === undefined) {
    return <NothingHere title="There is no such game">{weekTitle(name)} of {name.season} has none with this number.</NothingHere>;
  }
  return (
    <>
      <div className="head">
        <p className="up"><Link href={weekPath(name)}>{weekTitle(name)}, {name.season}</Link></p>
        <StatusStrip week={week} />
      </div>
      {game === undefined ? <GameSkeleton /> : <BigScore game={game} />}
      <div className="columns even">
        <section className="panel" aria-labelledby="timeline">
          <h2 id="timeline">Timeline</h2>
          <NewsList news={news} empty="What happens in this game appears here from now on." />
        </section>
        <section className="panel" aria-labelledby="game-chat">
          <h2 id="game-chat">Chat about this game</h2>
          {game !== undefined && <ChatRoom name={id} label="Messages about this game" />}
        </section>
      </div>
    </>
  );
}
