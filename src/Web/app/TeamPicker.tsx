import { clubOf, type Game } from "../client";
import { useFavourite, type Favourite } from "./favourite";

/** Chooses the reader's team among those of the week. */
export function TeamPicker({ games }: { readonly games: readonly Game[] }) {
  const [favourite, choose] = useFavourite();
  const teams = teamsOf(games, favourite);
  return (
    <label className="picker">
      Your team
      <select value={favourite === null ? "" : clubOf(favourite.code)} onChange={(event) => choose(teams.find(({ code }) => clubOf(code) === event.target.value) ?? null)}>
        <option value="">none</option>
        {teams.map(({ code, name }) => <option key={code} value={clubOf(code)}>{name}</option>)}
      </select>
    </label>
  );
}

function teamsOf(games: readonly Game[], favourite: Favourite | null): readonly Favourite[] {
  const sides = games.flatMap(({ home, away }) => [home, away]);
  const teams = new Map([...(favourite === null ? [] : [favourite]), ...sides].map(({ code, name }) => [clubOf(code), { code, name }]));
  return [...teams.values()].sort((one, other) => one.name.localeCompare(other.name));
}
