import { useEffect, useEffectEvent, useRef } from "react";
import type { Notification } from "../client";
import { useNotifications } from "../react";

/** Gives each notification to `take` once. */
export function useNews(take: (news: readonly Notification[]) => void) {
  const all = useNotifications();
  const last = useRef<string>(undefined);
  const hand = useEffectEvent(take);
  useEffect(() => {
    const news = all.slice(all.findIndex(({ id }) => id === last.current) + 1);
    last.current = all.at(-1)?.id;
    if (news.length > 0) {
      hand(news);
    }
  }, [all]);
}
