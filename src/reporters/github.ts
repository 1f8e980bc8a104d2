// `-f github`: workflow commands of GitHub Actions, which become annotations of the changed lines. Ten of each level are shown per step.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
import type { Level } from "../base/finding.ts";
import { printable } from "../base/terminal.ts";
import { remarksOf } from "./remarks.ts";
import type { Place } from "./report-view.ts";
import { createReportView, levelCounts } from "./report-view.ts";
import type { Reporter } from "./reporter.ts";
import { counted } from "./pretty-summary.ts";

/** Annotations, then one line that counts. */
export const github: Reporter = {
  id: "github",
  title: "Annotations for GitHub Actions; chosen there by itself when no format is named",
  examples: ["seclog check -f github", "seclog check -f github -f sarif=seclog.sarif"],
  pathsFrom: "GITHUB_WORKSPACE",
  render(result) {
    const view = createReportView(result);
    const { error, warning, info } = levelCounts(view);
    const found = view.findings
      // Only ten annotations of a level are shown: the errors first.
      .toSorted((a, b) => order.indexOf(a.finding.level) - order.indexOf(b.finding.level))
      .map(({ finding, path, place }) => annotation({ ...finding, id: finding.rule, path, place }));
    const hidden = view.hidden > 0 ? [`${counted(view.hidden, "further finding")} not shown`] : [];
    const summary = [counted(error, "error"), counted(warning, "warning"), counted(info, "info"), ...hidden].join(", ");
    return [...found, ...remarksOf(view).map(annotation), `Seclog: ${summary}.\n`].join("\n");
  },
};

const order: readonly Level[] = ["error", "warning", "info"];

interface Annotated {
  readonly id: string;
  readonly level: Level;
  readonly path: string;
  readonly place: Place;
  readonly message: string;
}

function annotation({ id, level, path, place, message }: Annotated): string {
  const command = level === "info" ? "notice" : level;
  // Columns are allowed within one line only.
  const columns = place.line === place.endLine ? { col: place.column, endColumn: place.endColumn } : {};
  const values = { file: path, line: place.line, endLine: place.endLine, ...columns, title: `Seclog ${id}` };
  const properties = Object.entries(values).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${command} ${properties.join(",")}::${escapeData(message)}`;
}

// What the runner itself decodes; a line break would begin a command of the attacker's own.
function escapeData(text: string): string {
  return printable(text).replaceAll("%", "%25");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
