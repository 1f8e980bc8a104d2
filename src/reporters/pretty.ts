// `-f pretty`, the default: findings for a person at a terminal, with the line of code, the way from source to sink and the fix.
import { printable } from "../base/terminal.ts";
import { redact } from "../catalogue/redact.ts";
import { createFrames } from "./code-frame.ts";
import type { Paint } from "./paint.ts";
import { createPaint, levelColor } from "./paint.ts";
import { prettySummary } from "./pretty-summary.ts";
import type { LocatedFinding, Place, ReportView } from "./report-view.ts";
import { createReportView } from "./report-view.ts";
import type { CheckResult, Reporter } from "./reporter.ts";
import { wrapText } from "./wrap.ts";

/** Code frames and a summary, coloured on a terminal. */
export const pretty: Reporter = {
  id: "pretty",
  title: "Code frames and a summary, for people (the default)",
  examples: ["seclog check src", "seclog check src -f pretty -f sarif=seclog.sarif"],
  render(result, { color, width = Infinity }) {
    const view = createReportView(result);
    const paint = createPaint(color);
    const framesOf = createFrameCache(result);
    const findings = view.findings.map((located) => findingText(located, { view, paint, framesOf, width }));
    return [...findings, prettySummary(view, { paint, baseline: result.baseline })].join("\n");
  },
};

interface Drawing {
  readonly view: ReportView;
  readonly paint: Paint;
  readonly width: number;
  readonly framesOf: (file: string) => ReturnType<typeof createFrames>;
}

function findingText(located: LocatedFinding, drawing: Drawing): string {
  const { finding, path, place } = located;
  const { paint, width } = drawing;
  const where = `${paint.cyan(printable(path))}:${place.line}:${place.column}`;
  const header = `${where}  ${paint.bold(levelColor(finding.level, paint)(finding.level))}  ${paint.dim(finding.rule)}`;
  const code = codeLines(located, drawing);
  return [
    header,
    wrapText(`  ${printable(finding.message)}`, width, "  "),
    ...code,
    ...fixLines(located, paint),
    "",
  ].join("\n");
}

function frameLines(
  located: LocatedFinding,
  { paint, framesOf }: Drawing,
  notes: readonly string[],
): readonly string[] {
  const { finding, file, place } = located;
  const framed = framesOf(file)(place);
  if (framed === undefined) return [];
  const color = levelColor(finding.level, paint);
  const { before, inside, after, indent, length } = framed;
  const beside = notes.length === 0 ? "" : `  ${paint.dim(notes.map(printable).join("; "))}`;
  return [
    `${gutter(place.line, paint)}${before}${paint.bold(inside)}${after}`,
    `${gutter("", paint)}${" ".repeat(indent)}${color("^".repeat(length))}${beside}`,
  ];
}

interface FlowLine {
  readonly file: string;
  readonly place: Place;
  readonly messages: string[];
}

/** The way from source to sink, each line of code once, then the reported line with the range underlined. */
function codeLines(located: LocatedFinding, drawing: Drawing): readonly string[] {
  const { finding, file, place } = located;
  const lines: FlowLine[] = [];
  for (const step of finding.flow) {
    const at = { file: step.path ?? file, place: drawing.view.placeOf(step.path ?? file, step.range) };
    const last = lines.at(-1);
    if (last?.file === at.file && last.place.line === at.place.line) last.messages.push(step.message);
    else lines.push({ ...at, messages: [step.message] });
  }
  const final = lines.at(-1);
  const endsHere = final?.file === file && final.place.line === place.line;
  // The last step is the sink itself, which the underlined line shows.
  const notes = endsHere ? final.messages.slice(0, -1) : [];
  const earlier = endsHere ? lines.slice(0, -1) : lines;
  return [...earlier.map((line) => flowLine(line, located, drawing)), ...frameLines(located, drawing, notes)];
}

function flowLine({ file, place, messages }: FlowLine, { path }: LocatedFinding, { view, paint, framesOf }: Drawing) {
  const elsewhere = view.relative(file);
  const where = elsewhere === path ? "" : ` (${printable(elsewhere)}:${place.line}:${place.column})`;
  const note = paint.dim(`← ${messages.map(printable).join("; ")}${where}`);
  const framed = framesOf(file)(place);
  if (framed === undefined) return `${gutter(place.line, paint)}${note}`;
  const code = `${framed.before}${framed.inside}${framed.after}`.trimStart();
  return `${gutter(place.line, paint)}${paint.dim(code)}  ${note}`;
}

function fixLines({ finding }: LocatedFinding, paint: Paint): readonly string[] {
  const fix = finding.fixes.find(({ preferred }) => preferred) ?? finding.fixes[0];
  if (fix === undefined) return [];
  const how = fix.preferred ? `seclog --fix${fix.safety === "safe" ? "" : "-unsafe"}` : "in the editor";
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
