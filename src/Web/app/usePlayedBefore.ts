import { useEffect, useState } from "react";
import type { Game } from "../client";
import { isOver } from "./words";

/**
 * The kick-offs of which every game was over when the reader came, or came back to the tab. Those stand below the others. What ends
 * under the reader's eyes stays where it is.
 */
export function usePlayedBefore(games: readonly Game[]): ReadonlySet<string> {
  const [played, setPlayed] = useState(() => kickoffsOver(games));
  useEffect(() => {
    const look = () => document.visibilityState === "hidden" && setPlayed(kickoffsOver(games));
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [games]);
  return played;
}

function kickoffsOver(games: readonly Game[]): ReadonlySet<string> {
  const open = new Set(games.filter((game) => !isOver(game)).map((game) => game.kickoff));
  // A week that is over as a whole is read from its beginning.
  return open.size === 0 ? new Set() : new Set(games.map((game) => game.kickoff).filter((kickoff) => !open.has(kickoff)));
}
