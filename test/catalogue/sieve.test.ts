// The first look lets nothing go that the full search finds.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findPairs } from "../../src/catalogue/pairs.ts";
import { findSecrets } from "../../src/catalogue/secrets/find.ts";
import { secretPatterns } from "../../src/catalogue/secrets/index.ts";
import { createCoding } from "../../src/catalogue/coded-text.ts";
import { mayHoldSecret, partMayHoldSecret } from "../../src/catalogue/sieve.ts";
import { buildExample } from "./secret-examples.ts";

const holds = (text: string) => findSecrets(text).length > 0 || findPairs(text, "text").length > 0;

const examples = secretPatterns.entries.flatMap(({ id, examples: { match } }) =>
  match.map((shape) => [id, buildExample(shape)] as const),
);

test.each(examples)("keeps %s, alone and within a line", (_id, secret) => {
  expect(mayHoldSecret(secret)).toBe(true);
  expect(mayHoldSecret(`2025-05-17T08:30:00Z INFO [worker-1] job done, got "${secret}" in 12 ms`)).toBe(true);
});

test.each([
  `203.0.113.9 - - [17/May/2025:08:30:04 +0000] "GET /orders/42?page=2&sort=asc HTTP/1.1" 200 512 "https://example.com/a" "Mozilla/5.0"`,
  `{"level":30,"time":1747470604230,"pid":4121,"reqId":"req-9k","req":{"method":"GET","url":"/"},"msg":"request completed"}`,
  "May 17 08:30:04 web1 sshd[4121]: Failed password for invalid user guest from 203.0.113.9 port 38926 ssh2",
  `{"level":30,"time":1747470604230,"responseTime":12.142857142857142,"share":0.4539578763621486,"msg":"done"}`,
  "2025-05-17 08:30:04,230 INFO [main] org.example.Orders: order 20250517083004 shipped, tokens used: 12",
])("lets ordinary lines go: %s", (line) => {
  expect(mayHoldSecret(line)).toBe(false);
});

test("digits behind a point are a fraction, but a number may follow them", () => {
  expect(mayHoldSecret("share 0.4539578763621486 of all")).toBe(false);
  expect(mayHoldSecret("share 0.45 4539 5787 6362 1486")).toBe(true);
  expect(mayHoldSecret("v.1 4539578763621486")).toBe(true);
});

test("a key behind many escapes is not taken for another one", () => {
  const nested = (key: string) =>
    `body="${key}${"\\".repeat(15)}":${"\\".repeat(15)}"h7Kp2mQ9xTz4Wd8s${"\\".repeat(15)}"`;
  expect(mayHoldSecret(nested("name"))).toBe(false);
  expect(mayHoldSecret(nested("password"))).toBe(true);
});

test("characters beyond ASCII neither hide a secret nor a harmless key", () => {
  expect(mayHoldSecret("größe=12 “x”")).toBe(false);
  expect(mayHoldSecret("größe=12 password=h7Kp2mQ9xTz4Wd8s")).toBe(true);
  expect(mayHoldSecret("“password”: h7Kp2mQ9xTz4Wd8s")).toBe(holds("“password”: h7Kp2mQ9xTz4Wd8s"));
  expect(mayHoldSecret("密password=h7Kp2mQ9xTz4Wd8s")).toBe(true);
});

test("a line among others is told as it is alone", () => {
  const lines = [
    "user=anna page=4",
    "password=h7Kp2mQ9xTz4Wd8s",
    "share 0.45",
    "card 4539 5787 6362 1486",
    "took 08:30:04",
    "done in 4539 5787",
    "6362 1486 steps",
  ];
  const whole = createCoding()(lines.join("\n"));
  let at = 0;
  for (const line of lines) {
    expect(partMayHoldSecret(whole, at, at + line.length)).toBe(mayHoldSecret(line));
    at += line.length + 1;
  }
});

describe("agrees with the full search", () => {
  const key = fc.constantFrom("password", "passwd", "pw", "apiKey", "api-key", "access_token", "session.id", "client_secret", "pin", "user", "path", "x"); // prettier-ignore
  const separator = fc.constantFrom("=", ":", ": ", " : ", '":"', "': '", "=>", ">", "]=", "?:", " = ", '\\":\\"');
  const before = fc.constantFrom("", " ", "?", "&", "--", "<", '{"', "a.b.", "the ", '\\"');
  const value = fc.constantFrom("h7Kp2mQ9xTz4Wd8s", "4111 1111 1111 1111", "true", "12", "-----", "Bearer k7Qz2mXw9RbT4vYc8JpL"); // prettier-ignore
  const piece = fc.oneof(
    fc.tuple(before, key, separator, value).map((parts) => parts.join("")),
    fc.constantFrom(...examples.map(([, secret]) => secret)),
    fc.string({ maxLength: 20 }),
  );
  test("on lines put together from keys, separators, values and secrets", () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), fc.constantFrom(" ", ",", ""), (pieces, joint) => {
        const line = pieces.join(joint);
        if (holds(line)) expect(mayHoldSecret(line)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});
