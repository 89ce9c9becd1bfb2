import { GameCard } from "./GameCard";
import type { Day, Slot } from "./slots";
import { time } from "./times";

interface Props {
  readonly day: Day;
  readonly isPast: boolean;
}

export function DayGames({ day, isPast }: Props) {
  return (
    <section className="day">
      <h2>{day.title}{isPast && <span className="year"> · played before</span>}</h2>
      <div className="slots">{day.slots.map((slot) => <SlotGames key={slot.kickoff} slot={slot} />)}</div>
    </section>
  );
}

/** A lonely game takes one place beside others, several take the whole row. */
function SlotGames({ slot }: { readonly slot: Slot }) {
  return (
    <div className={slot.games.length === 1 ? "slot one" : "slot"}>
      <h3>{time(slot.kickoff)}</h3>
      <ul className="board">{slot.games.map((game) => <GameCard key={game.id} game={game} isOwn={false} />)}</ul>
    </div>
  );
}
