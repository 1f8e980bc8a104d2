// `-f gitlab`: the Code Quality report of GitLab, which compares it between branches by fingerprint.
// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
import type { Level } from "../base/finding.ts";
import { hashText } from "../base/hash.ts";
import { remarksOf } from "./remarks.ts";
import { createReportView } from "./report-view.ts";
import type { Reporter } from "./reporter.ts";
import { safeJson } from "./safe-json.ts";

/** One JSON array of issues. */
export const gitlab: Reporter = {
  id: "gitlab",
  title: "Code Quality report for GitLab merge requests",
  examples: ["seclog check -f gitlab=gl-code-quality-report.json"],
  pathsFrom: "CI_PROJECT_DIR",
  render(result) {
    const view = createReportView(result);
    const unique = createUnique();
    const findings = view.findings.map(({ finding, path, place }) => ({
      description: finding.message,
      check_name: finding.rule,
      fingerprint: unique(`${path}\u0000${finding.fingerprint}`),
      severity: severities[finding.level],
      location: { path, lines: { begin: place.line, end: place.endLine } },
    }));
    const remarks = remarksOf(view).map(({ id, path, place, message }) => ({
      description: message,
      check_name: id,
      fingerprint: unique(`${path}\u0000${id}\u0000${message}`),
      severity: "info",
      location: { path, lines: { begin: place.line, end: place.endLine } },
    }));
    return safeJson([...findings, ...remarks]);
  },
};

const severities = { error: "critical", warning: "major", info: "minor" } as const satisfies Record<Level, string>;

/** GitLab drops issues whose fingerprint it has seen in the same report, so equal ones are counted. */
function createUnique(): (key: string) => string {
  const seen = new Map<string, number>();
  return (key) => {
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return hashText(count === 0 ? key : `${key}\u0000${count}`) + hashText(key, 1);
  };
}
