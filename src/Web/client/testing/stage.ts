import { connectOn } from "../connect";
import type { Options, Week } from "../types";
import { Browser, type Tab } from "./browser";
import { chance, Clock } from "./clock";
import { game, Gateway } from "./gateway";

/** A gateway with a week of two games, and a browser to follow it in. */
export function stage(seed = 1) {
  const clock = new Clock();
  const gateway = new Gateway(clock);
  gateway.begin([game("1"), game("2")]);
  const random = chance(seed);
  const browser = new Browser(clock, gateway, random);
  return {
    clock, gateway, browser, random,
    open(options: Options = {}, tab: Tab = browser.open()) {
      const { live, hub } = connectOn(tab, options);
      const current = live.week("current");
      const versions: number[] = [];
      return {
        tab, live, hub, current, versions,
        /** Listens to the current week. */
        listen: () => current.subscribe(() => versions.push(current.get()!.version)),
        get week(): Week { return current.get()!; },
      };
    },
    /** Time passes as it does with a gateway: with heartbeats. */
    async pass(seconds: number) {
      for (let left = seconds; left > 0; left -= 15) {
        await clock.pass(Math.min(15, left) * 1000);
        gateway.beat();
      }
      await clock.pass(50);
    },
  };
}
