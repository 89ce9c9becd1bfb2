import { expect, test } from "vitest";
import { stage } from "./testing/stage";

for (const transport of ["websocket", "sse"] as const) {
  test(`page over ${transport} has the state, then each version`, async () => {
    const { open, gateway, pass } = stage();
    const page = open({ transport, shared: false });
    expect(page.live.line.get().state).toBe("connecting");
    page.listen();
    await pass(1);
    expect(page.live.line.get().state).toBe("live");
    const other = page.week.games[1];
    gateway.change({ id: "1", clock: "14:00" });
    gateway.change({ id: "3", kickoff: "2015-11-26T13:00:00-05:00", status: "scheduled" });
    await pass(1);
    expect(page.versions).toEqual([1, 2, 3]);
    expect(page.week.games.map(({ id }) => id)).toEqual(["3", "1", "2"]);
    expect(page.week.games[2]).toBe(other);
    expect([...page.week.changed]).toEqual(["3"]);
    expect(page.current.get()).toBe(page.current.get());
  });

  test(`page over ${transport} whose line breaks goes on with the last id`, async () => {
    const { open, gateway, pass } = stage();
    const page = open({ transport, shared: false });
    page.listen();
    await pass(1);
    [...gateway.ways.values()].forEach((way) => way.end(1006));
    gateway.change({ id: "1", clock: "13:00" });
    gateway.change({ id: "1", clock: "12:00" });
    await pass(0.01);
    await pass(15);
    expect(page.versions).toEqual([1, 2, 3]);
    expect(page.live.line.get().state).toBe("live");
    const last = transport === "sse" ? gateway.streams.at(-1) : JSON.stringify(gateway.said.filter(({ op }) => op === "subscribe").at(-1));
    expect(last).toContain("2015-reg-12.k3f9.1");
    expect(page.hub.holes).toBe(0);
  });

  test(`page over ${transport} whose line falls silent opens another`, async () => {
    const { open, gateway, clock, pass } = stage();
    const page = open({ transport, shared: false });
    page.listen();
    await pass(1);
    gateway.ways.forEach((way) => { way.isSilent = true; });
    gateway.change({ id: "1", clock: "13:00" });
    await clock.pass(30_000);
    expect(page.week.version).toBe(1);
    await clock.pass(20_000);
    expect(page.week.version).toBe(2);
  });

  test(`page over ${transport} that never gets through tries the other way`, async () => {
    const { open, gateway, pass } = stage();
    gateway.takesSockets = transport === "sse";
    gateway.takesStreams = transport === "websocket";
    const page = open({ transport: transport === "sse" ? "sse" : "websocket", shared: false });
    page.listen();
    await pass(15);
    expect(page.live.line.get().state).toBe("live");
    expect(page.week.version).toBe(1);
  });

  test(`page over ${transport} hears why a week cannot be followed, and of the others all the same`, async () => {
    const { open, gateway, pass } = stage();
    const page = open({ transport, shared: false });
    const wrong = page.live.week({ season: 2015, slug: "99" });
    let told = 0;
    page.listen();
    wrong.subscribe(() => { told++; });
    await pass(1);
    expect(wrong.problem!()).toMatchObject({ type: "/problems/unknown-week", status: 404 });
    expect(told).toBe(1);
    expect(wrong.get()).toBeUndefined();
    gateway.change({ id: "1", clock: "13:00" });
    await pass(1);
    expect(page.week.version).toBe(2);
    // Once it is imported it comes.
    gateway.turn("k3f9", "99", gateway.games);
    await pass(120);
    expect(wrong.get()!.name.slug).toBe("99");
    expect(wrong.problem!()).toBeNull();
  });

  test(`room and notifications over ${transport} lose and repeat nothing`, async () => {
    const { open, gateway, pass } = stage();
    const page = open({ transport, shared: false });
    const room = page.live.room("lobby");
    const news = page.live.notifications();
    [1, 2, 3].forEach((number) => gateway.talk(`before ${number}`));
    gateway.change({ id: "1", clock: "14:00" });
    room.subscribe(() => {});
    news.subscribe(() => {});
    await pass(1);
    expect(news.get()).toEqual([]);
    for (let round = 0; round < 5; round++) {
      [...gateway.ways.values()].forEach((way) => way.end(1006));
      gateway.talk(`round ${round}`);
      gateway.change({ id: "1", clock: `0${round}:00` });
      await pass(40);
    }
    expect(room.get().messages.map(({ text }) => text)).toEqual(["before 1", "before 2", "before 3", ...[0, 1, 2, 3, 4].map((round) => `round ${round}`)]);
    expect(room.get().users).toEqual(["shy-owl-7"]);
    expect(news.get().map(({ id }) => id)).toEqual([3, 4, 5, 6, 7].map((version) => `2015-reg-12.k3f9.${version}`));
  });
}

