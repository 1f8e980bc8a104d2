// `-f agent`: findings by file for programs that read text and repair code: no colour, no code frame, each step and repair on a line of its own.
import { redact } from "../catalogue/redact.ts";
import { printable } from "../base/terminal.ts";
import { groupBy } from "./group-by.ts";
import { counted, isSafeFix } from "./pretty-summary.ts";
import { remarksOf } from "./remarks.ts";
import type { Reporter } from "./reporter.ts";
import { createReportView, type LocatedFinding, type ReportView } from "./report-view.ts";

/** Compact and complete; the last lines are the commands that repair and explain. */
export const agent: Reporter = {
  id: "agent",
  title: "Findings by file with their flow and repair as plain lines, for coding assistants",
  examples: ["seclog check --since main -f agent"],
  render(result) {
    const view = createReportView(result);
    const files = groupBy(view.findings, ({ path }) => path);
    const found = [...files].flatMap(([path, list]) => [
      printable(path),
      ...list.flatMap((each) => findingLines(each, view)),
    ]);
    const remarks = remarksOf(view).map(({ id, path, place, message }) =>
      printable(`${path}:${place.line}:${place.column} ${id}: ${message}`),
    );
    return `${[...found, ...remarks, ...closing(view)].join("\n")}\n`;
  },
};

function findingLines({ finding, file, place }: LocatedFinding, view: ReportView): readonly string[] {
  const { level, rule, message, confidence, flow, fixes } = finding;
  const steps = flow.map((step) => {
    const { line, column } = view.placeOf(step.path ?? file, step.range);
    const elsewhere = step.path === undefined ? "" : `${view.relative(step.path)}:`;
    return `    from ${elsewhere}${line}:${column} ${step.message}`;
  });
  const fix = fixes.find(({ preferred }) => preferred);
  const repair = fix ? [`    fix ${isSafeFix(fix) ? "--fix" : "--fix-unsafe"}: ${redact(fix.title)}`] : [];
  const head = `  ${place.line}:${place.column} ${level} ${rule} (${confidence}): ${message}`;
  return [head, ...steps, ...repair].map(printable);
}

function closing({ findings, hidden, files, skipped }: ReportView): readonly string[] {
  const total = findings.length + hidden;
  const count = `${counted(total, "finding")}; ${counted(files - skipped.length, "file")} checked`;
  const [first] = findings;
  if (first === undefined) return [count];
  const paths = [...new Set(findings.map(({ path }) => path))];
  const only = hidden === 0 && paths.length === 1 && /^[\w./@-]+$/.test(paths[0] ?? "") ? ` ${paths[0]}` : "";
  return [
    hidden > 0 ? `${count}; ${hidden} not listed` : count,
    `repair: seclog check${only} --fix (add --diff to look first)`,
    `explain: seclog explain ${first.finding.rule}`,
  ];
}
