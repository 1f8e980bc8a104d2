// `-f json`: everything a run found, for scripts. json-fields.ts documents the shape, which only grows.
import { jsonReport } from "./json-report.ts";
import type { Reporter } from "./reporter.ts";
import { safeJson } from "./safe-json.ts";

/** Findings, skipped files and notices as one JSON object. */
export const json: Reporter = {
  id: "json",
  title: "One JSON object with findings, skipped files and notices, for scripts",
  examples: ["seclog check src -f json", "seclog check src -f json=findings.json"],
  render: (result) => safeJson(jsonReport(result)),
};
