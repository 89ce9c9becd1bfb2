import type { Notification } from "../client";
import { plural } from "./words";

const MOST = 3;

/** Some of it in words, and how much more there is. */
export function sayAll(news: readonly Notification[]): string {
  const told = news.slice(0, MOST).map(say);
  return [...told, ...(news.length > MOST ? [`And ${plural(news.length - MOST, "other thing")}.`] : [])].join(" ");
}

function say({ kind, text, team, home, away }: Notification): string {
  if (home === undefined || away === undefined) {
    return text;
  }
  const score = `${away.name} ${away.score ?? 0}, ${home.name} ${home.score ?? 0}.`;
  switch (kind) {
    case "score": return `${[home, away].find(({ code }) => code === team)?.name ?? "Somebody"} score. ${score}`;
    case "correction": return `Correction. ${score}`;
    case "final": return `Final. ${score}`;
    default: return text;
  }
}
