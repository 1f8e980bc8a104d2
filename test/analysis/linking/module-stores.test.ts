// What is kept of modules: the outcome of a file is the same whatever was analysed before it.
import { describe, expect, test } from "vitest";
import { analyzeSource, createLinkedModules } from "../../../src/analysis/analyze.ts";
import { onlyRule } from "../check.ts";

const files: Readonly<Record<string, string>> = {
  "/app/rows.ts": `export function row() { return { name: "a", password: process.env.ADMIN_PASSWORD }; }`,
  // Nothing in this text shows that it has to do with a log or with secrets.
  "/app/steps.ts": `import { row } from "./rows";\nexport interface Step { readonly name: string }\nexport function next() { return row(); }`,
  "/app/first.ts": `import type { Step } from "./steps";\nexport function run(step: Step) { console.log(step); }`,
  "/app/told.ts": `import { row } from "./rows";\nexport function tell() { const made = row(); console.info(made.name); return made; }`,
  "/app/last.ts": `import { tell } from "./told";\nconst given = tell();\nconsole.info(given);`,
  "/app/main.ts": `import { next } from "./steps";\nconst given = next();\nconsole.info(given);`,
};

/** The messages of each file, analysed one after the other with what is kept of those before. */
function analyseInTurn(paths: readonly string[], turns: string[] = []): readonly (readonly string[])[] {
  const settings = { ...onlyRule(undefined), rules: { "structured-log-call": "off" as const } };
  const modules = createLinkedModules(
    {
      version: (path) => (files[path] === undefined ? undefined : "1"),
      read: (path) => files[path],
      turnTo: ({ text }) => void turns.push(Object.keys(files).find((path) => files[path] === text) ?? ""),
    },
    settings,
  );
  return paths.map((path) => {
    const outcome = analyzeSource({ path, text: files[path] ?? "" }, settings, modules.linkerFor(path));
    if (outcome.status === "skipped") throw new Error(outcome.reason);
    return outcome.findings.map(({ message }) => message);
  });
}

describe("a module that two files import", () => {
  test("says the same to the second as it would have said to it alone", () => {
    const alone = analyseInTurn(["/app/main.ts"]);
    expect(alone).toEqual([[expect.stringContaining("`password`")]]);
    expect(analyseInTurn(["/app/first.ts", "/app/main.ts"]).slice(1)).toEqual(alone);
  });

  test("is named when work on it begins and when work comes back to it", () => {
    const turns: string[] = [];
    analyseInTurn(["/app/last.ts"], turns);
    expect(turns.filter((path, index) => path !== turns[index - 1])).toEqual([
      "/app/told.ts",
      "/app/rows.ts",
      "/app/told.ts",
    ]);
  });
});
