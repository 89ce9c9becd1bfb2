import { useMemo } from "react";
import { clubOf, type Side } from "../client";
import { useStored } from "./stored";

/** The reader's team. */
export interface Favourite {
  readonly code: string;
  readonly name: string;
}

export function useFavourite(): [Favourite | null, (team: Favourite | null) => void] {
  const [stored, store] = useStored("team");
  const favourite = useMemo(() => read(stored), [stored]);
  return [favourite, (team) => store(team === null ? null : `${team.code} ${team.name}`)];
}

function read(stored: string | null): Favourite | null {
  const [, code, name] = /^([A-Z]{2,4}) (.{1,40})$/.exec(stored ?? "") ?? [];
  return code !== undefined && name !== undefined ? { code, name } : null;
}

/** Codes change when clubs move. */
export const isFavouriteSide = ({ code }: Pick<Side, "code">, favourite: Favourite | null) =>
  favourite !== null && clubOf(code) === clubOf(favourite.code);

export const isFavourite = ({ home, away }: { readonly home: Side; readonly away: Side }, favourite: Favourite | null) =>
  isFavouriteSide(home, favourite) || isFavouriteSide(away, favourite);
