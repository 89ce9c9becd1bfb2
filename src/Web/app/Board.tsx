import { useMemo } from "react";
import type { Game } from "../client";
import { DayGames } from "./DayGames";
import { isFavourite, useFavourite } from "./favourite";
import { GameCard } from "./GameCard";
import { daysOf, slotsOf } from "./slots";
import { usePlayedBefore } from "./usePlayedBefore";

/** The reader's own team first, then what is on or to come by kick-off, then what was over before. */
export function Board({ games }: { readonly games: readonly Game[] }) {
  const [favourite] = useFavourite();
  const played = usePlayedBefore(games);
  const { own, next, past } = useMemo(() => {
    const others = games.filter((game) => !isFavourite(game, favourite));
    return {
      own: games.filter((game) => isFavourite(game, favourite)),
      next: daysOf(slotsOf(others.filter((game) => !played.has(game.kickoff)))),
      past: daysOf(slotsOf(others.filter((game) => played.has(game.kickoff)))),
    };
  }, [games, favourite, played]);
  return (
    <>
      {own.length > 0 && (
        <section className="day own" aria-labelledby="own">
          <h2 id="own">Your team</h2>
          <ul className="board">{own.map((game) => <GameCard key={game.id} game={game} isOwn />)}</ul>
        </section>
      )}
      {next.map((day) => <DayGames key={day.title} day={day} isPast={false} />)}
      {past.map((day) => <DayGames key={`${day.title} before`} day={day} isPast />)}
    </>
  );
}
