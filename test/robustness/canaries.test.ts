// A thousand made-up secrets in source code and in log lines, written in every way people write them: no output of Seclog holds one
// of them, nor six characters of one in a row, in any encoding.
import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { reporters } from "../../src/reporters/index.ts";
import { createFolder, seclog } from "../cli/run-cli.ts";
import { canaries, count, files, leaks } from "./canaries.ts";

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
