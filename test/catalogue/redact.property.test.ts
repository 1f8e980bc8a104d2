// Whatever a secret looks like and wherever it stands, no run of six of its characters survives.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { redact, redactSource } from "../../src/catalogue/redact.ts";
import { secretPatterns } from "../../src/catalogue/secrets/index.ts";
import { buildExample } from "./secret-examples.ts";

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const word = fc.string({ unit: fc.constantFrom(...letters, ..."-_~+/"), minLength: 12, maxLength: 200 });
const symbols = fc.string({
  unit: fc.constantFrom(...letters, ..."-_~+/!@#$%^*()[]{}|;,.<>?'\"\\ üñ漢é"),
  minLength: 12,
  maxLength: 200,
});
// A secret begins and ends with a letter or digit, so that the shape around it stays what it is.
const framed = (inner: fc.Arbitrary<string>): fc.Arbitrary<string> => inner.map((text) => `Z9${text}9Z`);

const bare: Readonly<Record<string, (secret: string) => string>> = {
  "key=value": (s) => `2026-11-22 login failed password=${s} user=ann`,
  "key: value": (s) => `apiKey: ${s}`,
  query: (s) => `GET https://shop.example.com/reset?access_token=${encodeURIComponent(s)}&page=2 200`,
  bearer: (s) => `authorization: Bearer ${s}`,
  "bearer without key": (s) => `curl -H "Bearer ${s}1" https://api.example.com`,
  flag: (s) => `run: deploy --api-key ${s} --verbose`,
  "flag=value": (s) => `run: deploy --password=${s}`,
  environment: (s) => `env STRIPE_SECRET_KEY=${s} node server.js`,
  header: (s) => `< x-api-key: ${s}\n< content-type: text/plain`,
  cookie: (s) => `cookie: theme=dark; sid=${s}; lang=en`,
  tag: (s) => `<login><password>${s}</password></login>`,
  url: (s) => `connect postgres://shop:${encodeURIComponent(s)}@db.example.com:5432/shop`,
  list: (s) => `clientSecret=${s},region=eu`,
  arrow: (s) => `'secret' => ${s}`,
};

const quoted: Readonly<Record<string, (secret: string) => string>> = {
  json: (s) => JSON.stringify({ level: 30, user: { name: "ann", password: s }, msg: "saved" }),
  "json in json": (s) => JSON.stringify({ body: JSON.stringify({ refreshToken: s, page: 2 }), msg: "sent" }),
  "json in json in json": (s) =>
    JSON.stringify({ a: JSON.stringify({ b: JSON.stringify({ clientSecret: s, n: 1 }) }) }),
  "json list": (s) => JSON.stringify({ recoveryCodes: [s, s], n: 1 }),
  "json headers": (s) => JSON.stringify({ headers: { host: "a.example.com", authorization: `Bearer ${s}` } }),
  "cut off": (s) => JSON.stringify({ password: s }).slice(0, -2),
};

function survives(output: string, secret: string): string | undefined {
  for (let i = 0; i + 6 <= secret.length; i++) {
    const run = secret.slice(i, i + 6);
    if (output.includes(run)) return run;
  }
  return undefined;
}

describe("redact leaves no run of six characters", () => {
  test.each(Object.entries(bare))("%s", (_name, shape) => {
    fc.assert(
      fc.property(framed(word), (secret) => {
        expect(survives(redact(shape(secret)), secret)).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  test.each(Object.entries(quoted))("%s, with any characters", (_name, shape) => {
    fc.assert(
      fc.property(framed(symbols), (secret) => {
        expect(survives(redact(shape(secret)), secret)).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  test("literals in source code", () => {
    fc.assert(
      fc.property(framed(symbols), fc.constantFrom('"', "'", "`"), (secret, quote) => {
        const literal = secret.replaceAll("\\", "/").replaceAll("$", "%").replaceAll(quote, "-");
        const line = `const config = { user: "ann", password: ${quote}${literal}${quote}, retries: 3 };`;
        expect(survives(redactSource(line), literal)).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  test("every known format of a secret, anywhere in a line", () => {
    for (const { id, examples } of secretPatterns.entries) {
      const example = buildExample(examples.match[0] ?? "");
      const output = redact(`sent (${example}) to worker 7`);
      expect(output, id).toMatch(/\[redacted:[a-z0-9-]+\]/);
    }
  });
});

test("redact is stable: a second pass changes nothing, and JSON stays JSON", () => {
  fc.assert(
    fc.property(framed(symbols), (secret) => {
      const line = JSON.stringify({
        password: secret,
        token: 123456789012,
        cookies: [secret],
        n: { pin: 4711, apiKey: secret },
      });
      const once = redact(line);
      expect(redact(once)).toBe(once);
      expect(() => JSON.parse(once) as unknown).not.toThrow();
    }),
    { numRuns: 300 },
  );
});

test("redact never throws and keeps text without secrets", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      expect(typeof redact(text)).toBe("string");
    }),
    { numRuns: 500 },
  );
});
