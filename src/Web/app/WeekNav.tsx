import { useEffect, useRef } from "react";
import type { WeekName, WeekSummary } from "../client";
import { Link } from "./Link";
import { weekPath } from "./routes";
import { weekLabel, weekTitle } from "./words";

interface Props {
  readonly name: WeekName;
  readonly weeks: readonly WeekSummary[];
}

/** The weeks of a season that are known. Always there, so that nothing moves when they are. */
export function WeekNav({ name, weeks }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const known = weeks.filter(({ slug, state }) => state !== "unknown" || slug === name.slug);
  useEffect(() => {
    const here = list.current?.querySelector<HTMLElement>(".here");
    if (here && list.current) {
      list.current.scrollLeft = here.offsetLeft - (list.current.clientWidth - here.clientWidth) / 2;
    }
  }, [name.slug, known.length]);
  return (
    <nav className="weeks" aria-label={`Weeks of ${name.season}`}>
      <ul ref={list}>
        {known.map(({ slug, state }) => (
          <li key={slug} className={slug === name.slug ? "here" : undefined}>
            <Link
              href={weekPath({ season: name.season, slug })}
              aria-current={slug === name.slug ? "page" : undefined}
              aria-label={weekTitle({ slug }) + (state === "live" ? ", in play" : "")}
            >
              {weekLabel(slug)}{state === "live" && <span className="dot" />}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