test("page that misses a version asks for the state", async () => {
  const { open, gateway, pass } = stage();
  const page = open({ shared: false });
  page.listen();
  await pass(1);
  [...gateway.ways.values()].forEach((way) => way.deliver({
    topic: "current", event: "change", id: "2015-reg-12.k3f9.9", data: { epoch: "k3f9", since: 8, version: 9, at: "", games: [] },
  }));
  await pass(1);
  expect(page.hub.holes).toBe(1);
  expect(gateway.said.filter(({ op }) => op === "subscribe").at(-1)).not.toHaveProperty("after");
  gateway.change({ id: "1", clock: "13:00" });
  await pass(1);
  expect(page.week.version).toBe(2);
});

test("current week that moves on takes the page with it", async () => {
  const { open, gateway, pass } = stage();
  const page = open({ shared: false });
  page.listen();
  await pass(1);
  gateway.turn("x1y2", "13", [gateway.games[0]!]);
  await pass(1);
  expect(page.week).toMatchObject({ name: { season: 2015, slug: "13" }, version: 1 });
  expect(page.week.games).toHaveLength(1);
});

test("line that nobody needs is given up after a grace, and taken up again where it was", async () => {
  const { open, gateway, clock, pass } = stage();
  const page = open({ shared: false });
  expect(gateway.opened).toBe(0);
  page.listen()();
  const stop = page.listen();
  await pass(2);
  expect(gateway.opened).toBe(1);
  stop();
  await clock.pass(4_000);
  expect(gateway.ways.size).toBe(1);
  await clock.pass(2_000);
  expect(gateway.ways.size).toBe(0);
  gateway.change({ id: "1", clock: "13:00" });
  page.listen();
  await pass(1);
  expect(page.week.version).toBe(2);
  expect(gateway.said.filter(({ op }) => op === "subscribe").at(-1)).toMatchObject({ after: "2015-reg-12.k3f9.1", mode: "delta" });
});

test("page that wakes up with a dead line has another within seconds", async () => {
  const { open, gateway, clock, pass } = stage();
  const page = open({ shared: false });
  page.listen();
  await pass(1);
  gateway.ways.forEach((way) => { way.isSilent = true; });
  gateway.change({ id: "1", clock: "13:00" });
  page.tab.wakers.forEach((wake) => wake());
  await clock.pass(5_000);
  expect(page.week.version).toBe(2);
});

test("network that goes is told within seconds", async () => {
  const { open, gateway, browser, clock, pass } = stage();
  const page = open({ shared: false });
  page.listen();
  await pass(1);
  gateway.ways.forEach((way) => { way.isSilent = true; });
  gateway.takesSockets = gateway.takesStreams = browser.isOnline = false;
  page.tab.wakers.forEach((wake) => wake());
  await clock.pass(3_500);
  expect(page.live.line.get().state).toBe("offline");
});

test("network that comes back is used at once", async () => {
  const { open, gateway, browser, clock, pass } = stage(3);
  const page = open({ shared: false });
  page.listen();
  gateway.takesSockets = gateway.takesStreams = browser.isOnline = false;
  await pass(90);
  expect(page.live.line.get().state).not.toBe("live");
  await clock.pass(0);
  gateway.takesSockets = gateway.takesStreams = browser.isOnline = true;
  page.tab.wakers.forEach((wake) => wake());
  await clock.pass(100);
  expect(page.live.line.get().state).toBe("live");
});

test("page that is closed says nothing more", async () => {
  const { open, gateway, pass } = stage();
  const page = open({ shared: false });
  page.listen();
  await pass(1);
  page.live.close();
  gateway.change({ id: "1", clock: "13:00" });
  await pass(60);
  expect(page.week.version).toBe(1);
  expect(gateway.ways.size).toBe(0);
});

test("week of a team has its games alone, and alters with them alone", async () => {
  const { open, gateway, pass } = stage();
  const page = open({ shared: false });
  gateway.change({ id: "2", home: { code: "STL", name: "Rams", score: 0 }, away: { code: "BAL", name: "Ravens", score: 0 } });
  const rams = page.live.week("current", { team: "LA" });
  expect(page.live.week("current", { team: "LA" })).toBe(rams);
  rams.subscribe(() => {});
  await pass(1);
  const before = rams.get()!;
  expect(before.games.map(({ id }) => id)).toEqual(["2"]);
  gateway.change({ id: "1", clock: "13:00" });
  await pass(1);
  expect(rams.get()).toBe(before);
  gateway.change({ id: "2", clock: "13:00" });
  await pass(1);
  expect(rams.get()!.games[0]!.clock).toBe("13:00");
});
