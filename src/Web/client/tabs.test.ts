import { expect, test } from "vitest";
import { stage } from "./testing/stage";

test("tabs of a browser have one line, and the same", async () => {
  const { open, gateway, pass } = stage();
  const pages = [open(), open(), open()];
  pages.forEach((page) => page.listen());
  await pass(1);
  gateway.change({ id: "1", clock: "13:00" });
  await pass(1);
  expect(gateway.opened).toBe(1);
  pages.forEach((page) => {
    expect(page.versions).toEqual([1, 2]);
    expect(page.live.line.get().state).toBe("live");
  });
});

test("tab that comes later has the state from its leader", async () => {
  const { open, gateway, pass } = stage();
  const first = open();
  first.listen();
  await pass(1);
  gateway.change({ id: "1", clock: "13:00" });
  await pass(1);
  const asked = gateway.said.length;
  const second = open();
  second.listen();
  await pass(1);
  expect(second.week.games).toEqual(first.week.games);
  expect(second.week.version).toBe(2);
  expect(gateway.said.length).toBe(asked);
});

test("tab that wants something else has it over the line of the leader, which gives it up with the tab", async () => {
  const { open, gateway, pass } = stage();
  const [first, second] = [open(), open()];
  first.listen();
  const room = second.live.room("lobby");
  const wrong = second.live.week({ season: 2015, slug: "99" });
  room.subscribe(() => {});
  wrong.subscribe(() => {});
  await pass(1);
  gateway.talk("hello");
  await pass(1);
  expect(room.get().messages.map(({ text }) => text)).toEqual(["hello"]);
  expect(room.get().count).toBe(1);
  expect(wrong.problem!()!.type).toBe("/problems/unknown-week");
  expect(gateway.opened).toBe(1);
  second.tab.sleepers.forEach((sleep) => sleep());
  await pass(1);
  expect(gateway.said.at(-1)).toEqual({ op: "unsubscribe", topic: "chat/lobby" });
});

test("second tab takes over from a leader that is closed, without a hole", async () => {
  const { open, gateway, pass } = stage();
  const [first, second, third] = [open(), open(), open()];
  const pages = [first, second, third];
  pages.forEach((page) => page.listen());
  const news = third.live.notifications();
  news.subscribe(() => {});
  await pass(1);
  first.tab.kill();
  gateway.change({ id: "1", clock: "13:00" });
  gateway.change({ id: "1", clock: "12:00" });
  await pass(2);
  expect(second.versions).toEqual([1, 2, 3]);
  expect(third.versions).toEqual([1, 2, 3]);
  expect(news.get().map(({ id }) => id)).toEqual(["2015-reg-12.k3f9.2", "2015-reg-12.k3f9.3"]);
  expect(second.hub.holes + third.hub.holes).toBe(0);
  expect(gateway.ways.size).toBe(1);
});

test("tab takes over from a leader that is frozen, which follows when it thaws", async () => {
  const { open, gateway, pass } = stage();
  const [first, second] = [open(), open()];
  first.listen();
  second.listen();
  await pass(1);
  first.tab.freeze();
  gateway.change({ id: "1", clock: "13:00" });
  await pass(30);
  expect(second.versions).toEqual([1, 2]);
  gateway.change({ id: "1", clock: "12:00" });
  await pass(1);
  first.tab.thaw();
  await pass(30);
  expect(first.week.games).toEqual(second.week.games);
  expect(first.versions.at(-1)).toBe(3);
  expect(first.versions).toEqual([...first.versions].sort());
  expect(gateway.ways.size).toBe(1);
  gateway.change({ id: "1", clock: "11:00" });
  await pass(1);
  expect([first.week.version, second.week.version]).toEqual([4, 4]);
});

test("leader that is told to freeze hands over at once", async () => {
  const { open, gateway, clock, pass } = stage();
  const [first, second] = [open(), open()];
  first.listen();
  second.listen();
  await pass(1);
  first.tab.sleepers.forEach((sleep) => sleep());
  gateway.change({ id: "1", clock: "13:00" });
  await clock.pass(200);
  expect(second.week.version).toBe(2);
  first.tab.wakers.forEach((wake) => wake());
  await pass(1);
  expect(first.week.version).toBe(2);
  expect(gateway.ways.size).toBe(1);
});

test("follower that was frozen has what it missed", async () => {
  const { open, gateway, pass } = stage();
  const [first, second] = [open(), open()];
  first.listen();
  second.listen();
  const news = second.live.notifications();
  first.live.notifications().subscribe(() => {});
  news.subscribe(() => {});
  await pass(1);
  second.tab.sleepers.forEach((sleep) => sleep());
  gateway.change({ id: "1", clock: "13:00" });
  gateway.change({ id: "1", clock: "12:00" });
  await pass(90);
  second.tab.wakers.forEach((wake) => wake());
  await pass(1);
  expect(second.week.version).toBe(3);
  expect(news.get().map(({ id }) => id)).toEqual(["2015-reg-12.k3f9.2", "2015-reg-12.k3f9.3"]);
});

test("leader that listens to nothing itself still leads", async () => {
  const { open, gateway, pass } = stage();
  open();
  await pass(1);
  const second = open();
  second.listen();
  await pass(1);
  gateway.change({ id: "1", clock: "13:00" });
  await pass(300);
  expect(second.versions).toEqual([1, 2]);
});

test("notifications begin when a tab listens, also where the leader has older ones", async () => {
  const { open, gateway, pass } = stage();
  const [first, second] = [open(), open()];
  const [old, fresh] = [first.live.notifications(), second.live.notifications({ team: "SEA" })];
  old.subscribe(() => {});
  await pass(1);
  gateway.change({ id: "1", clock: "13:00" });
  await pass(1);
  fresh.subscribe(() => {});
  await pass(1);
  gateway.change({ id: "1", clock: "12:00" });
  await pass(1);
  expect(old.get()).toHaveLength(2);
  expect(fresh.get().map(({ id }) => id)).toEqual(["2015-reg-12.k3f9.3"]);
});

test("tabs that may not share, or cannot, have a line each", async () => {
  const { open, gateway, browser, pass } = stage();
  open({ shared: false }).listen();
  open({ shared: false }).listen();
  browser.hasTabs = false;
  open().listen();
  await pass(1);
  expect(gateway.opened).toBe(3);
});
