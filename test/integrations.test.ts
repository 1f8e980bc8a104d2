// The files for other tools: what the docs show is what `seclog init` writes, options that they name exist, and the action's script runs.
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { parse as parseJsonc } from "jsonc-parser";
import { describe, expect, test } from "vitest";
import { ciTargets } from "../src/cli/init/ci-files.ts";
import { createFolder, seclog } from "./cli/run-cli.ts";

const root = path.resolve(import.meta.dirname, "..");
const read = (file: string) => fs.readFileSync(path.join(root, file), "utf8");
const pages = fs.readdirSync(path.join(root, "docs/integrations"));
const docs = pages.map((page) => read(`docs/integrations/${page}`)).join("\n");

test.each(ciTargets.entries)("the docs show the file for $title", ({ text }) => {
  expect(docs).toContain(`\`\`\`yaml\n${text}\`\`\``);
});

test("every command line in the docs and files has options that exist", async () => {
  const help = new Map<string, string>();
  const lines = [docs, read("action.yml"), read(".pre-commit-hooks.yaml"), ...ciTargets.entries.map(({ text }) => text)]
    .join("\n")
    .matchAll(/\bseclog (check|baseline|merge|init|lsp)\b([^\n`"]*)/g);
  let options = 0;
  for (const [, command = "", rest = ""] of lines) {
    if (!help.has(command)) help.set(command, (await seclog(`${command} --help`)).stdout);
    for (const [option] of rest.matchAll(/--[a-z][a-z-]+/g)) {
      options++;
      expect([command, option, help.get(command)?.includes(option)]).toEqual([command, option, true]);
    }
  }
  expect(options).toBeGreaterThan(20);
});

test("JSON in the docs is JSON", () => {
  const blocks = [...docs.matchAll(/```json\n([^]*?)```/g)].map(([, text = ""]) => text);
  expect(blocks.length).toBeGreaterThan(3);
  for (const block of blocks) {
    const errors: unknown[] = [];
    parseJsonc(block, errors as never);
    expect([block, errors]).toEqual([block, []]);
  }
});

test("every page is linked", () => {
  for (const page of pages.filter((name) => name !== "README.md")) {
    expect(read("docs/integrations/README.md")).toContain(`(${page})`);
  }
  expect(read("README.md")).toContain("docs/integrations/README.md");
});

describe("the action", () => {
  const action = read("action.yml");
  const script = /\n {6}run: \|\n((?: {8}[^\n]*\n)+)/.exec(action)?.[1]?.replace(/^ {8}/gm, "") ?? "";

  /** Runs the script with a stand-in for seclog that prints its arguments, one a line. */
  function run(inputs: Readonly<Record<string, string>>, code = 0) {
    const folder = createFolder({ "seclog.sh": `#!/bin/sh\nprintf '%s\\n' "$@"\nexit ${code}\n` });
    fs.chmodSync(path.join(folder, "seclog.sh"), 0o755);
    const output = path.join(folder, "output");
    const env = {
      PATH: process.env["PATH"] ?? "",
      GITHUB_OUTPUT: output,
      SECLOG_COMMAND: path.join(folder, "seclog.sh"),
      ...{ SECLOG_PATHS: "", SECLOG_ARGS: "", SECLOG_SARIF: "", SECLOG_SUMMARY: "false", SECLOG_VERSION: "latest" },
      ...inputs,
    };
    const { stdout, status } = spawnSync("bash", ["-e", "-c", script], { cwd: folder, env, encoding: "utf8" });
    return { words: stdout.trimEnd().split("\n"), status, output: fs.readFileSync(output, "utf8"), folder };
  }

  test("gives paths and options as words", () => {
    const { words, status, output } = run({
      SECLOG_PATHS: "src\nmy files\n",
      SECLOG_ARGS: "--profile=gdpr",
      SECLOG_SARIF: "a.sarif",
    });
    expect(words).toEqual(["check", "-f", "github", "-f", "sarif=a.sarif", "--profile=gdpr", "--", "src", "my files"]);
    expect({ status, output }).toEqual({ status: 0, output: "exit-code=0\n" });
  });

  test("fails as seclog does", () => {
    expect(run({}, 1)).toMatchObject({ words: ["check", "-f", "github", "--"], status: 1, output: "exit-code=1\n" });
  });

  test("runs nothing that stands in an input", () => {
    const { words, folder } = run({ SECLOG_PATHS: "$(touch started)\n`touch started`\n; touch started" });
    expect(words.slice(-3)).toEqual(["$(touch started)", "`touch started`", "; touch started"]);
    expect(fs.existsSync(path.join(folder, "started"))).toBe(false);
    // Inputs are named in env only, where they are data.
    expect(script).not.toContain("${{");
  });
});

describe("completion", () => {
  const words = (line: string): readonly string[] => {
    const script = `source <(cat); COMP_WORDS=(${line}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _seclog; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const file = path.join(createFolder({ "done.bash": completionOfBash }), "done.bash");
    return execFileSync("bash", ["-c", script.replace("<(cat)", file)], { encoding: "utf8", cwd: createFolder({}) })
      .trimEnd()
      .split("\n");
  };
  let completionOfBash = "";

  test.each(["bash", "zsh", "fish", "powershell"])("for %s names every command and option", async (shell) => {
    const { stdout, code } = await seclog(`completion ${shell}`);
    expect(code).toBe(0);
    for (const word of ["check", "baseline", "staged", "no-secret-in-log", "checkstyle", "watch"])
      expect(stdout).toContain(word);
  });

  test("completes in bash", async () => {
    completionOfBash = (await seclog("completion bash")).stdout;
    expect(words("seclog ba")).toEqual(["baseline"]);
    expect(words("seclog check --stag")).toEqual(["--staged"]);
    expect(words("seclog --stag")).toEqual(["--staged"]);
    expect(words("seclog check --only no-secret-in-l")).toEqual(["no-secret-in-log"]);
    expect(words("seclog check -f check")).toEqual(["checkstyle"]);
    expect(words("seclog baseline pru")).toEqual(["prune"]);
    expect(words("seclog explain no-log-in")).toEqual(["no-log-injection"]);
  });

  test("an unknown shell is a mistake", async () => {
    const { code, stderr } = await seclog("completion tcsh");
    expect(code).toBe(2);
    expect(stderr).toContain("bash, zsh, fish, powershell");
  });
});
