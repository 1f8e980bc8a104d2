// Two people are enough for a spray only where they are strangers: a population with homes, an office, hotels and telephones, in which every tenth
// password is mistyped, is all but left alone.
import { describe, expect, test } from "vitest";
import { createAcquaintance } from "../../../src/logs/detectors/acquaintance.ts";
import { passwordSpray } from "../../../src/logs/detectors/password-spray.ts";
import type { Sensitivity } from "../../../src/logs/detectors/sensitivity.ts";
import { createLogEngine } from "../../../src/logs/engine.ts";

const start = Date.UTC(2025, 4, 17, 6);
const day = 86_400_000;

interface Attempt {
  readonly time: number;
  readonly user: string;
  readonly address: string;
  readonly ok: boolean;
}

function raised(attempts: readonly Attempt[], sensitivity: Sensitivity = "normal"): readonly string[] {
  const engine = createLogEngine({ reference: Date.UTC(2025, 11, 31), detectors: [passwordSpray], sensitivity });
  const lines = attempts
    .toSorted((a, b) => a.time - b.time)
    .map(({ time, user, address, ok }) =>
      JSON.stringify({
        time: Math.round(time),
        event: ok ? "authn_login_success" : "authn_login_fail",
        user,
        ip: address,
      }),
    );
  const entries = [...lines.map((line) => engine.push(line, 0)), engine.end()];
  return entries.flatMap((entry) => entry?.anomalies ?? []).map(({ key }) => key ?? "");
}

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Somebody who logs in, after a mistake or two in every tenth case, now and then under another name. */
function login(next: () => number, who: Omit<Attempt, "ok">, otherName: string): Attempt[] {
  if (next() > 0.1) return [{ ...who, ok: true }];
  const second = next() < 0.2 ? otherName : who.user;
  const later = who.time + 3000 + next() * 5000;
  const again = { ...who, user: second, time: later, ok: next() > 0.3 };
  return [{ ...who, ok: false }, again, ...(again.ok ? [] : [{ ...who, time: later + 6000, ok: true }])];
}

function days(count: number, people: number): readonly Attempt[] {
  const next = random(11);
  const attempts: Attempt[] = [];
  for (let d = 0; d < count; d++)
    for (let i = 0; i < people; i++) {
      const home = `198.51.${100 + (i >> 9)}.${(i >> 1) % 250}`;
      const abroad = [
        `192.0.2.${Math.floor(next() * 30)}`, // a hotel, full of guests
        `203.0.113.${Math.floor(next() * 250)}`, // a telephone, whose address was somebody else's yesterday
        "192.0.2.250", // the office
      ];
      const address = next() < 0.6 ? home : (abroad[Math.floor(next() * 3)] ?? home);
      // Half of them arrive within the same quarter of an hour.
      const time = start + d * day + (next() < 0.5 ? next() * 900_000 : next() * day * 0.6);
      // The other name is the account of whoever lives there too, or a misspelt one.
      const other = next() < 0.5 ? `user${i ^ 1}` : `usr${i}`;
      attempts.push(...login(next, { time, user: `user${i}`, address }, other));
    }
  return attempts;
}

test("a week of a thousand people raises one at most: who tries the account of a housemate before both have been seen at home", () => {
  const attempts = days(7, 1000);
  expect(attempts.length).toBeGreaterThan(7000);
  expect(raised(attempts).length).toBeLessThanOrEqual(1);
});

const alice = { user: "alice", address: "198.51.100.4" };
const bob = { user: "bob", address: "198.51.100.9" };
const at = (seconds: number, who: { readonly user: string; readonly address: string }, ok: boolean): Attempt => ({
  time: start + seconds * 1000,
  ...who,
  ok,
});
const stranger = "203.0.113.9";
const bothFail = (after: number) => [
  at(900, { user: "alice", address: stranger }, false),
  at(900 + after, { user: "bob", address: stranger }, false),
];

describe("two users who fail from an address that knows neither", () => {
  const homes = [at(0, alice, true), at(60, bob, true)];

  test("raise within ten seconds", () => {
    expect(raised([...homes, ...bothFail(5)])).toEqual([stranger]);
  });

  test.each<[string, readonly Attempt[]]>([
    ["when they come later", [...homes, ...bothFail(30)]],
    ["when both are told in one moment", [...homes, ...bothFail(0.4)]],
    ["when one of them never got in", [at(0, alice, true), ...bothFail(5)]],
    ["when they live together", [...homes, at(80, { ...bob, address: alice.address }, true), ...bothFail(5)]],
    ["when somebody got in from there", [...homes, at(80, { user: "carol", address: stranger }, true), ...bothFail(5)]],
  ])("are silent %s", (_when, attempts) => {
    expect(raised(attempts)).toEqual([]);
  });

  test("are silent at low sensitivity", () => {
    expect(raised([...homes, ...bothFail(5)], "low")).toEqual([]);
  });
});

test("an address of many says nothing of who knows whom", () => {
  const acquaintance = createAcquaintance();
  for (const user of ["alice", "bob"]) acquaintance.met(user, "192.0.2.250");
  expect(acquaintance.areStrangers("alice", "bob")).toBe(false);
  for (const user of ["carol", "dave", "erin", "frank"]) acquaintance.met(user, "192.0.2.250");
  expect(acquaintance.areStrangers("alice", "bob")).toBe(true);
});
