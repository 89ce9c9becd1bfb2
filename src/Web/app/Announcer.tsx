import { useEffect, useRef, useState } from "react";
import type { Notification } from "../client";
import { isFavourite, useFavourite } from "./favourite";
import { sayAll } from "./spoken";
import { useNews } from "./useNews";

const TOLD: ReadonlySet<Notification["kind"]> = new Set(["score", "correction", "final", "postponed", "announcement"]);
const EVERY = 5_000;

/** The one place from which screen readers hear what happens: at most one message every few seconds, the reader's team first. */
export function Announcer() {
  const [favourite] = useFavourite();
  const [message, setMessage] = useState("");
  const waiting = useRef<Notification[]>([]);
  useNews((news) => waiting.current.push(...news.filter(({ kind }) => TOLD.has(kind))));
  useEffect(() => {
    const tick = setInterval(() => {
      if (waiting.current.length > 0) {
        const isOwn = ({ home, away }: Notification) => Number(home !== undefined && away !== undefined && isFavourite({ home, away }, favourite));
        setMessage(sayAll(waiting.current.toSorted((one, other) => isOwn(other) - isOwn(one))));
        waiting.current = [];
      }
    }, EVERY);
    return () => clearInterval(tick);
  }, [favourite]);
  return <p className="aside" id="said" role="status">{message}</p>;
}
