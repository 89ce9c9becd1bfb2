import { useEffect, useState } from "react";
import { useLiveScore } from "../react";

/** The name under which this browser writes; null until it is known. */
export function useUser(): string | null {
  const live = useLiveScore();
  const [user, setUser] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    live.session().then((session) => isWanted && setUser(session.user), () => undefined);
    return () => { isWanted = false; };
  }, [live]);
  return user;
}
