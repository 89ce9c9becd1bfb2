import { createContext, createElement, type ReactNode, useContext, useMemo, useSyncExternalStore } from "react";
import type { LiveScore, Notification, NotificationKind, Room, RoomState, Store, Week, WeekName } from "../client";

const Context = createContext<LiveScore | null>(null);

export interface LiveScoreProviderProps {
  /** What `connect` gave; whoever made it closes it. */
  readonly client: LiveScore;
  readonly children?: ReactNode;
}

export const LiveScoreProvider = ({ client, children }: LiveScoreProviderProps) =>
  createElement(Context.Provider, { value: client }, children);

export function useLiveScore(): LiveScore {
  const live = useContext(Context);
  if (!live) {
    throw new Error("There is no LiveScoreProvider around this component.");
  }
  return live;
}

/** What a store has, and again whenever that alters. */
export const useStore = <T>(store: Store<T>): T => useSyncExternalStore(store.subscribe, store.get, store.get);

/** A week, or the current one; undefined before the first snapshot. */
export const useWeek = (name: "current" | WeekName = "current", options?: { team?: string }): Week | undefined =>
  useStore(useLiveScore().week(name, options));

/** What happened since somebody listens, newest last. */
export const useNotifications = (options?: { team?: string; kinds?: readonly NotificationKind[] }): readonly Notification[] =>
  useStore(useLiveScore().notifications(options));

export function useRoom(name: string): RoomState & Pick<Room, "post"> {
  const room = useLiveScore().room(name);
  const state = useStore(room);
  return useMemo(() => ({ ...state, post: room.post }), [state, room]);
}
