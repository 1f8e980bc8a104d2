// `-f markdown`: a summary for pull requests and `$GITHUB_STEP_SUMMARY`.
import { markdownCode, markdownText } from "./markdown-text.ts";
import { counted } from "./pretty-summary.ts";
import { remarksOf } from "./remarks.ts";
import type { ReportView } from "./report-view.ts";
import { createReportView, levelCounts } from "./report-view.ts";
import type { CheckResult, Reporter } from "./reporter.ts";
import { ruleUrl } from "./rule-url.ts";

/** Counts, a table of findings, and what was not analysed. */
export const markdown: Reporter = {
  id: "markdown",
  title: "Markdown for pull requests and the summary of a GitHub job",
  examples: ["seclog check -f markdown", "seclog check -f pretty -f markdown=seclog.md"],
  render(result) {
    const view = createReportView(result);
    return `${[`## Seclog`, headline(view), ...findingTable(view), ...remarkList(view), ...baseline(result)].join("\n\n")}\n`;
  },
};

const marks = { error: "🔴 error", warning: "🟠 warning", info: "🔵 info" } as const;
// GitHub takes a megabyte of summary for a step.
const maxRows = 1_000;

function headline(view: ReportView): string {
  const checked = counted(view.files - view.skipped.length, "file");
  if (view.findings.length === 0) return `No findings in ${checked}.`;
  const { error, warning, info } = levelCounts(view);
  const total = counted(view.findings.length + view.hidden, "finding");
  return `**${total}** in ${checked}: ${counted(error, "error")}, ${counted(warning, "warning")}, ${counted(info, "info")}.`;
}

function findingTable({ findings, hidden }: ReportView): readonly string[] {
  if (findings.length === 0) return [];
  const rows = findings.slice(0, maxRows).map(({ finding, path, place }) => {
    const rule = `[${finding.rule}](${ruleUrl(finding.rule)})`;
    return `| ${marks[finding.level]} | ${markdownCode(`${path}:${place.line}`)} | ${rule} | ${markdownText(finding.message)} |`;
  });
  const left = hidden + Math.max(0, findings.length - maxRows);
  const table = ["| | place | rule | what |", "|---|---|---|---|", ...rows].join("\n");
  return left > 0 ? [table, `And ${counted(left, "further finding")}.`] : [table];
}

function remarkList(view: ReportView): readonly string[] {
  const remarks = remarksOf(view);
  if (remarks.length === 0) return [];
  const rows = remarks.slice(0, maxRows).map(({ path, place, message }) => {
    return `- ${markdownCode(`${path}:${place.line}`)} ${markdownText(message)}`;
  });
  const left = remarks.length - rows.length;
  return [
    "<details><summary>Not or not wholly analysed</summary>",
    [...rows, ...(left > 0 ? [`- and ${left} more`] : [])].join("\n"),
    "</details>",
  ];
}

function baseline({ baseline: known }: CheckResult): readonly string[] {
  if (known === undefined) return [];
  const total = known.known.reduce((sum, { count }) => sum + count, 0);
  const stale =
    known.stale.length > 0 ? ` ${counted(known.stale.length, "entry", "entries")} of it no longer found.` : "";
  return [`${counted(total, "known finding")} in the baseline left out.${stale}`];
}
