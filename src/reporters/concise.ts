// `-f concise`: one finding a line, `path:line:column: level rule: message`, as editors and grep like it.
import { printable } from "../base/terminal.ts";
import { counted } from "./pretty-summary.ts";
import { remarksOf } from "./remarks.ts";
import { createReportView } from "./report-view.ts";
import type { Reporter } from "./reporter.ts";

/** One line per finding, skipped file and notice, then the count. */
export const concise: Reporter = {
  id: "concise",
  title: "One finding a line without code, for editors and scripts",
  examples: ["seclog check src -f concise"],
  render(result) {
    const view = createReportView(result);
    const found = view.findings.map(({ finding, path, place }) => ({ ...finding, id: finding.rule, path, place }));
    const lines = [...found, ...remarksOf(view)].map(({ id, level, path, place, message }) => {
      return printable(`${path}:${place.line}:${place.column}: ${level} ${id}: ${message}`);
    });
    return `${[...lines, counted(view.findings.length + view.hidden, "finding")].join("\n")}\n`;
  },
};
