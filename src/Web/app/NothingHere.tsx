import type { ReactNode } from "react";
import { Link } from "./Link";

interface Props {
  readonly title: string;
  readonly children: ReactNode;
}

export function NothingHere({ title, children }: Props) {
  return (
    <section className="nothing">
      <title>{`${title} · LiveScore`}</title>
      <h1>{title}</h1>
      <p>{children}</p>
      <p><Link href="/">See this week’s scores</Link></p>
    </section>
  );
}
