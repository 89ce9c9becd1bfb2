import { useCallback, useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
// What browsers that keep nothing (or refuse to) know until the page is left.
const fallback = new Map<string, string | null>();

export function readStored(key: string): string | null {
  if (fallback.has(key)) {
    return fallback.get(key) ?? null;
  }
  try {
    return localStorage.getItem(`livescore.${key}`);
  } catch {
    return null;
  }
}

function write(key: string, value: string | null) {
  try {
    if (value === null) {
      localStorage.removeItem(`livescore.${key}`);
    } else {
      localStorage.setItem(`livescore.${key}`, value);
    }
  } catch {
    fallback.set(key, value);
  }
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("storage", listener);
  };
}

/** A choice of the reader that this browser keeps, the same in all its tabs. */
export function useStored(key: string): [string | null, (value: string | null) => void] {
  const value = useSyncExternalStore(subscribe, () => readStored(key));
  return [value, useCallback((next: string | null) => write(key, next), [key])];
}
