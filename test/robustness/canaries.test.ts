// A thousand made-up secrets in source code and in log lines, written in every way people write them: no output of Seclog holds one
// of them, nor six characters of one in a row, in any encoding.
import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reporters } from "../../src/reporters/index.ts";
import { createFolder, seclog } from "../cli/run-cli.ts";

const seed = 20_260_131;
const count = 1000;
const run = 6;

const alphabet = [..."ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789"];
const random = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 20, maxLength: 60 });
const canaries = fc.sample(random, { seed, numRuns: count });

/** The ways in which a secret stands in a program that logs it. */
const statements: readonly ((secret: string, n: number) => string)[] = [
  (secret, n) => `const password${n} = "${secret}"; logger.info("signing in " + password${n});`,
  (secret) => `logger.info({ password: '${secret}' }, "signing in");`,
  (secret) => `console.log(\`https://ada:${secret}@db.example.com/shop\`);`,
  (secret) => `console.log("postgres://ada:" + "${secret}" + "@db.example.com/shop");`,
  (secret, n) => `const apiKey${n} = "${secret.slice(0, 9)}" + "${secret.slice(9)}"; console.log("key", apiKey${n});`,
  (secret) => `throw new Error("clientSecret=${secret} was refused");`,
  (secret) => `console.log("Authorization: Bearer ${secret}", process.env);`,
  (secret, n) =>
    `const key${n} = \`-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----\`; console.log(key${n});`,
  (secret) => `logger.warn("token %s", accessToken ?? "${secret}", req.headers);`,
];

const perFile = 40;
const files = Object.fromEntries(
  Array.from({ length: count / perFile }, (_, file) => {
    const own = canaries.slice(file * perFile, (file + 1) * perFile);
    const body = own.map((secret, n) => (statements[n % statements.length] ?? statements[0])?.(secret, n) ?? "");
    const functions = body.map((line, n) => `export function step${n}(logger, accessToken, req, res) {\n  ${line}\n}`);
    return [`src/part${file}.js`, functions.join("\n")];
  }),
);

/** Every run of six characters of every canary, as it is and as other writers would have it. */
const runs = new Set(
  canaries.flatMap((secret) => {
    const encoded = [secret, Buffer.from(secret).toString("hex"), ...[0, 1, 2].map((at) => base64(secret, at))];
    return encoded.flatMap((text) =>
      Array.from({ length: text.length - run - 5 }, (_, at) => text.slice(at, at + run + 6)),
    );
  }),
);
const shortRuns = new Set(
  canaries.flatMap((secret) => Array.from({ length: secret.length - run + 1 }, (_, at) => secret.slice(at, at + run))),
);

/** Base64 of the secret when it begins at this offset of a group; the characters that depend on its neighbours are left out. */
function base64(secret: string, offset: number): string {
  return Buffer.from(" ".repeat(offset) + secret)
    .toString("base64")
    .slice(offset === 0 ? 0 : 4, -4);
}

function leaks(text: string): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at + run <= text.length && found.length < 5; at++) {
    if (shortRuns.has(text.slice(at, at + run)) || runs.has(text.slice(at, at + run + 6))) found.push(at);
  }
  return found;
}

test("the search finds a secret in each encoding", () => {
  const [secret = ""] = canaries;
  for (const text of [
    secret,
    secret.slice(3, 9),
    Buffer.from(`x${secret}`).toString("base64"),
    Buffer.from(secret).toString("hex"),
  ]) {
    expect(leaks(`nothing ${text} nothing`).length).toBeGreaterThan(0);
  }
  expect(leaks("nothing of the kind stands here")).toEqual([]);
});

describe("source code", () => {
  const folder = createFolder(files);
  const cache = createFolder({});
  const env = { XDG_CACHE_HOME: cache };

  test.each(reporters.ids.map((id) => [id]))("check -f %s", { timeout: 120_000 }, async (id) => {
    const { stdout, stderr, code } = await seclog(`check -f ${id}`, { folder, env });
    expect(code).toBe(1);
    expect(stdout.length).toBeGreaterThan(count);
    expect(leaks(stdout + stderr)).toEqual([]);
  });

  test("the diff and what is remembered", { timeout: 120_000 }, async () => {
    const { stdout, stderr } = await seclog("check --diff", { folder, env });
    expect(stdout).toContain("+++ b/src/part0.js");
    expect(leaks(stdout + stderr)).toEqual([]);
    const stored = fs.readdirSync(cache, { recursive: true, encoding: "utf8" }).map((name) => path.join(cache, name));
    const texts = stored.filter((file) => fs.statSync(file).isFile()).map((file) => fs.readFileSync(file, "utf8"));
    expect(texts.join("").length).toBeGreaterThan(count);
    expect(leaks(texts.join(""))).toEqual([]);
  });
});

const lines: readonly ((secret: string) => string)[] = [
  (secret) => `{"level":"info","time":"2026-01-31T08:00:00.000Z","msg":"signing in","password":"${secret}"}`,
  (secret) => `2026-01-31T08:00:01.000Z INFO connecting to postgres://ada:${secret}@db.example.com/shop`,
  (secret) => `2026-01-31 08:00:02,000 - app - WARNING - refused Authorization: Bearer ${secret}`,
  (secret) => `203.0.113.9 - - [31/Jan/2026:08:00:03 +0000] "GET /reset?token=${secret} HTTP/1.1" 200 12 "-" "curl/8"`,
  (secret) => `Jan 31 08:00:04 web app[12]: client_secret=${secret} refused`,
];

describe("log lines", () => {
  const log = canaries.map((secret, n) => (lines[n % lines.length] ?? lines[0])?.(secret) ?? "").join("\n");
  const folder = createFolder({ "app.log": `${log}\n` });

  test.each([["jsonl"], ["pretty"], ["summary"], ["html"]])("logs -f %s", { timeout: 120_000 }, async (format) => {
    const { stdout, stderr } = await seclog(`logs app.log -f ${format}`, { folder });
    expect(stdout.length).toBeGreaterThan(100);
    expect(leaks(stdout + stderr)).toEqual([]);
  });
});
