import { expect, test } from "vitest";
import { SseReader } from "./sseReader";

const text = "\n: a comment\r\nretry: 1200\r\nretry: soon\n\nevent: one\rdata: first\rdata:second\r\rdata\n\nevent: none\n\nid: 7\ndata: {\"a\": 1}\n\ndata: cut off";
const wanted = [{ event: "one", data: "first\nsecond" }, { event: "message", data: "" }, { event: "message", data: "{\"a\": 1}" }];

test("reader of a text in one piece gives its events", () => {
  const reader = new SseReader();
  expect([...reader.read(text)]).toEqual(wanted);
  expect(reader.retry).toBe(1200);
});

test("reader of a text that is cut anywhere gives the same", () => {
  for (let first = 0; first <= text.length; first++) {
    for (let second = first; second <= text.length; second += 7) {
      const reader = new SseReader();
      const pieces = [text.slice(0, first), text.slice(first, second), text.slice(second)];
      expect(pieces.flatMap((piece) => [...reader.read(piece)])).toEqual(wanted);
    }
  }
});
