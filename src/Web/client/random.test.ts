import { expect, test } from "vitest";
import { stage } from "./testing/stage";
import { game } from "./testing/gateway";

// Whatever happens to lines and tabs, in the end each has what the gateway has, and saw versions grow.
for (const [name, options, tabs] of [
  ["one page over a WebSocket", { shared: false, transport: "websocket" }, 1],
  ["one page over streams", { shared: false, transport: "sse" }, 1],
  ["three tabs that share a line", { transport: "websocket" }, 3],
  ["three tabs that share streams", { transport: "sse" }, 3],
] as const) {
  test.each(Array.from({ length: 25 }, (_, seed) => seed + 1))(`${name}: any cut at any place loses nothing (seed %i)`, async (seed) => {
    const { gateway, clock, random, open, pass } = stage(seed);
    gateway.latency = () => Math.floor(random() * 200);
    const pick = (count: number) => Math.floor(random() * count);
    const pages = Array.from({ length: tabs }, () => open(options));
    const lines = pages.map((page) => ({ page, stop: page.listen(), news: page.live.notifications(), room: page.live.room("lobby") }));
    lines.forEach(({ news, room }) => [news, room].forEach((store) => store.subscribe(() => {})));
    await clock.pass(2_000);
    const begun = gateway.version;
    let frozen: typeof pages[number] | null = null;
    for (let step = 0; step < 60; step++) {
      const ways = [...gateway.ways.values()];
      switch (pick(10)) {
        case 0: ways[pick(ways.length)]?.end([1006, 1012, 1013][pick(3)]!); break;
        case 1: ways.forEach((way) => { way.isSilent ||= random() < 0.5; }); break;
        case 2: gateway.talk(`step ${step}`); break;
        case 3: gateway.takesSockets = random() < 0.7; gateway.takesStreams = random() < 0.7; break;
        case 4: if (frozen) { frozen.tab.thaw(); frozen = null; } else if (tabs > 1) { (frozen = pages[pick(tabs)]!).tab.freeze(); } break;
        case 5: { const { tab } = pages[pick(tabs)]!; tab.sleepers.forEach((sleep) => sleep()); tab.wakers.forEach((wake) => wake()); break; }
        case 6: await pass(pick(60)); break;
        default: gateway.change(random() < 0.1 ? game(`${3 + pick(5)}`) : { id: `${1 + pick(2)}`, clock: `${step}`, note: random() < 0.5 ? null : `${step}` });
      }
      await clock.pass(pick(400));
    }
    frozen?.tab.thaw();
    gateway.takesSockets = gateway.takesStreams = true;
    await pass(150);
    for (const { page, news, room } of lines) {
      expect(page.week.games).toEqual(gateway.games);
      expect(page.week.version).toBe(gateway.version);
      expect(page.versions).toEqual([...page.versions].sort((one, other) => one - other));
      expect(room.get().messages.map(({ text }) => text)).toEqual(gateway.chat.map(({ data }) => (data as { text: string }).text));
      const wanted = Array.from({ length: gateway.version - begun }, (_, index) => `2015-reg-12.k3f9.${begun + index + 1}`);
      expect(news.get().map(({ id }) => id)).toEqual(wanted);
    }
    if (options.transport !== "sse") {
      expect(gateway.ways.size).toBe(1);
    }
  }, 30_000);
}
