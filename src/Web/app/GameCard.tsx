import { memo } from "react";
import type { Game } from "../client";
import { GameNote } from "./GameNote";
import { Link } from "./Link";
import { gamePath } from "./routes";
import { SideRow } from "./SideRow";
import { useFlash } from "./useFlash";
import { fixtureOf, isInPlay, isOff, statusOf } from "./words";

interface Props {
  readonly game: Game;
  readonly isOwn: boolean;
}

/** One game of the board. A change renders the games that it is about, and no other. */
export const GameCard = memo(function GameCard({ game, isOwn }: Props) {
  const isNew = useFlash(game.status);
  const state = isInPlay(game) ? "live" : isOff(game) ? "off" : game.status === "final" ? "over" : "next";
  const isInZone = game.redZone === true && game.status === "inProgress";
  return (
    <li className={`game ${state}${isOwn ? " own" : ""}${isInZone ? " zone" : ""}`}>
      <p className="when">
        <Link href={gamePath(game)} className={isNew ? "status new" : "status"}>
          {statusOf(game)}<span className="aside">, {fixtureOf(game)}</span>
        </Link>
        <GameNote game={game} isInZone={isInZone} />
      </p>
      <SideRow game={game} side={game.away} place="away" />
      <SideRow game={game} side={game.home} place="home" />
    </li>
  );
});
