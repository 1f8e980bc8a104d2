// Outcomes to LSP diagnostics: one short line each, a link to the rule, and the way from source to sink as related information.
import { DiagnosticSeverity, type Diagnostic, type DiagnosticRelatedInformation } from "vscode-languageserver";
import type { Range as LspRange } from "vscode-languageserver";
import { URI } from "vscode-uri";
import { assertNever } from "../base/assert-never.ts";
import type { AnalysisNotice, FileOutcome, Finding, Level } from "../base/finding.ts";
import { createLineIndex, type LineIndex, type Range } from "../base/text.ts";

/** Where positions come from and what the editor understands. */
export interface DiagnosticContext {
  readonly uri: string;
  readonly text: string;
  /** Texts of the other files that a flow passes through; steps in a file that is missing here are left out. */
  readonly texts: ReadonlyMap<string, string>;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  /** Address of the page about a rule, or undefined when there is none. */
  readonly rulePage: (rule: string) => string | undefined;
}

/** What a diagnostic carries back to the server when the editor asks for its fixes. */
export interface DiagnosticData {
  readonly fingerprint: string;
}

export const diagnosticSource = "seclog";

/** Never empty for a file that was skipped: one remark at its top says why. Syntax errors are left to the language's own server. */
export function toDiagnostics(outcome: FileOutcome, context: DiagnosticContext): Diagnostic[] {
  if (outcome.status === "skipped") return [skipped(outcome.detail, outcome.reason)];
  const index = createLineIndex(context.text);
  return [
    ...outcome.findings.map((finding) => fromFinding(finding, index, context)),
    ...outcome.notices.flatMap((notice) => fromNotice(notice, index)),
  ];
}

/** The absolute paths of the other files that the findings lead through. */
export function flowPaths(outcome: FileOutcome): readonly string[] {
  if (outcome.status === "skipped") return [];
  const paths = outcome.findings.flatMap(({ flow }) => flow.flatMap(({ path }) => (path === undefined ? [] : [path])));
  return [...new Set(paths)];
}

/** Offsets to LSP positions of the same text. */
export function toLspRange(index: LineIndex, range: Range): LspRange {
  return { start: index.positionAt(range.start), end: index.positionAt(range.end) };
}

/** Severity in the editor for a level. */
export function severityOf(level: Level): DiagnosticSeverity {
  switch (level) {
    case "error":
      return DiagnosticSeverity.Error;
    case "warning":
      return DiagnosticSeverity.Warning;
    case "info":
      return DiagnosticSeverity.Information;
    default:
      return assertNever(level);
  }
}

function fromFinding(finding: Finding, index: LineIndex, context: DiagnosticContext): Diagnostic {
  const page = context.codeDescription ? context.rulePage(finding.rule) : undefined;
  const related = context.relatedInformation ? finding.flow.flatMap((step) => toRelated(step, index, context)) : [];
  const data: DiagnosticData = { fingerprint: finding.fingerprint };
  return {
    range: toLspRange(index, finding.range),
    severity: severityOf(finding.level),
    source: diagnosticSource,
    code: finding.rule,
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    message: oneLine(finding.message),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
    data,
  };
}

function toRelated(
  { range, message, path }: Finding["flow"][number],
  index: LineIndex,
  { uri, texts }: DiagnosticContext,
): DiagnosticRelatedInformation[] {
  if (path === undefined) return [{ location: { uri, range: toLspRange(index, range) }, message: oneLine(message) }];
  const text = texts.get(path);
  if (text === undefined) return [];
  const location = { uri: URI.file(path).toString(), range: toLspRange(createLineIndex(text), range) };
  return [{ location, message: oneLine(message) }];
}

function fromNotice(notice: AnalysisNotice, index: LineIndex): Diagnostic[] {
  switch (notice.kind) {
    case "syntax":
      return [];
    case "directive":
    case "rule-failed":
    case "truncated":
      return [remark(toLspRange(index, notice.range), notice.kind, notice.message)];
    default:
      return assertNever(notice.kind);
  }
}

function skipped(detail: string, reason: string): Diagnostic {
  const top = { line: 0, character: 0 };
  return remark({ start: top, end: top }, `skipped-${reason}`, `Seclog did not analyse this file. ${detail}`);
}

function remark(range: LspRange, code: string, message: string): Diagnostic {
  return { range, severity: DiagnosticSeverity.Information, source: diagnosticSource, code, message: oneLine(message) };
}

// Runs of line breaks of any kind; ordinary spaces do not match.
const lineBreaks = /[\r\n\u0085\u2028\u2029]+/g;

function oneLine(message: string): string {
  return message.replace(lineBreaks, " ").trim();
}
