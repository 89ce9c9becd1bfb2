import type { Game } from "../client";
import { useBefore } from "./useFlash";

const TOLD_FOR = 60_000;

/** What else there is to know: a score that fell, or the note of the feed. It has a line of something else, so that it moves nothing. */
export function GameNote({ game }: { readonly game: Game }) {
  const away = useFallen(game.away.score);
  const home = useFallen(game.home.score);
  const fallen = [
    away !== null && `${game.away.code} had ${away}`,
    home !== null && `${game.home.code} had ${home}`,
  ].filter(Boolean);
  return fallen.length > 0
    ? <span className="note corrected">Corrected: {fallen.join(", ")}</span>
    : <span className="note" title={game.note ?? undefined}>{game.note}</span>;
}

/** What a score was before it was taken back a moment ago. */
function useFallen(score: number | null): number | null {
  const before = useBefore(score, TOLD_FOR);
  return before !== null && before > (score ?? 0) ? before : null;
}
