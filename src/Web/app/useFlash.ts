import { useEffect, useState } from "react";

const LASTS = 8_000;

/** What a value was until a moment ago, or null when it did not alter lately. */
export function useBefore<T>(value: T, lasts: number): T | null {
  const [seen, setSeen] = useState<{ readonly value: T; readonly before: T | null }>({ value, before: null });
  if (seen.value !== value) {
    setSeen({ value, before: seen.value });
  }
  useEffect(() => {
    if (seen.before === null) {
      return undefined;
    }
    const end = setTimeout(() => setSeen(({ value: last }) => ({ value: last, before: null })), lasts);
    return () => clearTimeout(end);
  }, [seen, lasts]);
  return seen.before;
}

/** Whether a value has altered in the last seconds. */
export const useFlash = (value: unknown) => useBefore(value, LASTS) !== null;
