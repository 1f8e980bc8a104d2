import { expect, test } from "vitest";
import { createFloats, createInts, floatsFor, intsFor } from "../../../src/logs/transfer/numbers.ts";

test("a column keeps what was written while it grows", () => {
  const ints = createInts();
  const floats = createFloats();
  for (let i = 0; i < 5000; i++) {
    intsFor(ints, 1)[ints.length++] = -i;
    floatsFor(floats, 1)[floats.length++] = i / 2;
  }
  expect([ints.length, ints.values[0], ints.values[1024], ints.values[4999]]).toEqual([5000, 0, -1024, -4999]);
  expect([floats.length, floats.values[257], floats.values[4999]]).toEqual([5000, 128.5, 2499.5]);
});

test("room for many at once is there, whatever the column held", () => {
  const ints = createInts();
  expect(intsFor(ints, 100_000).length).toBeGreaterThanOrEqual(100_000);
});
