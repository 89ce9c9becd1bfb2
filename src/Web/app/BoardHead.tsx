import type { Week, WeekName } from "../client";
import { StatusStrip } from "./StatusStrip";
import { weekTitle } from "./words";

interface Props {
  readonly name: WeekName | null;
  readonly week: Week | undefined;
}

export function BoardHead({ name, week }: Props) {
  const title = name === null ? "NFL scores" : `${weekTitle(name)}, ${name.season}`;
  return (
    <div className="head">
      <title>{`${title} · LiveScore`}</title>
      <h1>{name === null ? title : <>{weekTitle(name)} <span className="year">{name.season}</span></>}</h1>
      <StatusStrip week={week} />
    </div>
  );
}
