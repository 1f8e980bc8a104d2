// Compares the findings of a check with a baseline: what is known is taken out, what the baseline knows and nobody finds is stale. An entry
// stands for one finding, so a second one of the same kind in the same place is new.
import type { FileOutcome, Finding } from "../../base/finding.ts";
import type { BaselineResult, StaleEntry } from "../../reporters/reporter.ts";
import { baselinePath, type BaselineEntries } from "./baseline-file.ts";

/** What a check was asked to look at; entries that it could not have found are not stale. */
export interface BaselineScope {
  /** Absolute path of the baseline. */
  readonly baseline: string;
  /** Whether the rule ran. */
  readonly ran: (rule: string) => boolean;
  /** Whether a file of the baseline would have been checked if it were still there. */
  readonly covers: (path: string) => boolean;
}

/** Outcomes without known findings, and what became of the entries. */
export interface AppliedBaseline extends Pick<BaselineResult, "known" | "stale"> {
  readonly outcomes: readonly FileOutcome[];
}

/** Every finding of the outcomes must be there, also those that filters leave out later. */
export function applyBaseline(
  outcomes: readonly FileOutcome[],
  entries: BaselineEntries,
  scope: BaselineScope,
): AppliedBaseline {
  const left = new Map([...entries].map(([file, rules]) => [file, copyOf(rules)]));
  const counts = new Map<string, number>();
  const checked = new Set<string>();
  const unknown = outcomes.map((outcome) => {
    const file = baselinePath(scope.baseline, outcome.path);
    // Of a file that was not analysed nobody knows what it holds.
    if (outcome.status === "skipped") {
      left.delete(file);
      return outcome;
    }
    checked.add(file);
    const rules = left.get(file);
    if (rules === undefined) return outcome;
    const findings = outcome.findings.filter((finding) => !take(rules, finding, counts));
    return findings.length === outcome.findings.length ? outcome : { ...outcome, findings };
  });
  const stale = [...left]
    .filter(([file]) => checked.has(file) || scope.covers(file))
    .flatMap(([file, rules]) => staleOf(file, rules, scope));
  const known = [...counts].map(([rule, count]) => ({ rule, count }));
  return {
    outcomes: unknown,
    known: known.sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1)),
    stale: stale.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
  };
}

/** The entries that stand for these findings. */
export function entriesOf(outcomes: readonly FileOutcome[], baseline: string): BaselineEntries {
  const entries = new Map<string, ReadonlyMap<string, readonly string[]>>();
  for (const outcome of outcomes) {
    if (outcome.status === "skipped" || outcome.findings.length === 0) continue;
    const rules = new Map<string, readonly string[]>();
    for (const { rule, fingerprint } of outcome.findings) rules.set(rule, [...(rules.get(rule) ?? []), fingerprint]);
    entries.set(baselinePath(baseline, outcome.path), rules);
  }
  return entries;
}

/** The entries with some left out. */
export function withoutEntries(entries: BaselineEntries, gone: readonly StaleEntry[]): BaselineEntries {
  const left = new Map([...entries].map(([file, rules]) => [file, copyOf(rules)]));
  for (const { path, rule, fingerprint } of gone) removeOne(left.get(path)?.get(rule), fingerprint);
  return left;
}

/** The entries of both, file by file and rule by rule. */
export function mergeEntries(a: BaselineEntries, b: BaselineEntries): BaselineEntries {
  const merged = new Map([...a].map(([file, rules]) => [file, copyOf(rules)]));
  for (const [file, rules] of b) {
    const into = merged.get(file) ?? new Map<string, string[]>();
    merged.set(file, into);
    for (const [rule, list] of rules) into.set(rule, [...(into.get(rule) ?? []), ...list]);
  }
  return merged;
}

function copyOf(rules: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  return new Map([...rules].map(([rule, list]) => [rule, [...list]]));
}

function take(rules: Map<string, string[]>, { rule, fingerprint }: Finding, counts: Map<string, number>): boolean {
  if (!removeOne(rules.get(rule), fingerprint)) return false;
  counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return true;
}

function removeOne(list: string[] | undefined, fingerprint: string): boolean {
  const index = list?.indexOf(fingerprint) ?? -1;
  if (index < 0) return false;
  list?.splice(index, 1);
  return true;
}

function staleOf(path: string, rules: Map<string, string[]>, { ran }: BaselineScope): readonly StaleEntry[] {
  return [...rules]
    .filter(([rule]) => ran(rule))
    .flatMap(([rule, list]) => list.map((fingerprint) => ({ path, rule, fingerprint })));
}

function keyOf({ path, rule, fingerprint }: StaleEntry): string {
  return `${path}\u0000${rule}\u0000${fingerprint}`;
}
