// The baseline: what is known is not reported, what is new is, what is gone is told.
import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parseBaseline } from "../../src/cli/baseline/baseline-file.ts";
import { createFolder, seclog } from "./run-cli.ts";

const signIn = `export function signIn(user, password) {\n  console.log("signing in", user.id, password);\n}\n`;
const reset = `export function reset(resetToken) {\n  console.log("reset", resetToken);\n}\n`;

async function folderWithBaseline(): Promise<string> {
  const folder = createFolder({ "src/a.js": signIn, "src/b.js": `${signIn}const apiKey = "AKIAQ4RTZ7XWM2LKP3VN";\n` });
  const { code, stdout } = await seclog("baseline create", { folder });
  expect({ code, stdout }).toEqual({ code: 0, stdout: "2 known findings in seclog.baseline.json\n" });
  return folder;
}

const check = "check --baseline seclog.baseline.json";

test("holds paths, rules and fingerprints, and no code", async () => {
  const folder = await folderWithBaseline();
  const text = fs.readFileSync(path.join(folder, "seclog.baseline.json"), "utf8");
  expect(JSON.parse(text)).toEqual({
    version: 1,
    findings: {
      "src/a.js": { "no-secret-in-log": [expect.stringMatching(/^[0-9a-f]{14}$/)] },
      "src/b.js": { "no-secret-in-log": [expect.stringMatching(/^[0-9a-f]{14}$/)] },
    },
  });
  expect(text).not.toMatch(/AKIA|password|console/);
});

test("known findings are counted per rule and pass; moved lines do not make them new", async () => {
  const folder = await folderWithBaseline();
  fs.writeFileSync(path.join(folder, "src/a.js"), `// A header.\n\n\n${signIn}`);
  const { code, stdout } = await seclog(check, { folder });
  expect(code).toBe(0);
  expect(stdout).toContain("2 known findings of seclog.baseline.json not shown\n     2  no-secret-in-log\n");
  expect(stdout).toContain("No findings in 2 files.");
});

test("a new finding fails, also one of the same kind beside a known one", async () => {
  const folder = await folderWithBaseline();
  fs.writeFileSync(path.join(folder, "src/a.js"), signIn.replace("}\n", `  console.log("again", password);\n}\n`));
  const { code, stdout } = await seclog(`${check} -f concise`, { folder });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^src\/a\.js:3:[^\n]*\n1 finding\n$/);
});

test("--fix repairs what is new and leaves alone what is known", async () => {
  const folder = await folderWithBaseline();
  fs.writeFileSync(path.join(folder, "src/a.js"), `${signIn}${reset}`);
  const { code, stderr } = await seclog(`${check} --fix`, { folder });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "Applied 1 fix.\n" });
  expect(fs.readFileSync(path.join(folder, "src/a.js"), "utf8")).toBe(
    `${signIn}export function reset(resetToken) {\n  console.log("reset");\n}\n`,
  );
});

describe("an entry that is no longer found", () => {
  test("is told and fails, unless it may", async () => {
    const folder = await folderWithBaseline();
    fs.writeFileSync(path.join(folder, "src/a.js"), "export {};\n");
    fs.rmSync(path.join(folder, "src/b.js"));
    const failed = await seclog(check, { folder });
    expect(failed.code).toBe(1);
    expect(failed.stdout).toContain(
      "2 entries of the baseline no longer found\n  src/a.js  no-secret-in-log\n  src/b.js  no-secret-in-log\n",
    );
    expect(failed.stderr).toBe(
      "2 entries of seclog.baseline.json no longer found; remove with: seclog baseline prune --file seclog.baseline.json\n",
    );
    expect((await seclog(`${check} --no-error-on-stale-baseline`, { folder })).code).toBe(0);
    expect((await seclog(`${check} --exit-zero`, { folder })).code).toBe(0);
  });

  test("is not told where the check did not look: other folders, other rules, other shards", async () => {
    const folder = await folderWithBaseline();
    fs.rmSync(path.join(folder, "src/b.js"));
    expect((await seclog("check src/a.js --baseline seclog.baseline.json", { folder })).code).toBe(0);
    expect((await seclog(`${check} --only no-log-injection`, { folder })).code).toBe(0);
    const shards = await Promise.all(["1/2", "2/2"].map((shard) => seclog(`${check} --shard ${shard}`, { folder })));
    expect(shards.map(({ code }) => code).sort()).toEqual([0, 1]);
  });
});

test("prune removes what is gone and adds nothing; update does both", async () => {
  const folder = await folderWithBaseline();
  fs.writeFileSync(path.join(folder, "src/a.js"), reset);
  const pruned = await seclog("baseline prune", { folder });
  expect(pruned).toMatchObject({ code: 0, stdout: "1 known finding in seclog.baseline.json\n" });
  expect((await seclog(check, { folder })).code).toBe(1);
  const updated = await seclog("baseline update", { folder });
  expect(updated.stdout).toBe("2 known findings in seclog.baseline.json\n");
  expect(updated.stderr).toContain("Removed 0 entries no longer found.\nAdded 1 new finding.\n");
  expect((await seclog(check, { folder })).code).toBe(0);
});

test("create keeps a baseline that is there, unless told", async () => {
  const folder = await folderWithBaseline();
  expect(await seclog("baseline create", { folder })).toMatchObject({
    code: 2,
    stderr:
      "There is a baseline seclog.baseline.json already; bring it up to date with seclog baseline update, or replace it with --force.\n",
  });
  expect((await seclog("baseline create --force", { folder })).code).toBe(0);
});

test("without a baseline one sentence says how to write it", async () => {
  expect(await seclog(check, { files: { "a.js": signIn } })).toMatchObject({
    code: 2,
    stderr:
      "There is no baseline seclog.baseline.json; write one with seclog baseline create --file seclog.baseline.json\n",
  });
});

test.each([
  ["no JSON", "{"],
  ["another version", '{ "version": 2, "findings": {} }'],
  ["another file", '{ "rules": {} }'],
  [
    "a value in the place of a fingerprint",
    '{ "version": 1, "findings": { "a.js": { "no-secret-in-log": ["hunter2"] } } }',
  ],
  ["rules that are none", '{ "version": 1, "findings": { "a.js": [] } }'],
])("refuses %s", (_, text) => {
  expect(() => parseBaseline(text, "base.json")).toThrow(/^The baseline base\.json cannot be used: /);
});

test("keys such as __proto__ are only names", () => {
  const entries = parseBaseline(
    '{ "version": 1, "findings": { "__proto__": { "constructor": ["0123456789abcd"] } } }',
    "b",
  );
  expect([...entries.keys()]).toEqual(["__proto__"]);
  expect(({} as Record<string, unknown>)["constructor"]).toBe(Object);
});

test("other reports carry the counts", async () => {
  const folder = await folderWithBaseline();
  const { stdout } = await seclog(`${check} -f json`, { folder });
  expect(JSON.parse(stdout)).toMatchObject({
    summary: { findings: 0, baseline: { known: [{ rule: "no-secret-in-log", count: 2 }], stale: [] } },
  });
});
