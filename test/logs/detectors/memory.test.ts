// What detectors keep: recent things only, in bounded memory, repeated less and less, and known kinds of messages over sessions.
import { describe, expect, test } from "vitest";
import { createKnownKinds, signatureOf } from "../../../src/logs/detectors/known-kinds.ts";
import { createNumberRing } from "../../../src/logs/detectors/number-ring.ts";
import { createRecentMap } from "../../../src/logs/detectors/recent-map.ts";
import { createRepeatGuard } from "../../../src/logs/detectors/repeat-guard.ts";
import { sensitivities, tuningOf } from "../../../src/logs/detectors/sensitivity.ts";
import { surpriseOfFew } from "../../../src/logs/detectors/surprise.ts";

test("a recent map keeps what was used last and never more than its limit", () => {
  const map = createRecentMap<number>(100);
  map.set("used", -1);
  for (let i = 0; i < 1000; i++) {
    map.set(`key ${i}`, i);
    map.get("used");
  }
  expect(map.get("used")).toBe(-1);
  expect(map.get("key 999")).toBe(999);
  const kept = Array.from({ length: 1000 }, (_, i) => map.get(`key ${i}`)).filter((value) => value !== undefined);
  expect(kept.length).toBeGreaterThanOrEqual(49);
  expect(kept.length).toBeLessThanOrEqual(100);
  map.delete("used");
  expect(map.get("used")).toBeUndefined();
});

test("what happens all the time is told after ten minutes, twenty, forty … up to once a day", () => {
  const guard = createRepeatGuard();
  const told: number[] = [];
  for (let minute = 0; minute < 4 * 24 * 60; minute++) if (guard.mayTell("leak", minute * 60_000)) told.push(minute);
  expect(told.slice(0, 5)).toEqual([0, 11, 32, 73, 154]);
  expect(told.length).toBeLessThan(13);
  expect(guard.mayTell("another leak", 0)).toBe(true);
  expect(guard.mayTell("without times", NaN)).toBe(true);
  expect(guard.mayTell("without times", NaN)).toBe(false);
});

test("a ring gives back its end", () => {
  const ring = createNumberRing(3);
  expect(ring.last(3)).toEqual([]);
  for (const value of [9, 1, 2, 3]) ring.push(value);
  expect(ring.last(2)).toEqual([2, 3]);
  expect(ring.last(10)).toEqual([1, 2, 3]);
  expect(ring.largest(3)).toBe(3);
});

describe("known kinds of messages", () => {
  const mail = signatureOf(["could", "not", "send", "mail", "to", "<*>", "trying", "again"]);

  test("are the same with another parameter, case or order, and similar with a word more", () => {
    const kinds = createKnownKinds(undefined);
    kinds.add(mail);
    expect(kinds.has(signatureOf(["Could", "not", "send", "mail", "to", "17", "trying", "again"]))).toBe(true);
    expect(kinds.similarity(signatureOf(["could", "not", "send", "any", "mail", "to", "<*>", "trying", "again"]))).toBe(
      7 / 8,
    );
    expect(kinds.similarity(signatureOf(["replica", "set", "lost", "quorum"]))).toBe(0);
  });

  test("survive as numbers, and what is no list of them counts for nothing", () => {
    const kinds = createKnownKinds(undefined);
    kinds.add(mail);
    const stored = JSON.stringify(kinds.list());
    expect(stored).toMatch(/^[\d,[\]]+$/);
    expect(createKnownKinds(JSON.parse(stored) as number[][]).has(mail)).toBe(true);
    for (const broken of [null, 7, "x", [7, "x", { a: 1 }], [["x"]], [[1.5]]]) {
      expect(createKnownKinds(broken).size).toBe(0);
    }
  });
});

test("a higher sensitivity asks for less", () => {
  const tunings = sensitivities.map(tuningOf);
  const falling = (numbers: readonly number[]) => numbers.every((value, i) => i === 0 || value < (numbers[i - 1] ?? 0));
  expect(falling(tunings.map((tuning) => tuning.decades))).toBe(true);
  expect(falling(tunings.map((tuning) => tuning.needed(6)))).toBe(true);
  expect(falling(tunings.map((tuning) => tuning.scaled(5)))).toBe(true);
  expect(tunings.map((tuning) => tuning.needed(1))).toEqual([2, 2, 2]);
});

test("few events surprise where many are usual: none of twenty is e^-20, and less where the pace varies", () => {
  expect(surpriseOfFew(0, { mean: 20, variance: 20 })).toBeCloseTo(20 / Math.LN10, 3);
  expect(surpriseOfFew(0, { mean: 20, variance: 100 })).toBeLessThan(5);
  expect(surpriseOfFew(20, { mean: 20, variance: 20 })).toBe(0);
});
