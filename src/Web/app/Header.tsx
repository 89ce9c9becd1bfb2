import { LineState } from "./LineState";
import { Link } from "./Link";
import { seasonPath, standingsPath } from "./routes";
import { ThemeToggle } from "./ThemeToggle";

export function Header({ season }: { readonly season: number | null }) {
  return (
    <header className="top">
      <Link className="brand" href="/"><img src="/favicon.svg" alt="" width="22" height="22" />LiveScore</Link>
      <nav aria-label="Main">
        <Link href="/">This week</Link>
        {season !== null && <Link href={seasonPath(season)}>Season</Link>}
        {season !== null && <Link href={standingsPath(season)}>Standings</Link>}
      </nav>
      <div className="tools">
        <LineState />
        <ThemeToggle />
      </div>
    </header>
  );
}
