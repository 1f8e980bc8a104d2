// The expressions and scanners of the catalogue stay linear: twice the text may cost about twice the time, never four times.
// Growth is measured, not speed, on texts made to hurt: repeated keywords, endless runs, unclosed quotes.
import { describe, expect, test } from "vitest";
import { redact } from "../../src/catalogue/redact.ts";
import { findSecrets } from "../../src/catalogue/secrets/find.ts";
import { secretPatterns } from "../../src/catalogue/secrets/index.ts";
import { growthOf } from "../growth.ts";
import { buildExample } from "./secret-examples.ts";

const small = 8_192;
const factor = 8;

const limit = 1.6;

function growth(work: (text: string) => void, unit: string): number {
  const text = (length: number): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
  const [short, long] = [text(small), text(small * factor)];
  return growthOf({ short: () => work(short), long: () => work(long), factor }, limit);
}

const hostile: readonly string[] = [
  "a",
  "A",
  " ",
  "0",
  "4",
  "eyJ",
  "eyJ.",
  "eyJabcdefghij.",
  "://",
  "://a:",
  "://a:b@",
  "-----BEGIN PRIVATE KEY-----",
  "-----BEGIN A A A ",
  "bearer ",
  "basic ",
  "password=",
  'password="',
  'password:"\\',
  'password:\\\\\\"',
  '{"token":["',
  "cookie: a=b; ",
  "--password ",
  "<password>",
  "token=,",
  "token=a,b;c&d",
  "otpauth://",
  "private_key",
  "4111 1111 ",
  "DE89 3704 ",
  "s%3A",
  "$2b$10$",
  "datadog_",
  "slack_token=,",
  "=:=:=:",
  '"\\"',
  "x.y.z.",
];

test("what takes four times as long for twice the text is told from what takes twice as long", () => {
  const visit = (steps: number): void => {
    let sum = 0;
    for (let i = 0; i < steps; i++) sum = (sum * 31 + i) | 0;
    expect(Number.isInteger(sum)).toBe(true);
  };
  const [short, long] = [1_000, 1_000 * factor];
  const pairs = { short: () => visit(short * short), long: () => visit(long * long), factor };
  const once = { short: () => visit(short * 1_000), long: () => visit(long * 1_000), factor };
  expect(growthOf(pairs, limit)).toBeGreaterThan(limit);
  expect(growthOf(once, limit)).toBeLessThan(limit);
});

describe("growth", () => {
  test.each(hostile)("redact on repeated %j", (unit) => {
    expect(growth((text) => void redact(text), unit)).toBeLessThan(limit);
  });

  test("findSecrets on the opening of every pattern, again and again", () => {
    const steep = secretPatterns.entries.filter(({ examples }) => {
      const example = buildExample(examples.match[0] ?? "");
      const units = [example.slice(0, -1), example.slice(0, Math.ceil(example.length / 2)), `${example} `];
      return units.some((unit) => growth((text) => void findSecrets(text), unit) >= limit);
    });
    expect(steep.map(({ id }) => id)).toEqual([]);
  });
});

test("no expression nests one unbounded repetition in another", () => {
  for (const { id, pattern } of secretPatterns.entries) {
    expect(pattern.source, id).not.toMatch(/[^\\][*+]\)[*+{]/);
    expect(pattern.source, `${id} is bounded`).not.toMatch(/[^\\(][*+](?!\?)(?![^[]*\])/);
  }
});
