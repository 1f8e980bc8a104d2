// Attempts are kept in order, the last 64 of them, however many come.
import { expect, test } from "vitest";
import { addFailure, Attempts, createAttemptBook } from "../../../src/logs/detectors/attempts.ts";

const hour = 3_600_000;

function filled(count: number, span = hour): Attempts {
  const attempts = new Attempts();
  for (let i = 0; i < count; i++) {
    attempts.forget(i, span);
    attempts.add({ time: i, line: i + 1, address: `192.0.2.${i % 3}` });
  }
  return attempts;
}

test("the last are kept when more come", () => {
  const attempts = filled(500);
  attempts.forget(500, hour);
  expect(attempts.length).toBe(64);
  expect(attempts.list().map(({ line }) => line)).toEqual(Array.from({ length: 64 }, (_, i) => 437 + i));
  expect([attempts.first?.line, attempts.fromEnd(1)?.line, attempts.fromEnd(64)?.line]).toEqual([437, 500, 437]);
  expect(attempts.fromEnd(65)).toBeUndefined();
});

test("those that are further away than the span go, all of them when the clock was set back", () => {
  const attempts = filled(10);
  attempts.forget(12, 5);
  expect(attempts.list().map(({ time }) => time)).toEqual([7, 8, 9]);
  attempts.forget(0, 5);
  expect(attempts.length).toBe(0);
  expect(attempts.first).toBeUndefined();
});

test("what is taken is kept no longer", () => {
  const attempts = filled(100);
  expect(attempts.take()).toHaveLength(65);
  expect([attempts.length, attempts.take().length]).toEqual([0, 0]);
});

test("addresses are counted as far as is asked", () => {
  expect([1, 2, 3, 4].map((count) => filled(80).haveAddresses(count))).toEqual([true, true, true, false]);
  expect(new Attempts().haveAddresses(1)).toBe(false);
});

test("a book forgets by the time that is asked for", () => {
  const book = createAttemptBook(1000);
  for (const time of [0, 600, 1200])
    addFailure(book.of("203.0.113.9", time), { time, line: time + 1 }, { origin: "sshd", repeat: 1 });
  expect(book.find("203.0.113.9", 1700)?.failures.list()).toEqual([{ time: 1200, line: 1201 }]);
});
