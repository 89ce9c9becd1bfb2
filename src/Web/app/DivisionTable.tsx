import type { Standing } from "../client";
import { isFavouriteSide, useFavourite } from "./favourite";

interface Props {
  readonly title: string;
  readonly teams: readonly Standing[];
}

export function DivisionTable({ title, teams }: Props) {
  const [favourite] = useFavourite();
  return (
    <table>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">Team</th>
          <th scope="col"><abbr title="Wins">W</abbr></th>
          <th scope="col"><abbr title="Losses">L</abbr></th>
          <th scope="col"><abbr title="Ties">T</abbr></th>
          <th scope="col"><abbr title="Percentage">Pct</abbr></th>
          <th scope="col"><abbr title="Points for">PF</abbr></th>
          <th scope="col"><abbr title="Points against">PA</abbr></th>
          <th scope="col"><abbr title="Difference">Diff</abbr></th>
        </tr>
      </thead>
      <tbody>
        {teams.map((team) => (
          <tr key={team.code} className={isFavouriteSide(team, favourite) ? "own" : undefined}>
            <th scope="row"><span className="code">{team.code}</span> <span className="name">{team.name}</span></th>
            <td>{team.wins}</td>
            <td>{team.losses}</td>
            <td>{team.ties}</td>
            <td>{team.percentage.toFixed(3).replace(/^0/, "")}</td>
            <td>{team.pointsFor}</td>
            <td>{team.pointsAgainst}</td>
            <td>{team.difference > 0 ? `+${team.difference}` : String(team.difference).replace("-", "−")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
