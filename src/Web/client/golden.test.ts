import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Message } from "./model";
import { NewsModel } from "./newsModel";
import { RoomModel } from "./roomModel";
import { read } from "./socket";
import { SseReader } from "./sseReader";
import { problemOf } from "./http";
import { WeekModel } from "./weekModel";

// What the gateway sends, byte for byte: tests/Gateway.Tests checks these files against what it writes.
const folder = fileURLToPath(new URL("../../../tests/Gateway.Tests/Golden/", import.meta.url));

function frames(name: string): Message[] {
  const text = readFileSync(`${folder}${name}.txt`, "utf8");
  if (name.startsWith("message-")) {
    return [read(text)!];
  }
  // Ids are in envelopes; these streams of a single topic have them in a line of their own.
  const ids = [...`${text}\n`.matchAll(/^id: (.*)$/gm)].map(([, id]) => id!);
  return [...new SseReader().read(`${text}\n`)].map(({ event, data }, index) =>
    ({ topic: null, event, id: ids[index] ?? null, data: JSON.parse(data) as unknown }));
}

describe.skipIf(!existsSync(folder))("the golden frames", () => {
  const week = (...names: string[]) => {
    const model = new WeekModel();
    const effects = names.flatMap(frames).map((message) => model.take(message));
    return { model, effects, game: (id: string) => model.state!.games.find((game) => game.id === id)! };
  };
  // Version 42 as it would be 41, which changes of the files stand on.
  const before = () => {
    const { model } = week("snapshot");
    const { id, state } = model;
    const fresh = new WeekModel();
    fresh.adopt({ ...state!, version: 41 }, id!.replace(".42", ".41"));
    return fresh;
  };

  test("snapshot becomes a week", () => {
    const { model } = week("snapshot");
    expect(model.state).toMatchObject({ name: { season: 2015, slug: "12" }, epoch: "k3f9", version: 42, staleSince: null });
    expect(model.state!.games.map(({ id }) => id)).toEqual(["2015112911", "2015113000"]);
    expect(model.id).toBe("2015-reg-12.k3f9.42");
  });

  test("snapshot of an empty or stale week is one", () => {
    expect(week("snapshot-empty").model.state).toMatchObject({ epoch: null, version: 0, games: [] });
    expect(week("snapshot-stale").model.state!.staleSince).toBe("2015-11-29T18:01:12.345Z");
  });

  test("update gives all games", () => {
    expect(week("update").model.state!.games).toHaveLength(2);
    expect(week("update").model.state!.version).toBe(42);
    expect(week("update-empty").model.state!.games).toHaveLength(0);
  });

  test.each([
    ["change-score", { clock: "08:11", home: { code: "CLE", name: "Browns", score: 7 }, away: { score: null } }],
    ["change-cleared", { status: "halftime", period: null, clock: null, possession: null, redZone: null }],
    ["change-all", { status: "inProgress", home: { name: "Brown’s \"Dawgs\"", score: 7 }, away: { code: "BAL", score: 3 }, note: "Line 1\r\nLine 2", overtime: true }],
  ])("%s alters the one game", (name, wanted) => {
    const model = before();
    const other = model.state!.games[0];
    expect(model.take(frames(name)[0]!)).toBe("changed");
    expect(model.state!.games.find(({ id }) => id === "2015113000")).toMatchObject(wanted);
    expect(model.state!.games[0]).toBe(other);
    expect([...model.state!.changed]).toEqual(["2015113000"]);
    expect(model.state!.version).toBe(42);
  });

  test("change-new-game adds it", () => {
    const model = new WeekModel();
    model.adopt({ ...before().state!, games: [] }, "2015-reg-12.k3f9.41");
    expect(model.take(frames("change-new-game")[0]!)).toBe("changed");
    expect(model.state!.games[0]).toMatchObject({ id: "2015113000", home: { score: null }, note: null });
  });

  test("change that does not stand on what is held is a hole, one that is held already is nothing", () => {
    const model = new WeekModel();
    model.adopt({ ...before().state!, version: 40 }, "2015-reg-12.k3f9.40");
    expect(model.take(frames("change-score")[0]!)).toBe("hole");
    expect(model.id).toBeNull();
    expect(week("snapshot", "change-score").effects).toEqual(["changed", "same"]);
  });

  test("reset makes it wait for the state", () => {
    const { model } = week("snapshot", "reset", "change-score");
    expect(model.id).toBeNull();
    expect(model.state!.version).toBe(42);
    expect(model.take(frames("snapshot-stale")[0]!)).toBe("changed");
    expect(model.state!.games).toHaveLength(0);
  });

  test("heartbeat tells of the feed", () => {
    const { model } = week("snapshot", "heartbeat");
    expect(model.state!.staleSince).toBe("2015-11-29T18:01:12.345Z");
    expect(week("snapshot", "heartbeat-waiting").model.state!.staleSince).toBeNull();
  });

  test("heartbeat that names a later version shows a hole", () => {
    const model = before();
    expect(model.take(frames("heartbeat")[0]!)).toBe("hole");
  });

  test("notifications of each kind are kept, each once", () => {
    const model = new NewsModel();
    const kinds = readdirSync(folder).map((file) => file.replace(".txt", "")).filter((name) => /^(notification|announcement)/.test(name) && !name.endsWith("-text"));
    const told = kinds.flatMap(frames);
    expect(told.length).toBeGreaterThan(7);
    [...frames("ready"), ...told, ...told].forEach((message, index) =>
      model.take(message.id && message.event !== "ready" ? { ...message, id: `${message.id}.x.${index % told.length}` } : message));
    expect(new Set(model.state.map(({ kind }) => kind)).size).toBe(kinds.length);
    expect(model.state.find(({ kind }) => kind === "score")).toMatchObject({ team: "SEA", points: 7, lead: "taken" });
  });

  test("ready is a place to go on from, also without a week", () => {
    const model = new NewsModel();
    model.take(frames("ready-no-week")[0]!);
    expect(model.id).toBe("-.x1y2.3");
  });

  test("a room has its messages and who is there", () => {
    const model = new RoomModel();
    const take = (name: string) => frames(name).forEach((message) => model.take(message));
    take("chat-presence");
    take("chat-message");
    expect(model.state).toMatchObject({ count: 2, users: ["quick-falcon-42", "shy-owl-7"] });
    expect(model.state.messages.map(({ text }) => text)).toEqual(["<b>José</b>\n\"go\""]);
    take("chat-presence-change");
    expect(model.state.users).toEqual(["shy-owl-7", "quick-falcon-42"]);
    take("chat-deleted");
    expect(model.state.messages).toEqual([]);
    expect(model.id).toBe("chat-lobby.x1y2.18");
    take("chat-message");
    expect(model.state.messages).toEqual([]);
  });

  test("messages of sockets are read, and errors become problems", () => {
    const names = readdirSync(folder).map((file) => file.replace(".txt", "")).filter((name) => name.startsWith("message-"));
    names.forEach((name) => expect(frames(name)[0]!.event).toBeTypeOf("string"));
    expect(problemOf(frames("message-error")[0]!.data)).toMatchObject({ type: "/problems/unknown-week", status: 404 });
  });

  test("the opening tells when to come back", () => {
    const reader = new SseReader();
    expect([...reader.read(readFileSync(`${folder}opening.txt`, "utf8"))]).toEqual([]);
    expect(reader.retry).toBe(3250);
  });

  test("an envelope is what a socket would say", () => {
    const { data } = frames("several-update")[0]!;
    const model = new WeekModel();
    expect(model.take(data as Message)).toBe("changed");
    expect(model.id).toBe("2015-reg-12.k3f9.42");
  });
});
