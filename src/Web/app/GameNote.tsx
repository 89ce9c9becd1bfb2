import type { Game } from "../client";
import { useBefore } from "./useFlash";

const TOLD_FOR = 60_000;

interface Props {
  readonly game: Game;
  /** Whether to tell of the red zone here. Who loses a touchdown is mostly in it, so that a correction comes first. */
  readonly isInZone?: boolean;
}

/** What else there is to know: a score that fell, the red zone, or the note of the feed. It has a line of something else, so that it moves nothing. */
export function GameNote({ game, isInZone = false }: Props) {
  const away = useFallen(game.away.score);
  const home = useFallen(game.home.score);
  const fallen = [
    away !== null && `${game.away.code} had ${away}`,
    home !== null && `${game.home.code} had ${home}`,
  ].filter(Boolean);
  if (fallen.length > 0) {
    return <span className="note corrected">Corrected: {fallen.join(", ")}</span>;
  }
  return isInZone ? <span className="tag">Red zone</span> : <span className="note" title={game.note ?? undefined}>{game.note}</span>;
}

/** What a score was before it was taken back a moment ago. */
function useFallen(score: number | null): number | null {
  const before = useBefore(score, TOLD_FOR);
  return before !== null && before > (score ?? 0) ? before : null;
}
