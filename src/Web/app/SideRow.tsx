import type { Game, Side } from "../client";
import { Score } from "./Score";
import { winnerOf } from "./words";

interface Props {
  readonly game: Game;
  readonly side: Side;
  readonly place: "away" | "home";
}

export function SideRow({ game, side, place }: Props) {
  const winner = winnerOf(game);
  const hasBall = game.status === "inProgress" && game.possession === side.code;
  const isBefore = game.status === "scheduled" || game.status === "postponed" || game.status === "canceled";
  return (
    <div className={`side ${place}${winner === side ? " won" : winner ? " lost" : ""}`}>
      <span className={hasBall ? "ball has" : "ball"}>{hasBall && <span className="aside">Has the ball: </span>}</span>
      <span className="code">{side.code}</span>
      <span className="name">{side.name}</span>
      {winner === side && <span className="aside">won</span>}
      <Score value={isBefore ? null : side.score} />
    </div>
  );
}
