import { expect, test } from "vitest";
import { merge, same } from "./patch";

// The examples of RFC 7386, with null for what is taken away.
test.each([
  [{ a: "b" }, { a: "c" }, { a: "c" }],
  [{ a: "b" }, { b: "c" }, { a: "b", b: "c" }],
  [{ a: "b" }, { a: null }, { a: null }],
  [{ a: "b", b: "c" }, { a: null }, { a: null, b: "c" }],
  [{ a: ["b"] }, { a: "c" }, { a: "c" }],
  [{ a: "c" }, { a: ["b"] }, { a: ["b"] }],
  [{ a: { b: "c" } }, { a: { b: "d", c: null } }, { a: { b: "d", c: null } }],
  [{ a: [{ b: "c" }] }, { a: [1] }, { a: [1] }],
  [["a", "b"], ["c", "d"], ["c", "d"]],
  [{ a: "b" }, ["c"], ["c"]],
  [{ a: "foo" }, null, null],
  [{ a: "foo" }, "bar", "bar"],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: "b", c: null }, { a: "b", c: null }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: { ccc: null } } }],
])("merge of %j with %j is %j", (target, patch, wanted) => expect(merge<unknown>(target, patch)).toEqual(wanted));

test("merge keeps the identity of what does not alter", () => {
  const target = { home: { score: 7 }, away: { score: 3 }, list: [1] };
  expect(merge(target, { home: { score: 7 }, list: [1] })).toBe(target);
  const after = merge(target, { home: { score: 10 } });
  expect(after).not.toBe(target);
  expect(after.away).toBe(target.away);
  expect(target.home.score).toBe(7);
});

test("merge with names that mean something to objects alters no prototype", () => {
  const after = merge<Record<string, unknown>>({}, JSON.parse('{"__proto__":{"isAdmin":true},"constructor":1}'));
  expect((after as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
});

test("same takes a missing member for null, and nothing else", () => {
  expect(same({ a: 1, b: null }, { a: 1 })).toBe(true);
  expect(same({ a: 0 }, { a: null })).toBe(false);
  expect(same([1, 2], [1])).toBe(false);
  expect(same({ a: [] }, { a: {} })).toBe(false);
});
