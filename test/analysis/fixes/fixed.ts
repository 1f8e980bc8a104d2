// `fixed` applies a fix and holds it to what every fix promises: the code parses, the finding is gone, a second run finds nothing of it.
import { expect } from "vitest";
import { analyzeSource } from "../../../src/analysis/analyze.ts";
import { parseSource } from "../../../src/analysis/languages/typescript/parse.ts";
import { applyEdits } from "../../../src/base/edits.ts";
import type { Finding, Fix } from "../../../src/base/finding.ts";
import type { Profile } from "../../../src/catalogue/sensitive/category.ts";
import { onlyRule } from "../check.ts";

export interface FixedOptions {
  readonly path?: string;
  readonly rule?: string;
  readonly profiles?: readonly Profile[];
}

/** All findings of a snippet. */
export function findingsOf(
  code: string,
  { path = "/src/example.ts", rule, profiles = [] }: FixedOptions = {},
): readonly Finding[] {
  const outcome = analyzeSource({ path, text: code }, { ...onlyRule(rule), profiles });
  if (outcome.status === "skipped") throw new Error(`The snippet was skipped: ${outcome.reason}`);
  return outcome.findings;
}

/** The code after the fix with this id of its first finding that has it. */
export function fixed(code: string, id: string, options: FixedOptions = {}): string {
  const found = findingsOf(code, options);
  const finding = found.find(({ fixes }) => fixes.some((fix) => fix.id === id));
  const offered = found.map(({ rule, fixes }) => `${rule}: ${fixes.map((fix) => fix.id).join()}`).join("; ");
  expect(finding, `fix ${id} among ${offered}`).toBeDefined();
  const fix = finding?.fixes.find((each) => each.id === id);
  const result = applied(code, fix);
  expect(parseSource(options.path ?? "/src/example.ts", result).syntaxErrors).toEqual([]);
  const left = findingsOf(result, options).filter(({ rule }) => rule === finding?.rule);
  expect(left).toHaveLength(found.filter(({ rule }) => rule === finding?.rule).length - 1);
  return result;
}

/** The code after the edits of a fix in its own file. */
export function applied(code: string, fix: Fix | undefined): string {
  return applyEdits(
    code,
    (fix?.edits ?? []).filter(({ path }) => path === undefined),
  );
}
