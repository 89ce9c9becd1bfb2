import { useEffect, useState } from "react";
import { useLiveScore, useStore } from "../react";

export function LineState() {
  const { state, retryAt } = useStore(useLiveScore().line);
  const seconds = useSecondsUntil(state === "waiting" ? retryAt : null);
  const words = {
    live: "Live",
    connecting: "Connecting",
    waiting: seconds === null || seconds === 0 ? "Reconnecting" : `Retry in ${seconds} s`,
    offline: "Offline",
  };
  return (
    <p className="line" data-state={state}>
      <span className="dot" aria-hidden="true" />
      {words[state]}
    </p>
  );
}

function useSecondsUntil(end: Date | null): number | null {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (end !== null) {
      setNow(Date.now());
      const tick = setInterval(() => setNow(Date.now()), 1000);
      return () => clearInterval(tick);
    }
    return undefined;
  }, [end]);
  return end === null ? null : Math.max(0, Math.ceil((end.getTime() - now) / 1000));
}
