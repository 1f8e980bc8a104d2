// `-f pretty`, the default: findings for a person at a terminal, with the line of code, the way from source to sink and the fix.
import { printable } from "../base/terminal.ts";
import { redact } from "../catalogue/redact.ts";
import { createFrames } from "./code-frame.ts";
import type { Paint } from "./paint.ts";
import { createPaint, levelColor } from "./paint.ts";
import { prettySummary } from "./pretty-summary.ts";
import type { LocatedFinding, ReportView } from "./report-view.ts";
import { createReportView } from "./report-view.ts";
import type { CheckResult, Reporter } from "./reporter.ts";

/** Code frames and a summary, coloured on a terminal. */
export const pretty: Reporter = {
  id: "pretty",
  title: "Code frames and a summary, for people (the default)",
  examples: ["seclog check src", "seclog check src -f pretty -f sarif=seclog.sarif"],
  render(result, { color }) {
    const view = createReportView(result);
    const paint = createPaint(color);
    const framesOf = createFrameCache(result);
    const findings = view.findings.map((located) => findingText(located, { view, paint, framesOf }));
    return [...findings, prettySummary(view, paint)].join("\n");
  },
};

interface Drawing {
  readonly view: ReportView;
  readonly paint: Paint;
  readonly framesOf: (file: string) => ReturnType<typeof createFrames>;
}

function findingText(located: LocatedFinding, drawing: Drawing): string {
  const { finding, path, place } = located;
  const { paint } = drawing;
  const where = `${paint.cyan(printable(path))}:${place.line}:${place.column}`;
  const header = `${where}  ${paint.bold(levelColor(finding.level, paint)(finding.level))}  ${paint.dim(finding.rule)}`;
  const steps = [...flowLines(located, drawing), ...frameLines(located, drawing)];
  return [header, `  ${printable(finding.message)}`, ...steps, ...fixLines(located, paint), ""].join("\n");
}

function frameLines({ finding, file, place }: LocatedFinding, { paint, framesOf }: Drawing): readonly string[] {
  const framed = framesOf(file)(place);
  if (framed === undefined) return [];
  const color = levelColor(finding.level, paint);
  const { before, inside, after, indent, length } = framed;
  return [
    `${gutter(place.line, paint)}${before}${paint.bold(inside)}${after}`,
    `${gutter("", paint)}${" ".repeat(indent)}${color("^".repeat(length))}`,
  ];
}

/** The steps before the sink, each with its line of code; a step on the reported range itself says nothing new. */
function flowLines({ finding, file, path }: LocatedFinding, { view, paint, framesOf }: Drawing): readonly string[] {
  return finding.flow.flatMap((step) => {
    const stepFile = step.path ?? file;
    const { start, end } = step.range;
    if (stepFile === file && start === finding.range.start && end === finding.range.end) return [];
    const place = view.placeOf(stepFile, step.range);
    const framed = framesOf(stepFile)(place);
    const elsewhere = view.relative(stepFile);
    const where = elsewhere === path ? "" : ` (${printable(elsewhere)}:${place.line}:${place.column})`;
    const note = paint.dim(`← ${printable(step.message)}${where}`);
    if (framed === undefined) return [`${gutter(place.line, paint)}${note}`];
    const code = `${framed.before}${framed.inside}${framed.after}`.trimStart();
    return [`${gutter(place.line, paint)}${paint.dim(code)}  ${note}`];
  });
}

function fixLines({ finding }: LocatedFinding, paint: Paint): readonly string[] {
  const fix = finding.fixes.find(({ preferred }) => preferred) ?? finding.fixes[0];
  if (fix === undefined) return [];
  const how = fix.preferred && fix.safety === "safe" ? "seclog --fix" : "in the editor";
  return [`  ${paint.green("fix:")} ${printable(redact(fix.title))} ${paint.dim(`(${how})`)}`];
}

function gutter(line: number | string, paint: Paint): string {
  return `${paint.dim(`${String(line).padStart(6)} │`)} `;
}

function createFrameCache({ textOf }: CheckResult): Drawing["framesOf"] {
  const cache = new Map<string, ReturnType<typeof createFrames>>();
  return (file) => {
    const known = cache.get(file);
    if (known) return known;
    const text = textOf(file);
    const frames = text === undefined ? () => undefined : createFrames(text);
    cache.set(file, frames);
    return frames;
  };
}
