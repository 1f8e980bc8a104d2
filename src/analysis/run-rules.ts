// From what rules report to findings: levels, fingerprints, suppressions and limits, the same for code and for deployment files.
import type { AnalysisNotice, Confidence, Finding, Level } from "../base/finding.ts";
import { hashText } from "../base/hash.ts";
import { createLineIndex, type LineIndex } from "../base/text.ts";
import { highestLevel } from "../catalogue/sensitive/category.ts";
import { sensitiveCategories } from "../catalogue/sensitive/index.ts";
import type { Policy, PolicySettings } from "./policy.ts";
import type { Comment } from "./program.ts";
import type { Report, Rule } from "./rule.ts";
import { rules } from "./rules/index.ts";
import { createSuppressions } from "./suppressions.ts";

/** More findings than this in one file help nobody; the rest is cut with a notice. */
const maxFindings = 1000;

/** Does a piece of work, and notes under this name how long it took. */
export type Measure = <Result>(name: string, work: () => Result) => Result;

/** Only does the work. */
export const unmeasured: Measure = (_, work) => work();

/** A text that rules have something to say of. */
export interface Checked {
  readonly text: string;
  readonly comments: readonly Comment[];
  readonly policy: Policy;
  /** What is told beside the findings. */
  readonly notices: readonly AnalysisNotice[];
  readonly reportsOf: (rule: Rule) => Iterable<Report>;
  readonly measure?: Measure | undefined;
}

/** The settings that decide about findings. */
export interface RuleSettings extends PolicySettings {
  readonly requireReason?: boolean;
}

/** What all rules that are on report and no comment suppresses, sorted by position; a rule that fails becomes a notice. */
export function runRules(
  checked: Checked,
  settings: RuleSettings,
): { readonly findings: readonly Finding[]; readonly notices: readonly AnalysisNotice[] } {
  const { text, comments, policy, reportsOf, measure = unmeasured } = checked;
  const lines = createLineIndex(text);
  const notices = [...checked.notices];
  const suppressions = createSuppressions(comments, lines, {
    known: new Set(rules.ids),
    ...(settings.requireReason && { requireReason: true }),
  });
  const findings: Finding[] = [];
  for (const rule of rules.entries) {
    if (settings.rules[rule.id] === "off") continue;
    try {
      const found = measure(rule.id, () => [...findingsOf(rule, reportsOf(rule), policy)]);
      for (const { report, finding } of found) {
        if (!suppressions.covers(rule.id, report.range, report.anchor)) findings.push(finding);
      }
    } catch (error) {
      // One faulty rule must not silence the others; the message of an error may quote the source, its name cannot.
      const name = error instanceof Error ? error.name : "an error";
      notices.push({
        kind: "rule-failed",
        message: `The rule ${rule.id} failed with ${name}.`,
        range: { start: 0, end: 0 },
      });
    }
  }
  findings.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end || (a.rule < b.rule ? -1 : 1));
  if (findings.length > maxFindings) notices.push(truncation(findings, lines));
  return { findings: findings.slice(0, maxFindings), notices: [...notices, ...suppressions.notices()] };
}

function truncation(findings: readonly Finding[], lines: LineIndex): AnalysisNotice {
  const range = findings[maxFindings]?.range ?? { start: 0, end: 0 };
  const line = lines.positionAt(range.start).line + 1;
  return { kind: "truncated", message: `Only the first ${maxFindings} findings are shown, up to line ${line}.`, range };
}

function* findingsOf(
  rule: Rule,
  reports: Iterable<Report>,
  policy: Policy,
): Iterable<{ report: Report; finding: Finding }> {
  const ordinals = new Map<string, number>();
  for (const report of reports) {
    const level = levelOf(rule, report, policy);
    if (level === "off") continue;
    const place = [rule.id, report.symbol, report.sink, report.category].join("\u0000");
    const ordinal = ordinals.get(place) ?? 0;
    ordinals.set(place, ordinal + 1);
    const { range, message, confidence, category, event, flow, fixes } = report;
    const finding: Finding = {
      rule: rule.id,
      level: lower(level, report.level),
      message,
      range,
      confidence,
      category,
      ...(event === undefined ? {} : { event }),
      flow,
      fixes,
      fingerprint: hashText(`${place}\u0000${ordinal}`),
    };
    yield { report, finding };
  }
}

const levels: readonly Level[] = ["info", "warning", "error"];

const strictness = ["off", ...levels] as const;

/** The highest level of what is reported at one place. */
function levelOf(rule: Rule, report: Report, policy: Policy): Level | "off" {
  const { category, categories = [], confidence } = report;
  const all = [category, ...categories].map((each) =>
    policy.levelOf(rule.id, each, lower(rule.level, highestOf(each, confidence))),
  );
  return strictness[Math.max(...all.map((each) => strictness.indexOf(each)))] ?? rule.level;
}

function highestOf(category: string, confidence: Confidence): Level | undefined {
  const known = sensitiveCategories.get(category);
  return known && highestLevel(known, confidence === "name");
}

function lower(configured: Level, reported: Level | undefined): Level {
  if (!reported) return configured;
  return levels[Math.min(levels.indexOf(configured), levels.indexOf(reported))] ?? configured;
}
