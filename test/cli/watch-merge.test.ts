// Records of several logs in the order of their times, with a wait that is bounded in time and number.
import { expect, test } from "vitest";
import { createMerger } from "../../src/cli/log-views/merge.ts";

const limits = { hold: 300, most: 4 };

test("a record waits for earlier ones of other logs", () => {
  const merger = createMerger<string>(() => limits);
  merger.add({ item: "b at 2 s", time: 2000 }, 0);
  merger.add({ item: "a at 1 s", time: 1000 }, 100);
  expect(merger.release(299)).toEqual([]);
  expect(merger.due).toBe(300);
  expect(merger.release(300)).toEqual(["a at 1 s", "b at 2 s"]);
  expect(merger.due).toBeUndefined();
});

test("what comes too late is written when it comes", () => {
  const merger = createMerger<string>(() => limits);
  merger.add({ item: "second", time: 2000 }, 0);
  expect(merger.release(300)).toEqual(["second"]);
  merger.add({ item: "first", time: 1000 }, 301);
  expect(merger.release(700)).toEqual(["first"]);
});

test("records of one time keep the order in which they came", () => {
  const merger = createMerger<number>(() => limits);
  [3, 1, 2].forEach((item) => merger.add({ item, time: 1000 }, 0));
  expect(merger.release(Infinity)).toEqual([3, 1, 2]);
});

test("no more than the limit wait: the earliest go first", () => {
  const merger = createMerger<number>(() => limits);
  [6, 5, 4, 3, 2, 1].forEach((time) => merger.add({ item: time, time }, 0));
  expect(merger.release(0)).toEqual([1, 2]);
});
