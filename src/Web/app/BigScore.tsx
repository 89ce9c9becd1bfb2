import type { Game, Side } from "../client";
import { GameNote } from "./GameNote";
import { Score } from "./Score";
import { Star } from "./Star";
import { moment } from "./times";
import { fixtureOf, isInPlay, scoreLine, statusOf, winnerOf } from "./words";

export function BigScore({ game }: { readonly game: Game }) {
  const status = statusOf(game);
  const isOn = isInPlay(game) || game.status === "final";
  const title = isOn ? `${scoreLine(game.away, game.home)} · ${status}` : `${fixtureOf(game)} · ${status}`;
  const isInZone = game.redZone === true && game.status === "inProgress";
  return (
    <section className="big" aria-labelledby="fixture">
      <title>{`${title} · LiveScore`}</title>
      <h1 id="fixture" className="aside">{fixtureOf(game)}</h1>
      <BigSide game={game} side={game.away} place="away" />
      <div className="middle">
        <p className={isInPlay(game) ? "status live" : "status"}>{status}</p>
        <p className="tag-line">{isInZone && <span className="tag">Red zone</span>}</p>
      </div>
      <BigSide game={game} side={game.home} place="home" />
      <p className="kickoff">{game.status === "final" ? "Played" : "Kick-off"} <time dateTime={game.kickoff}>{moment(game.kickoff)}</time></p>
      <GameNote game={game} />
    </section>
  );
}

interface SideProps {
  readonly game: Game;
  readonly side: Side;
  readonly place: "away" | "home";
}

function BigSide({ game, side, place }: SideProps) {
  const winner = winnerOf(game);
  const hasBall = game.status === "inProgress" && game.possession === side.code;
  return (
    <div className={`${place}${winner === side ? " won" : winner ? " lost" : ""}`}>
      <p className="team"><span className="code">{side.code}</span> <Star code={side.code} name={side.name} /></p>
      <p className="name">{side.name}</p>
      <Score value={game.status === "scheduled" ? null : side.score} />
      <p className="has-ball">{hasBall ? "Has the ball" : winner === side ? "Won" : ""}</p>
    </div>
  );
}
