import type { Notification as News } from "../client";
import { isFavourite, useFavourite, type Favourite } from "./favourite";
import { useStored } from "./stored";
import { useNews } from "./useNews";

const TOLD: ReadonlySet<News["kind"]> = new Set(["kickoff", "score", "correction", "final", "postponed", "announcement"]);

/** Notifications of the browser, for readers who asked for them and look elsewhere. */
export function Alerts() {
  const [isOn] = useStored("alerts");
  const [favourite] = useFavourite();
  useNews((news) => {
    if (isOn !== null && !document.hasFocus() && "Notification" in window && Notification.permission === "granted") {
      news.filter((item) => isWanted(item, favourite)).forEach(tell);
    }
  });
  return null;
}

const isWanted = ({ kind, home, away }: News, favourite: Favourite | null) =>
  TOLD.has(kind) && (favourite === null || home === undefined || away === undefined || isFavourite({ home, away }, favourite));

function tell({ id, text }: News) {
  try {
    // By the tag several tabs tell one thing once.
    new Notification("LiveScore", { body: text, tag: id, icon: "/favicon.svg" });
  } catch {
    // Browsers of phones have the class, but allow it to service workers only.
  }
}
