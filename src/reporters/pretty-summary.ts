// The end of the pretty report: what could not be analysed, how much was found per rule, and what to do next.
import type { Finding } from "../base/finding.ts";
import { printable } from "../base/terminal.ts";
import { redact } from "../catalogue/redact.ts";
import type { Paint } from "./paint.ts";
import { levelCounts, type ReportView } from "./report-view.ts";
import type { CheckResult } from "./reporter.ts";
import { skipReasons } from "./skip-reasons.ts";

/** How the summary is drawn, and the baseline that it tells about. */
export interface SummaryOptions {
  readonly paint: Paint;
  readonly baseline: CheckResult["baseline"];
}

/** Ends with a line break. */
export function prettySummary(view: ReportView, { paint, baseline }: SummaryOptions): string {
  const lines = [
    ...noticeLines(view, paint),
    ...skippedLines(view, paint),
    ...baselineLines(baseline, paint),
    headline(view, paint),
    ...ruleLines(view, paint),
    ...hintLines(view, paint),
  ];
  return `${lines.join("\n")}\n`;
}

/** `1 finding`, `2 findings`; `plural` is for nouns that do not just take an s. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

function noticeLines({ notices }: ReportView, paint: Paint): readonly string[] {
  if (notices.length === 0) return [];
  const lines = notices.map(({ notice, path, place }) => {
    const where = `${printable(path)}:${place.line}:${place.column}`;
    return `  ${where}  ${paint.dim(notice.kind)}  ${printable(redact(notice.message))}`;
  });
  return [paint.bold(counted(notices.length, "notice")), ...lines, ""];
}

function skippedLines({ skipped, relative }: ReportView, paint: Paint): readonly string[] {
  if (skipped.length === 0) return [];
  const lines = skipped.map(({ path, reason, detail }) => {
    const why = detail === "" ? skipReasons[reason] : printable(redact(detail));
    return `  ${printable(relative(path))}  ${paint.yellow(reason)}  ${paint.dim(why)}`;
  });
  return [paint.bold(`${counted(skipped.length, "file")} not analysed`), ...lines, ""];
}

/** Known findings per rule, and entries that nothing matches any more. */
function baselineLines(baseline: CheckResult["baseline"], paint: Paint): readonly string[] {
  if (baseline === undefined) return [];
  const { file, known, stale } = baseline;
  const total = known.reduce((sum, { count }) => sum + count, 0);
  const rules = known.map(({ rule, count }) => `${String(count).padStart(6)}  ${paint.dim(rule)}`);
  const gone = stale.map(({ path, rule }) => `  ${printable(path)}  ${paint.dim(rule)}`);
  return [
    paint.bold(`${counted(total, "known finding")} of ${printable(file)} not shown`),
    ...rules,
    ...(gone.length === 0
      ? []
      : [paint.bold(`${counted(gone.length, "entry", "entries")} of the baseline no longer found`)]),
    ...gone,
    "",
  ];
}

function headline(view: ReportView, paint: Paint): string {
  const { findings, files, skipped, hidden } = view;
  const checked = counted(files - skipped.length, "file");
  if (findings.length === 0) return paint.green(`No findings in ${checked}.`);
  const counts = levelCounts(view);
  const levels = (["error", "warning", "info"] as const)
    .map((level) => ({ level, n: counts[level] }))
    .filter(({ n }) => n > 0)
    .map(({ level, n }) => counted(n, level));
  const withFindings = new Set(findings.map(({ path }) => path)).size;
  const shown = `${counted(findings.length, "finding")} (${levels.join(", ")}) in ${withFindings} of ${checked}`;
  return paint.bold(hidden > 0 ? `${shown}; ${counted(hidden, "further finding")} not shown` : shown);
}

function ruleLines({ findings }: ReportView, paint: Paint): readonly string[] {
  const counts = new Map<string, number>();
  for (const { finding } of findings) counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([rule, n]) => `${String(n).padStart(6)}  ${paint.dim(rule)}`);
}

function hintLines({ findings }: ReportView, paint: Paint): readonly string[] {
  const [first] = findings;
  if (first === undefined) return [];
  const fixable = findings.filter(({ finding }) => finding.fixes.some(isSafeFix)).length;
  const fixHint = `${counted(fixable, "finding")} can be repaired by: seclog check --fix (look first with --diff).`;
  const hints = [`Why a finding matters: seclog explain ${first.finding.rule}`];
  return ["", ...(fixable > 0 ? [fixHint] : []), ...hints].map((line) => (line === "" ? line : paint.dim(line)));
}

/** What `--fix` applies. */
export function isSafeFix({ safety, preferred }: Finding["fixes"][number]): boolean {
  return safety === "safe" && preferred;
}
