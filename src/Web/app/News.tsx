import { useMemo } from "react";
import type { Game } from "../client";
import { useNotifications } from "../react";
import { AlertsButton } from "./AlertsButton";
import { NewsList } from "./NewsList";
import { TeamPicker } from "./TeamPicker";

const NO_GAMES: readonly Game[] = [];

export function News({ games = NO_GAMES }: { readonly games: readonly Game[] | undefined }) {
  const all = useNotifications();
  const newest = useMemo(() => all.toReversed(), [all]);
  return (
    <section className="panel news" aria-labelledby="news">
      <h2 id="news">What happens</h2>
      <div className="wishes">
        <TeamPicker games={games} />
        <AlertsButton />
      </div>
      <NewsList news={newest} empty="Scores, finals and the like appear here from now on." />
    </section>
  );
}
