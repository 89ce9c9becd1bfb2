import { useEffect, useRef } from "react";
import { useWeek } from "../react";
import { Alerts } from "./Alerts";
import { Announcer } from "./Announcer";
import { Footer } from "./Footer";
import { GamePage } from "./GamePage";
import { Header } from "./Header";
import { NothingHere } from "./NothingHere";
import { usePath, useRoute } from "./router";
import { seasonOf, type Route } from "./routes";
import { Scoreboard } from "./Scoreboard";
import { SeasonPage } from "./SeasonPage";
import { StandingsPage } from "./StandingsPage";

export function App() {
  const route = useRoute();
  const main = useFocusOnArrival();
  const current = useWeek("current");
  const season = seasonOf(route) ?? current?.name.season ?? null;
  return (
    <>
      <a className="skip" href="#main">Skip to the scores</a>
      <Header season={season} />
      <main id="main" ref={main} tabIndex={-1}>
        <Page route={route} />
      </main>
      <Footer version={current?.version ?? null} />
      <Announcer />
      <Alerts />
    </>
  );
}

function Page({ route }: { readonly route: Route }) {
  switch (route.page) {
    case "current": return <Scoreboard key="current" name="current" />;
    case "week": return <Scoreboard key={`${route.week.season}/${route.week.slug}`} name={route.week} />;
    case "game": return <GamePage key={route.id} name={route.week} id={route.id} />;
    case "standings": return <StandingsPage key={route.season} season={route.season} />;
    case "season": return <SeasonPage key={route.season} season={route.season} />;
    case "unknown": return <NothingHere title="There is no such page">The address may be mistyped.</NothingHere>;
  }
}

/** Who follows a link with the keyboard or a screen reader goes on in what it leads to. */
function useFocusOnArrival() {
  const main = useRef<HTMLElement>(null);
  const path = usePath();
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current !== path) {
      shown.current = path;
      main.current?.focus({ preventScroll: true });
    }
  }, [path]);
  return main;
}
