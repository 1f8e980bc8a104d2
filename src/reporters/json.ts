// `-f json`: everything a run found, for scripts. json-fields.ts documents the shape, which only grows.
import type { RelatedLocation } from "../base/finding.ts";
import { redact } from "../catalogue/redact.ts";
import type { LocatedFinding, ReportView } from "./report-view.ts";
import { createReportView } from "./report-view.ts";
import type { CheckResult, Reporter } from "./reporter.ts";
import { ruleUrl } from "./rule-url.ts";
import { safeJson } from "./safe-json.ts";
import { shareableFixes } from "./shareable-fixes.ts";

/** Findings, skipped files and notices as one JSON object. */
export const json: Reporter = {
  id: "json",
  title: "One JSON object with findings, skipped files and notices, for scripts",
  examples: ["seclog check src -f json", "seclog check src -f json=findings.json"],
  render: (result) => safeJson(toJson(result)),
};

function toJson(result: CheckResult) {
  const view = createReportView(result);
  const levelCount = (level: string) => view.findings.filter(({ finding }) => finding.level === level).length;
  return {
    schema: 1,
    tool: { name: "seclog", version: result.version },
    summary: {
      files: view.files,
      skipped: view.skipped.length,
      findings: view.findings.length,
      errors: levelCount("error"),
      warnings: levelCount("warning"),
      infos: levelCount("info"),
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
      edits: edits.map(({ range, newText }) => ({ ...view.placeOf(file, range), newText })),
    })),
  };
}
