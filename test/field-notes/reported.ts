// Runs every rule about what must not be logged over realistic code in which the expected findings stand between «guillemets».
import { expect } from "vitest";
import { analyzeSource, createLinkedModules, type AnalysisSettings } from "../../src/analysis/analyze.ts";
import { rules } from "../../src/analysis/rules/index.ts";
import type { Finding } from "../../src/base/finding.ts";

const exposure: ReadonlySet<string> = new Set([
  "no-secret-in-log",
  "no-personal-data-in-log",
  "no-unfiltered-object-in-log",
  "no-secret-in-error",
  "no-log-injection",
  "effective-redaction",
  "http-logger-redaction",
]);

const settings: AnalysisSettings = {
  rules: Object.fromEntries(rules.ids.filter((id) => !exposure.has(id)).map((id) => [id, "off"] as const)),
  sanitizers: [],
  maxFileBytes: 1_000_000,
};

/** Other files of the program, by path. */
export type Files = Readonly<Record<string, string>>;

/** The findings in one file, with the other files beside it. */
export function findings(code: string, others: Files = {}, path = "/app/src/main.ts"): readonly Finding[] {
  const files: Files = { ...others, [path]: code };
  const modules = createLinkedModules(
    { version: (file) => (files[file] === undefined ? undefined : "1"), read: (file) => files[file] },
    settings,
  );
  const outcome = analyzeSource({ path, text: code }, settings, modules.linkerFor(path));
  if (outcome.status === "skipped") throw new Error(`The snippet was skipped: ${outcome.reason}`);
  return outcome.findings;
}

/** Asserts that exactly what stands between «guillemets» is reported; without any, that the rules are silent. */
export function reported(marked: string, others: Files = {}, path?: string): void {
  const code = marked.replaceAll(/[«»]/g, "");
  const found = findings(code, others, path);
  const shown = found.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  let result = "";
  let at = 0;
  for (const { range } of shown) {
    if (range.start < at) continue;
    result += `${code.slice(at, range.start)}«${code.slice(range.start, range.end)}»`;
    at = range.end;
  }
  expect(result + code.slice(at), found.map(({ rule, message }) => `${rule}: ${message}`).join("\n")).toBe(marked);
}

/** The same without any mark: a look-alike. */
export const silent = reported;
