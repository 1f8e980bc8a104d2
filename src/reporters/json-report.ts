// The data of the JSON reports: `json` writes it as one object, `jsonl` as one object a line. json-fields.ts documents the shape.
import type { RelatedLocation } from "../base/finding.ts";
import { redact } from "../catalogue/redact.ts";
import type { LocatedFinding, ReportView } from "./report-view.ts";
import { createReportView, levelCounts } from "./report-view.ts";
import type { CheckResult } from "./reporter.ts";
import { ruleUrl } from "./rule-url.ts";
import { shareableFixes } from "./shareable-fixes.ts";

/** Everything a run found, without any secret. */
export function jsonReport(result: CheckResult) {
  const view = createReportView(result);
  const { error, warning, info } = levelCounts(view);
  return {
    schema: 1,
    tool: { name: "seclog", version: result.version },
    summary: {
      files: view.files,
      skipped: view.skipped.length,
      findings: view.findings.length,
      errors: error,
      warnings: warning,
      infos: info,
      ...(view.hidden > 0 ? { hidden: view.hidden } : {}),
      ...(result.baseline ? { baseline: baselineOf(result.baseline) } : {}),
    },
    findings: view.findings.map((located) => findingOf(located, view)),
    skipped: view.skipped.map(({ path, reason, detail }) => ({
      path: view.relative(path),
      reason,
      detail: redact(detail),
    })),
    notices: view.notices.map(({ notice, path, place }) => ({
      path,
      line: place.line,
      column: place.column,
      kind: notice.kind,
      message: redact(notice.message),
    })),
  };
}

function baselineOf({ file, known, stale }: NonNullable<CheckResult["baseline"]>) {
  return {
    file,
    known: known.map(({ rule, count }) => ({ rule, count })),
    stale: stale.map(({ path, rule, fingerprint }) => ({ path, rule, fingerprint })),
  };
}

function findingOf({ finding, file, path, place }: LocatedFinding, view: ReportView) {
  const stepOf = (step: RelatedLocation) => {
    const { line, column } = view.placeOf(step.path ?? file, step.range);
    return { path: view.relative(step.path ?? file), line, column, message: step.message };
  };
  return {
    path,
    ...place,
    rule: finding.rule,
    level: finding.level,
    message: finding.message,
    confidence: finding.confidence,
    category: finding.category,
    ...(finding.event === undefined ? {} : { event: finding.event }),
    fingerprint: finding.fingerprint,
    help: ruleUrl(finding.rule),
    flow: finding.flow.map(stepOf),
    fixes: shareableFixes(finding).map(({ id, title, safety, preferred, edits }) => ({
      id,
      title,
      safety,
      preferred,
      edits: edits.map(({ range, newText, path: other }) => ({
        ...(other === undefined ? {} : { path: view.relative(other) }),
        ...view.placeOf(other ?? file, range),
        newText,
      })),
    })),
  };
}
