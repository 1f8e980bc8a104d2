// The view that all reporters share of a result: sorted, with relative paths and with lines and columns that count from 1.
import type { AnalysisNotice, FileOutcome, Finding, Level } from "../base/finding.ts";
import type { LineIndex, Range } from "../base/text.ts";
import { createLineIndex } from "../base/text.ts";
import type { CheckResult } from "./reporter.ts";

/** A place as people and SARIF count: from 1, the end exclusive, columns in UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A finding with its file. */
export interface LocatedFinding {
  readonly finding: Finding;
  /** Absolute, as in the outcome. */
  readonly file: string;
  /** Relative to the working directory, with forward slashes. */
  readonly path: string;
  readonly place: Place;
}

/** A notice with its file. */
export interface LocatedNotice {
  readonly notice: AnalysisNotice;
  readonly path: string;
  readonly place: Place;
}

export type SkippedFile = Extract<FileOutcome, { status: "skipped" }>;

/** Each list is sorted by path, then by position. */
export interface ReportView {
  readonly findings: readonly LocatedFinding[];
  readonly notices: readonly LocatedNotice[];
  readonly skipped: readonly SkippedFile[];
  /** Number of files, skipped ones included. */
  readonly files: number;
  /** Findings beyond `maxFindings`, which are not in the list. */
  readonly hidden: number;
  /** Place of a range in a file; line 1, column 1 when the text of that file is not at hand. */
  readonly placeOf: (file: string, range: Range) => Place;
  readonly relative: (file: string) => string;
}

/** Sorts and locates everything in a result. */
export function createReportView({ cwd, outcomes, textOf, maxFindings = Infinity }: CheckResult): ReportView {
  const relative = createRelative(cwd);
  const placeOf = createPlaces(textOf);
  const named = outcomes.map((outcome) => ({ outcome, name: relative(outcome.path) }));
  const sorted = named.sort((a, b) => compare(a.name, b.name)).map(({ outcome }) => outcome);
  const analysed = sorted.filter((outcome) => outcome.status !== "skipped");
  const all = analysed.flatMap((outcome) =>
    outcome.findings.toSorted(byRange).map((finding) => ({ outcome, finding })),
  );
  return {
    files: outcomes.length,
    hidden: Math.max(0, all.length - maxFindings),
    placeOf,
    relative,
    skipped: sorted.filter((outcome) => outcome.status === "skipped"),
    findings: all.slice(0, maxFindings).map(({ outcome, finding }) => ({
      finding,
      file: outcome.path,
      path: relative(outcome.path),
      place: placeOf(outcome.path, finding.range),
    })),
    notices: analysed.flatMap((outcome) =>
      outcome.notices.toSorted(byRange).map((notice) => ({
        notice,
        path: relative(outcome.path),
        place: placeOf(outcome.path, notice.range),
      })),
    ),
  };
}

/** How many findings of each level the view shows. */
export function levelCounts({ findings }: Pick<ReportView, "findings">): Readonly<Record<Level, number>> {
  const counts: Record<Level, number> = { error: 0, warning: 0, info: 0 };
  for (const { finding } of findings) counts[finding.level]++;
  return counts;
}

// Nearly all files of a large project lie below its folder, and cutting is much cheaper than comparing part by part.
function createRelative(cwd: string): (file: string) => string {
  const below = cwd.endsWith("/") ? cwd : `${cwd}/`;
  return (file) => (file.startsWith(below) ? file.slice(below.length) : relativePath(cwd, file));
}

/** `file` as seen from `cwd`, with forward slashes; both must be absolute. */
export function relativePath(cwd: string, file: string): string {
  const from = segmentsOf(cwd);
  const to = segmentsOf(file);
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/");
}

// A backslash is a separator on Windows only; elsewhere it may be part of a name.
function segmentsOf(path: string): readonly string[] {
  const windows = /^[A-Za-z]:|^\\\\/.test(path);
  return (windows ? path.replaceAll("\\", "/") : path).split("/").filter(Boolean);
}

function createPlaces(textOf: CheckResult["textOf"]) {
  const indexes = new Map<string, LineIndex | undefined>();
  return (file: string, { start, end }: Range): Place => {
    if (!indexes.has(file)) {
      const text = textOf(file);
      indexes.set(file, text === undefined ? undefined : createLineIndex(text));
    }
    const index = indexes.get(file);
    if (index === undefined) return { line: 1, column: 1, endLine: 1, endColumn: 1 };
    const from = index.positionAt(start);
    const to = index.positionAt(Math.max(start, end));
    return { line: from.line + 1, column: from.character + 1, endLine: to.line + 1, endColumn: to.character + 1 };
  };
}

function byRange(
  a: { readonly range: Range; readonly message: string },
  b: { readonly range: Range; readonly message: string },
): number {
  return a.range.start - b.range.start || a.range.end - b.range.end || compare(a.message, b.message);
}

// By code unit, so that the order does not depend on the machine's locale.
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
