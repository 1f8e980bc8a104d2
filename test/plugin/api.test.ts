// The programmatic API: what a script gets, and that its published types are those of the code.
import path from "node:path";
import { describe, expect, test } from "vitest";
import * as api from "../../src/plugin/api.ts";
import type * as published from "../../src/plugin/published/api.d.mts";
import { createFolder, seclog } from "../cli/run-cli.ts";

const leak = `export function signIn(user, password) {\n  console.log("signing in", user.id, password);\n}\n`;

// Fails the type check when the published types promise what the code does not give.
const types: Pick<typeof published, "analyze" | "analyzeFiles" | "rules" | "version"> = api;

describe("analyze", () => {
  test("gives back the object of the JSON report", () => {
    const report = types.analyze(leak, { path: "src/login.js" });
    expect(report.summary).toMatchObject({ files: 1, findings: 1, errors: 1 });
    expect(report.findings[0]).toMatchObject({
      path: "src/login.js",
      line: 2,
      column: 38,
      rule: "no-secret-in-log",
      level: "error",
    });
  });

  test("takes any part of a configuration", () => {
    const config = { rules: { "no-secret-in-log": "warning" }, sanitizers: ["mask"] } as const;
    expect(api.analyze(leak, { config }).findings.map(({ level }) => level)).toEqual(["warning"]);
    expect(api.analyze(leak.replace("id, password", "id, mask(password)"), { config }).findings).toEqual([]);
  });

  test("refuses what no configuration may say, with the sentence of the command line", () => {
    const config = { rules: { "no-secret-in-logs": "warning" } } as const;
    expect(() => api.analyze(leak, { config })).toThrow(
      'The configuration: Unknown rule "no-secret-in-logs". Did you mean "no-secret-in-log"?',
    );
    expect(() => api.analyze(leak, { config })).toThrow(api.UserError);
  });

  test("never throws for a text", () => {
    for (const text of ["", "function (", "\u0000", "x".repeat(2_000_000)]) {
      expect(api.analyze(text).findings).toEqual([]);
    }
  });

  test("follows imports to files on disk", () => {
    const folder = createFolder({ "src/log.js": "export const report = (text) => console.log(text);\n" });
    const text = `import { report } from "./log.js";\nexport const signIn = (password) => report(password);\n`;
    const [finding] = api.analyze(text, { path: path.join(folder, "src/login.js") }).findings;
    expect(finding).toMatchObject({ rule: "no-secret-in-log", line: 2 });
  });
});

describe("analyzeFiles", () => {
  const files = {
    "seclog.config.json": '{ "rules": { "no-secret-in-log": "warning" } }',
    "src/a.js": leak,
    "packages/api/seclog.config.json": '{ "ignorePatterns": ["old/"] }',
    "packages/api/b.js": leak,
    "packages/api/old/c.js": leak,
    "bad.js": Buffer.from("// caf\xe9\n", "latin1"),
  };

  test("gives what `seclog check -f json` prints", async () => {
    const folder = createFolder(files);
    const report = await types.analyzeFiles(["."], { cwd: folder });
    const { stdout } = await seclog("check -f json --no-cache", { folder });
    expect(report).toEqual(JSON.parse(stdout));
    expect(report.findings.map(({ path: file, level }) => `${file} ${level}`)).toEqual([
      "packages/api/b.js error",
      "src/a.js warning",
    ]);
  });

  test("with a configuration of the caller asks no file", async () => {
    const folder = createFolder(files);
    const { findings } = await api.analyzeFiles(["src"], { cwd: folder, config: {} });
    expect(findings.map(({ level }) => level)).toEqual(["error"]);
  });

  test("rejects for a path that does not exist, and when it is cancelled", async () => {
    const folder = createFolder(files);
    await expect(api.analyzeFiles(["gone.js"], { cwd: folder })).rejects.toThrow(
      'There is no file or folder "gone.js"',
    );
    await expect(api.analyzeFiles(["."], { cwd: folder, signal: AbortSignal.abort() })).rejects.toThrow();
  });
});

test("rules and version are there", () => {
  expect(api.rules.find(({ id }) => id === "no-secret-in-log")).toMatchObject({ level: "error", cwe: [532] });
  expect(api.version).toMatch(/^\d+\.\d+\.\d+/);
});
