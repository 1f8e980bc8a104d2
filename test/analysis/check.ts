// `check` runs one rule over a snippet whose expected findings are marked under the code, as in the style guide:
//   console.log(password);
//   //          ^^^^^^^^ "password" reaches
import { expect } from "vitest";
import { analyzeSource, createLinkedModules, type AnalysisSettings } from "../../src/analysis/analyze.ts";
import { rules } from "../../src/analysis/rules/index.ts";
import type { Finding } from "../../src/base/finding.ts";
import { createLineIndex } from "../../src/base/text.ts";

export interface CheckOptions {
  readonly path?: string;
  readonly sanitizers?: readonly string[];
}

interface Mark {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

// A comment of spaces and carets that ends in an optional part of the message.
const markShape = /^(\s*\/\/[ ]*)(\^+)\s*(.*)$/;

/** Settings under which only this rule runs. */
export function onlyRule(rule: string | undefined, options: CheckOptions = {}): AnalysisSettings {
  const levels = Object.fromEntries(
    rules.ids.filter((id) => rule !== undefined && id !== rule).map((id) => [id, "off"] as const),
  );
  return { rules: levels, sanitizers: options.sanitizers ?? [], maxFileBytes: 1_000_000 };
}

/** The findings of one rule in a snippet. */
export function findingsIn(rule: string | undefined, code: string, options: CheckOptions = {}): readonly Finding[] {
  const outcome = analyzeSource({ path: options.path ?? "/src/example.ts", text: code }, onlyRule(rule, options));
  if (outcome.status === "skipped") throw new Error(`The snippet was skipped: ${outcome.reason}`);
  return outcome.findings;
}

/** The findings under these settings in `path`, with the other files beside it. */
export function findingsAmong(
  files: Readonly<Record<string, string>>,
  path: string,
  settings: AnalysisSettings,
): readonly Finding[] {
  const modules = createLinkedModules(
    { version: (each) => (files[each] === undefined ? undefined : "1"), read: (each) => files[each] },
    settings,
  );
  const outcome = analyzeSource({ path, text: files[path] ?? "" }, settings, modules.linkerFor(path));
  if (outcome.status === "skipped") throw new Error(`The file was skipped: ${outcome.reason}`);
  return outcome.findings;
}

/** Asserts that the rule reports exactly the marked ranges; without marks, that it is silent. */
export function check(rule: string, code: string, options: CheckOptions = {}): void {
  const marks = marksOf(code);
  const lines = createLineIndex(code);
  const found = findingsIn(rule, code, options).map(({ range, message }) => {
    const { line, character } = lines.positionAt(range.start);
    const end = lines.positionAt(range.end);
    return { line, start: character, end: end.line === line ? end.character : character + 1, message };
  });
  const place = ({ line, start, end }: Mark): string => `${line + 1}:${start}-${end}`;
  expect(found.map((finding) => `${place(finding)} ${finding.message}`)).toEqual(
    marks.map((mark, index) => {
      const message = found[index]?.message ?? "";
      return `${place(mark)} ${message.includes(mark.message) ? message : mark.message}`;
    }),
  );
}

function marksOf(code: string): readonly Mark[] {
  const marks: Mark[] = [];
  let target = 0;
  for (const [line, text] of code.split("\n").entries()) {
    const match = markShape.exec(text);
    if (!match) {
      target = line;
      continue;
    }
    const start = match[1]?.length ?? 0;
    marks.push({ line: target, start, end: start + (match[2]?.length ?? 0), message: match[3] ?? "" });
  }
  return marks;
}
