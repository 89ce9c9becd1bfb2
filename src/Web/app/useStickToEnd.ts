import { useCallback, useLayoutEffect, useRef, useState } from "react";

const NEAR = 24;

/** A list that follows what is new while the reader is at its end, and stays where it is otherwise. */
export function useStickToEnd(last: string | undefined) {
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [isAway, setIsAway] = useState(false);
  const toEnd = useCallback(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, []);
  const onScroll = useCallback(() => {
    const { scrollHeight, scrollTop, clientHeight } = list.current!;
    isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR;
    if (isAtEnd.current) {
      setIsAway(false);
    }
  }, []);
  useLayoutEffect(() => {
    if (isAtEnd.current) {
      toEnd();
    } else {
      setIsAway(true);
    }
  }, [last, toEnd]);
  return { list, onScroll, isAway, toEnd };
}
