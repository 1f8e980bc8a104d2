// A made-up secret in the place of what each logging library is shown to write: every sink that exists is reported, by every reporter,
// and none of the reports holds the secret. A library that is added brings its own examples along.
import { describe, expect, test } from "vitest";
import { parseProgram } from "../../src/analysis/languages/parse-program.ts";
import { sinkLibraries } from "../../src/catalogue/sinks/index.ts";
import { commands } from "../../src/cli/commands/index.ts";
import { reporters } from "../../src/reporters/index.ts";
import { createFolder, seclog } from "../cli/run-cli.ts";
import { canaries, leaks } from "./canaries.ts";

/** The example with the secret in the place of each marked text: `«password»`, `{ «token» }`, `«apiKey: config.key»`. */
function withSecret(code: string, secret: string): string {
  const value = `"postgres://ada:${secret}@db.example.com/shop"`;
  const isRead = (text: string): boolean => parseProgram("/src/sink.ts", text)?.syntaxErrors.length === 0;
  const named = (text: string): string => /^\s*(\w+)\s*:/.exec(text)?.[1] ?? /(\w+)$/.exec(text)?.[1] ?? "value";
  const expression = code.replaceAll(/«([^»]*)»/g, (_, text: string) =>
    /^\s*\w+\s*:/.test(text) ? `${named(text)}: ${value}` : value,
  );
  const field = code.replaceAll(/«([^»]*)»/g, (_, text: string) => `${named(text)}: ${value}`);
  return isRead(expression) ? expression : field;
}

const files = Object.fromEntries(
  sinkLibraries.entries.flatMap(({ id, examples }, library) =>
    examples.map(({ code }, n) => [
      `src/${id}${n}.ts`,
      withSecret(code, canaries[(library * 7 + n) % canaries.length] ?? ""),
    ]),
  ),
);

describe("every sink", () => {
  const folder = createFolder(files);

  test("is reported, and no reporter shows the secret", { timeout: 120_000 }, async () => {
    const formats = reporters.ids.flatMap((id) => ["-f", `${id}=report.${id}`]);
    const { stdout, stderr, read } = await seclog(["check", "--no-cache", ...formats], { folder });
    for (const id of reporters.ids) {
      expect(read(`report.${id}`).length, id).toBeGreaterThan(1000);
      expect(leaks(read(`report.${id}`)), id).toEqual([]);
    }
    expect(leaks(stdout + stderr)).toEqual([]);
    const concise = read("report.concise");
    expect(sinkLibraries.ids.filter((id) => !new RegExp(`^src/${id}\\d+\\.ts:`, "m").test(concise))).toEqual([]);
  });
});

/** How each command is run on them, in order; the other commands read no program and no log. */
const runs: Readonly<Record<string, readonly string[]>> = {
  check: ["check --diff", "check --timing", "check --print-config src/console0.ts", "check -f sarif=report.sarif"],
  events: ["events", "events -f json"],
  baseline: ["baseline create"],
  merge: ["merge report.sarif"],
  logs: ["logs app.log", "logs app.log -f summary --src src"],
  watch: ["watch - -f pretty", "watch - -f jsonl --explain"],
  init: ["init"],
  doctor: ["doctor"],
};
const readsNothing: ReadonlySet<string> = new Set(["explain", "rules", "completion", "lsp"]);

describe("every command", () => {
  test("is run here, or reads no program and no log", () => {
    expect(commands.ids.filter((id) => !readsNothing.has(id)).toSorted()).toEqual(Object.keys(runs).toSorted());
  });

  const lines = canaries.slice(0, 200).map((secret) => `2026-01-31T08:00:01Z INFO connecting with password=${secret}`);
  const log = `${lines.join("\n")}\n`;
  const folder = createFolder({ ...files, "app.log": log });

  test.each(Object.values(runs).flatMap((of) => of.map((line) => [line])))("%s", { timeout: 120_000 }, async (line) => {
    const { code, stdout, stderr } = await seclog(line, { folder, stdin: log });
    expect(code, stderr).not.toBe(2);
    expect((stdout + stderr).length).toBeGreaterThan(0);
    expect(leaks(stdout + stderr)).toEqual([]);
  });
});
