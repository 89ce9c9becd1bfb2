import { useMemo, useSyncExternalStore } from "react";
import { parse, type Route } from "./routes";

const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("popstate", listener);
  };
}

export function navigate(path: string) {
  if (path !== location.pathname) {
    history.pushState(null, "", path);
    listeners.forEach((listener) => listener());
  }
  scrollTo(0, 0);
}

export const usePath = () => useSyncExternalStore(subscribe, () => location.pathname);

export function useRoute(): Route {
  const path = usePath();
  return useMemo(() => parse(path), [path]);
}
