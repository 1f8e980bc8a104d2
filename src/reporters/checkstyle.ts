// `-f checkstyle`: the XML of Checkstyle, which many CI servers and review bots read.
import type { Level } from "../base/finding.ts";
import type { Place } from "./report-view.ts";
import { remarksOf } from "./remarks.ts";
import { groupBy } from "./group-by.ts";
import { createReportView } from "./report-view.ts";
import type { Reporter } from "./reporter.ts";
import { xmlAttributes } from "./xml-text.ts";

/** Findings by file. */
export const checkstyle: Reporter = {
  id: "checkstyle",
  title: "Checkstyle XML for Jenkins and other CI servers",
  examples: ["seclog check -f checkstyle=checkstyle.xml"],
  render(result) {
    const view = createReportView(result);
    const lines = [
      ...view.findings.map(({ finding, path, place }) => ({ ...finding, id: finding.rule, path, place })),
      ...remarksOf(view),
    ];
    const files = groupBy(lines, ({ path }) => path);
    const body = [...files.keys()].sort().map((path) => {
      const errors = (files.get(path) ?? []).map(errorOf).join("\n");
      return `  <file${xmlAttributes({ name: path })}>\n${errors}\n  </file>\n`;
    });
    return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n${body.join("")}</checkstyle>\n`;
  },
};

interface Line {
  readonly id: string;
  readonly level: Level;
  readonly place: Place;
  readonly message: string;
}

function errorOf({ id, level, place: { line, column }, message }: Line): string {
  return `    <error${xmlAttributes({ line, column, severity: level, message, source: `seclog.${id}` })}/>`;
}
