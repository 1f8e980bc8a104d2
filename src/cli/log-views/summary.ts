// The summary of a log for a person at a terminal.
import { printable } from "../../base/terminal.ts";
import type { Severity } from "../../logs/record.ts";
import type { LogSummary } from "../../logs/summary.ts";
import { createPaint, type Paint } from "../../reporters/paint.ts";
import type { Explainer } from "./explain.ts";
import { anomalyBlock, severityColor } from "./pretty.ts";

const order: readonly Severity[] = ["FATAL", "ERROR", "WARN", "INFO", "DEBUG", "TRACE"];
const barWidth = 24;
const shownTemplates = 10;
const shownAnomalies = 20;

/** How it is shown. */
export interface SummaryOptions {
  readonly color: boolean;
  /** Width of the terminal. */
  readonly columns?: number;
  /** Says more about anomalies than their message. */
  readonly explainer?: Explainer | undefined;
}

/** Counts, the most frequent templates and the anomalies. */
export function renderSummary(name: string, summary: LogSummary, { color, ...view }: SummaryOptions): string {
  const paint = createPaint(color);
  const { lines, records, first, last, formats, templates } = summary;
  const kinds = Object.entries(formats)
    .sort(([, a], [, b]) => b - a)
    .map(([format, count]) => `${format} ${count}`);
  const head = [
    `${paint.bold(printable(name))}  ${plural(lines, "line")}, ${plural(records, "record")}, ${plural(templates, "template")}`,
    ...(first === undefined || last === undefined ? [] : [`  ${paint.dim("time    ")} ${first} to ${last}`]),
    ...(kinds.length === 0 ? [] : [`  ${paint.dim("formats ")} ${kinds.join(", ")}`]),
  ];
  return `${[...head, ...severityRows(summary, paint), ...eventRows(summary, paint), ...templateRows(summary, paint)].join("\n")}\n${anomalyRows(summary, paint, view)}`;
}

function severityRows({ severities, records }: LogSummary, paint: Paint): readonly string[] {
  const rows = order.flatMap((severity) => {
    const count = severities[severity];
    if (count === undefined) return [];
    const bar = "▇".repeat(Math.max(1, Math.round((count / records) * barWidth)));
    return [`  ${severityColor(severity, paint)(severity.padEnd(8))} ${String(count).padStart(8)}  ${paint.dim(bar)}`];
  });
  return rows.length === 0 ? [] : ["", ...rows];
}

function eventRows({ events }: LogSummary, paint: Paint): readonly string[] {
  const entries = Object.entries(events).sort(([, a], [, b]) => b - a);
  if (entries.length === 0) return [];
  return [
    "",
    paint.bold("  Security events"),
    ...entries.map(([event, count]) => `  ${String(count).padStart(8)}  ${printable(event)}`),
  ];
}

function templateRows({ topTemplates, templates }: LogSummary, paint: Paint): readonly string[] {
  if (topTemplates.length === 0) return [];
  const rows = topTemplates
    .slice(0, shownTemplates)
    .map(
      ({ count, template }) =>
        `  ${String(count).padStart(8)}  ${printable(template).replaceAll("<*>", paint.cyan("<*>"))}`,
    );
  const more = templates > rows.length ? [paint.dim(`  ${" ".repeat(8)}  and ${templates - rows.length} more`)] : [];
  return ["", paint.bold("  Most frequent templates"), ...rows, ...more];
}

function anomalyRows(
  { anomalies, anomalyCount }: LogSummary,
  paint: Paint,
  view: Omit<SummaryOptions, "color">,
): string {
  if (anomalyCount === 0) return `\n  ${paint.green("No anomalies.")}\n`;
  const blocks = anomalies.slice(0, shownAnomalies).map((anomaly) => {
    const when = anomaly.timestamp === undefined ? "" : ` ${anomaly.timestamp}`;
    return `  ${paint.dim(`line ${anomaly.line}${when}`)}\n${anomalyBlock(anomaly, paint, view)}`;
  });
  const more = anomalyCount > blocks.length ? `  ${paint.dim(`and ${anomalyCount - blocks.length} more`)}\n` : "";
  return `\n${paint.bold(paint.red(`  ${anomalyCount === 1 ? "1 anomaly" : `${anomalyCount} anomalies`}`))}\n${blocks.join("")}${more}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
