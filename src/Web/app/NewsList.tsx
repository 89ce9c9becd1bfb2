import type { Notification } from "../client";
import { isFavourite, useFavourite } from "./favourite";
import { moment } from "./times";

const WORDS: Record<Notification["kind"], string> = {
  kickoff: "Kick-off",
  score: "Score",
  correction: "Correction",
  quarter: "Quarter",
  halftime: "Halftime",
  final: "Final",
  postponed: "Schedule",
  announcement: "Announcement",
};

interface Props {
  readonly news: readonly Notification[];
  readonly empty: string;
}

/** Newest first. */
export function NewsList({ news, empty }: Props) {
  const [favourite] = useFavourite();
  if (news.length === 0) {
    return <p className="news-list empty">{empty}</p>;
  }
  return (
    <ol className="news-list" tabIndex={0} aria-label="Newest first">
      {news.map((item) => (
        <li key={item.id} className={`${item.kind}${isAboutOwn(item) ? " own" : ""}`}>
          <p className="kind">{WORDS[item.kind]} <time dateTime={item.at}>{moment(item.at)}</time></p>
          <p className="text" dir="auto">{item.text}</p>
        </li>
      ))}
    </ol>
  );

  function isAboutOwn({ home, away }: Notification) {
    return home !== undefined && away !== undefined && isFavourite({ home, away }, favourite);
  }
}
