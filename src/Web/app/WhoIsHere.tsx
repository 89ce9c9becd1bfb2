import { plural } from "./words";

interface Props {
  readonly count: number;
  readonly users: readonly string[];
  readonly own: string | null;
}

export function WhoIsHere({ count, users, own }: Props) {
  const others = count - users.length;
  return (
    <details className="who">
      <summary>{plural(count, "person", "people")} here</summary>
      <ul>
        {users.map((user) => <li key={user}><bdi>{user}</bdi>{user === own && " (you)"}</li>)}
        {others > 0 && <li>and {plural(others, "other")}</li>}
      </ul>
    </details>
  );
}
