import { expect, test } from "vitest";
import { Backoff } from "./backoff";

const waits = (random: number, count: number) => {
  const backoff = new Backoff(() => random);
  return Array.from({ length: count }, () => backoff.next(0, {}));
};

test("backoff doubles from a second to thirty, and chance chooses below", () => {
  expect(waits(0.999, 8).map(Math.round)).toEqual([999, 1998, 3996, 7992, 15984, 29970, 29970, 29970]);
  expect(waits(0, 8)).toEqual(Array(8).fill(0));
});

test("backoff of a line that was good begins anew", () => {
  const backoff = new Backoff(() => 0.5);
  for (let failure = 0; failure < 6; failure++) {
    backoff.next(0, {});
  }
  expect(backoff.next(5_000, {})).toBe(15_000);
  expect(backoff.next(60_000, {})).toBe(500);
});

test("backoff waits as long as the gateway asks", () => {
  expect(new Backoff(() => 0.1).next(60_000, { retry: 3_250 })).toBe(3_250);
});

test("backoff comes back soon when a gateway ends, and late when it is full", () => {
  expect(new Backoff(() => 0.5).next(60_000, { code: 1012 })).toBe(500);
  expect(new Backoff(() => 0).next(0, { code: 1013 })).toBeGreaterThanOrEqual(8_000);
});
