// `-f jsonl`: the same data as `-f json`, one object a line, for tools that read as they go. `kind` says what a line is.
import { jsonReport } from "./json-report.ts";
import type { Reporter } from "./reporter.ts";
import { safeJsonLine } from "./safe-json.ts";

/** One line per finding, skipped file and notice, then one with the summary. */
export const jsonl: Reporter = {
  id: "jsonl",
  title: "One JSON object a line: findings, skipped files, notices, and the summary last",
  examples: ["seclog check src -f jsonl"],
  render(result) {
    const { schema, tool, summary, findings, skipped, notices } = jsonReport(result);
    return [
      ...findings.map((finding) => ({ kind: "finding", ...finding })),
      ...skipped.map((file) => ({ kind: "skipped", ...file })),
      // A notice has a kind of its own.
      ...notices.map(({ kind, ...notice }) => ({ kind: "notice", notice: kind, ...notice })),
      { kind: "summary", schema, tool, ...summary },
    ]
      .map(safeJsonLine)
      .join("");
  },
};
