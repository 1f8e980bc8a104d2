// The colours of logs: each *.test.log beside this file is a log whose marks name the scope of the text above them.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };

const root = path.resolve(import.meta.dirname, "../..");

test("every marked text has the scope that its mark names", async () => {
  const tool = path.join(root, "node_modules/vscode-tmgrammar-test/dist/unit.js");
  const grammar = "syntaxes/seclog-log.tmLanguage.json";
  const run = promisify(execFile)(process.execPath, [tool, "-g", grammar, "test/grammar/*.test.log"], { cwd: root });
  const { stdout } = await run.catch((error: { stdout: string }) => error);
  expect(stdout.match(/✓ test\/grammar\/\S+/g), stdout).toHaveLength(2);
});

test("log files stay with the editor's own language unless the user chooses ours", () => {
  const language = manifest.contributes.languages.find(({ id }) => id === "seclog-log");
  expect(Object.keys(language ?? {})).toEqual(["id", "aliases"]);
  const [grammar] = manifest.contributes.grammars;
  const text = readFileSync(path.join(root, grammar?.path ?? ""), "utf8");
  expect(JSON.parse(text)).toMatchObject({ scopeName: grammar?.scopeName });
});
