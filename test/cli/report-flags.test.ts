// Flags of `seclog check` about the report and the exit code, one by one.
import path from "node:path";
import { describe, expect, test } from "vitest";
import { createFolder, seclog } from "./run-cli.ts";

const leak = `export function signIn(user, password) {\n  console.log("signing in", user.id, password);\n}\n`;

describe("the format", () => {
  test("is that of GitHub in its Actions, unless one is named", async () => {
    const folder = createFolder({ "src/a.js": leak });
    const env = { GITHUB_ACTIONS: "true" };
    expect((await seclog("check", { folder, env })).stdout).toMatch(/^::error file=src\/a\.js,line=2,/);
    expect((await seclog("check -f concise", { folder, env })).stdout).toMatch(/^src\/a\.js:2:38: error/);
  });

  test.each([
    ["github", "GITHUB_WORKSPACE"],
    ["sarif", "GITHUB_WORKSPACE"],
    ["gitlab", "CI_PROJECT_DIR"],
  ])("%s counts paths from %s", async (format, variable) => {
    const folder = createFolder({ "packages/api/src/a.js": leak });
    const { stdout } = await seclog(`check -f ${format}`, {
      folder: path.join(folder, "packages/api"),
      env: { [variable]: folder },
    });
    expect(stdout).toContain("packages/api/src/a.js");
  });
});

test("--relative-to gives the same bytes from every folder", async () => {
  const folder = createFolder({ "package.json": "{}", "test/../src/a.js": leak, "src/deep/b.js": leak });
  const runs = await Promise.all(
    [
      { from: folder, line: ["check", "src", "--relative-to", "."] },
      { from: path.join(folder, "src"), line: ["check", ".", "--relative-to", ".."] },
      { from: "/", line: ["check", path.join(folder, "src"), "--relative-to", folder] },
    ].map(({ from, line }) => seclog([...line, "-f", "sarif", "--no-cache"], { folder: from })),
  );
  expect(new Set(runs.map(({ stdout }) => stdout)).size).toBe(1);
  expect(runs[0]?.stdout).toContain('"uri": "src/deep/b.js"');
});

test("a project in a folder called test is no test, from wherever it is checked", async () => {
  const parent = createFolder({ "test/shop/package.json": "{}", "test/shop/src/a.js": leak });
  const shop = path.join(parent, "test/shop");
  expect((await seclog("check", { folder: shop })).code).toBe(1);
  expect((await seclog(["check", shop], { folder: parent })).code).toBe(1);
});

test("--max-diagnostics lists some and counts all; the exit code is that of all", async () => {
  const { code, stdout } = await seclog("check -f concise --max-diagnostics 1", {
    files: { "a.js": leak, "b.js": leak },
  });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^a\.js:2:38: .*\n2 findings\n$/);
});

test.each([
  ["check --exit-code 7", 7],
  ["check --exit-code 0", 0],
  ["check --exit-code 7 --exit-zero", 0],
  ["check --exit-code 7 --skip no-secret-in-log", 0],
  ["check --exit-code 256", 2],
])("%s", async (line, code) => {
  expect((await seclog(line, { files: { "a.js": leak } })).code).toBe(code);
});

test("--min-severity leaves out lower levels, and --error-on-unused-directives fails for idle comments", async () => {
  const files = { "a.js": leak, "b.js": "// seclog-disable-next-line no-secret-in-log\nconsole.log(1);\n" };
  const folder = createFolder(files);
  const lowered = "check --rule no-secret-in-log=info -f concise";
  expect((await seclog(lowered, { folder })).stdout).toMatch(/\n1 finding\n$/);
  expect((await seclog(`${lowered} --min-severity warning`, { folder })).stdout).toMatch(/\n0 findings\n$/);
  expect((await seclog(lowered, { folder })).code).toBe(0);
  expect((await seclog(`${lowered} --error-on-unused-directives`, { folder })).code).toBe(1);
});

test("--quiet shows errors only, and counts nothing else", async () => {
  const files = { "a.js": leak, "b.js": leak };
  const line = "check -f concise --rule no-secret-in-log=warning";
  expect(await seclog(line, { files })).toMatchObject({
    code: 1,
    stdout: expect.stringContaining("2 findings") as string,
  });
  expect(await seclog(`${line} --quiet`, { files })).toMatchObject({
    code: 0,
    stdout: expect.not.stringContaining("a.js") as string,
  });
  expect((await seclog("check -f concise --quiet", { files })).stdout).toContain("a.js:2:38: error no-secret-in-log");
});

test("--color and --no-color win over terminal and environment, for every command", async () => {
  const folder = createFolder({ "a.js": leak });
  const coloured = async (line: string, tty: boolean, env: Record<string, string> = {}) =>
    (await seclog(line, { folder, tty, env })).stdout.includes("\u001b[");
  expect(await coloured("check --color", false)).toBe(true);
  expect(await coloured("check --no-color", true, { FORCE_COLOR: "1" })).toBe(false);
  expect(await coloured("--color rules", false, { NO_COLOR: "1" })).toBe(true);
  expect(await coloured("rules", false)).toBe(false);
});

test("--timing tells steps and rules on stderr, the dearest first, and changes nothing on stdout", async () => {
  const folder = createFolder({ "a.js": leak });
  const plain = await seclog("check", { folder });
  const timed = await seclog("check --timing --skip no-log-injection", { folder });
  expect(timed.stdout).toBe(plain.stdout);
  const [steps = "", table = ""] = timed.stderr.split("\n\n");
  expect(steps).toMatch(/finding files +\d+ ms\nanalysis +\d+ ms\n[^]*in all +\d+ ms\n1 file, \d+ a second$/);
  const rows = [...table.matchAll(/^(\S+(?: \S+)*) +(\d+\.\d) ms +(\d+\.\d) %$/gm)].map(([, name, took]) => ({
    name,
    took,
  }));
  const names = rows.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["parsing", "following values", "no-secret-in-log"]));
  expect(names).not.toContain("no-log-injection");
  const times = rows.map(({ took }) => Number(took));
  expect(times).toEqual(times.toSorted((a, b) => b - a));
});

test("--debug tells what became of each file and each step", async () => {
  const files = { "a.js": leak, "latin.js": Buffer.from("// caf\xe9\n", "latin1") };
  const { stderr } = await seclog("check --debug files,timings", { files });
  expect(stderr).toContain("debug: a.js ok, 1 findings, 0 notices\ndebug: latin.js skipped (encoding)\n");
  expect(stderr).toMatch(/^debug: finding files took \d+ ms$/m);
  expect(await seclog("check --debug secrets", { files })).toMatchObject({ code: 2 });
});
