// Shards: a split that depends on paths alone, and a merge that gives back the report of the whole.
import { describe, expect, test } from "vitest";
import { inShard, parseShard } from "../../src/cli/check/shard.ts";
import { mergeSarif } from "../../src/cli/merge/merge-sarif.ts";
import { createFolder, seclog } from "./run-cli.ts";

const leak = `export function signIn(user, password) {\n  console.log("signing in", user.id, password);\n}\n`;
const forge = `export const hello = (req, res) => {\n  console.log("hello " + req.query.name);\n  res.end();\n};\n`;
const broken = `export function open( {\n${leak}`;

test("every file is in exactly one part, and the parts are about equal", () => {
  const names = Array.from({ length: 3_000 }, (_, index) => `src/services/file-${index}.ts`);
  const parts = [1, 2, 3].map((index) => names.filter((name) => inShard(name, { index, count: 3 })));
  expect(parts.flat().sort()).toEqual(names.toSorted());
  for (const { length } of parts) expect(Math.abs(length - 1_000)).toBeLessThan(120);
});

test.each(["0/2", "3/2", "1", "1/0", "-1/2", "1/2/3", "a/b", "1/1001"])("--shard %s is refused", async (value) => {
  expect(() => parseShard(value)).toThrow("such as 1/4");
  expect((await seclog(["check", "--shard", value], {})).code).toBe(2);
});

describe("merged reports", () => {
  const files = {
    ...Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`src/f${i}.js`, i % 2 ? leak : forge])),
    "src/my file%.js": leak,
    "src/[id]/ü.js": leak,
    "src/broken.js": broken,
    "src/latin.js": Buffer.from("// caf\xe9\n", "latin1"),
    "src/min.js": `x=1;${"a(1);".repeat(2000)}`,
  };

  test.each([2, 5])(
    "of %i shards are byte-identical to the report of one run, in any order and with any threads",
    { timeout: 180_000 },
    async (count) => {
      const folder = createFolder(files);
      const whole = await seclog("check -f sarif --no-cache --threads 1", { folder });
      const names: string[] = [];
      for (let index = count; index >= 1; index--) {
        const run = await seclog(`check --shard ${index}/${count} -f sarif=out/${index}.sarif --no-cache --threads 2`, {
          folder,
        });
        expect(run.code).toBeLessThan(2);
        names.push(`out/${index}.sarif`);
      }
      const merged = await seclog(["merge", ...names], { folder });
      expect(merged.stdout).toBe(whole.stdout);
      expect(merged.code).toBe(1);
      const twice = await seclog(["merge", ...names, ...names, "-o", "all.sarif", "--exit-zero"], { folder });
      expect(twice.code).toBe(0);
      expect(twice.read("all.sarif")).toBe(whole.stdout);
    },
  );

  test.each([
    ["no JSON", "{", "a.sarif is no JSON; merge reports of seclog check -f sarif."],
    ["no SARIF", "[]", "a.sarif is no SARIF 2.1.0; merge reports of seclog check -f sarif."],
    ["null", "null", "a.sarif is no SARIF 2.1.0; merge reports of seclog check -f sarif."],
    [
      "the report of another tool",
      '{ "version": "2.1.0", "runs": [{ "tool": { "driver": { "name": "Other" } } }] }',
      "a.sarif is not written by Seclog; merge reports of seclog check -f sarif.",
    ],
  ])("refuse %s", (_, text, message) => {
    expect(() => mergeSarif([{ name: "a.sarif", text }], [])).toThrow(message);
  });

  test("refuse reports of different versions", () => {
    const report = (version: string) =>
      JSON.stringify({ version: "2.1.0", runs: [{ tool: { driver: { name: "Seclog", version } } }] });
    const reports = [
      { name: "a.sarif", text: report("1.0.0") },
      { name: "b.sarif", text: report("1.1.0") },
    ];
    expect(() => mergeSarif(reports, [])).toThrow("a.sarif and b.sarif were written by different versions of Seclog");
  });

  test("a report that is not there is named", async () => {
    expect(await seclog("merge nowhere.sarif", {})).toMatchObject({
      code: 2,
      stderr: "The report nowhere.sarif cannot be read (not-found); check the path.\n",
    });
  });
});
