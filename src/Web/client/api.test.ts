import { expect, test } from "vitest";
import { Problem } from "./types";
import { stage } from "./testing/stage";

test("message is posted as JSON to its room", async () => {
  const { gateway, open } = stage();
  const asked: [string, RequestInit][] = [];
  gateway.answer = (url, init) => {
    asked.push([url, init]);
    return Response.json({ success: true });
  };
  await open().live.room("lobby").post("<b>hi</b>");
  const [url, init] = asked[0]!;
  expect(url).toBe("http://scores.test/events");
  expect(init).toMatchObject({ method: "POST", credentials: "same-origin", headers: { "Content-Type": "application/json" } });
  expect(JSON.parse(init.body as string)).toEqual({ room: "lobby", text: "<b>hi</b>" });
});

test("refusal is a problem with its wait", async () => {
  const { gateway, open } = stage();
  gateway.answer = () => Response.json(
    { type: "/problems/too-many-messages", title: "Too many", status: 429, detail: "Wait a moment." },
    { status: 429, headers: { "Retry-After": "4", "Content-Type": "application/problem+json" } });
  const fault = await open().live.room("lobby").post("hi").catch((problem: unknown) => problem);
  expect(fault).toBeInstanceOf(Problem);
  expect(fault).toMatchObject({ type: "/problems/too-many-messages", detail: "Wait a moment.", message: "Wait a moment.", status: 429, retryAfter: 4 });
});

test("answer that is none of the gateway's is a problem too", async () => {
  const { gateway, open } = stage();
  const { live } = open({ url: "http://other.test/scores/" });
  gateway.answer = () => new Response("<html>Bad gateway</html>", { status: 502 });
  await expect(live.season(2015)).rejects.toMatchObject({ name: "Problem", status: 502 });
  gateway.answer = () => new Response("<html>Log in to this network</html>");
  await expect(live.session()).rejects.toMatchObject({ name: "Problem", status: 0 });
  gateway.answer = () => { throw new TypeError("fetch failed"); };
  await expect(live.standings(2015)).rejects.toMatchObject({ name: "Problem", status: 0 });
});

test("season, standings and session are read where the gateway is", async () => {
  const { gateway, open } = stage();
  const asked: string[] = [];
  gateway.answer = (url) => {
    asked.push(url);
    return Response.json([]);
  };
  const { live } = open({ url: "http://other.test/scores/" });
  await Promise.all([live.season(2015), live.standings(2015), live.session()]);
  expect(asked).toEqual(["http://other.test/scores/api/season/2015", "http://other.test/scores/api/season/2015/standings", "http://other.test/scores/api/session"]);
});
