// Log records for a person at a terminal: one line each with its number, time and severity, and a block for each anomaly.
import { printable } from "../../base/terminal.ts";
import type { LogEntry } from "../../logs/entry.ts";
import { hasBackslash } from "../../logs/line-looks.ts";
import type { Anomaly, LogRecord, RecordSource, Severity } from "../../logs/record.ts";
import { besideText } from "../../logs/shown/beside.ts";
import {
  type Brush,
  headerOf,
  type LineStyle,
  marginOf,
  numberOf,
  plainBody,
  plainEnd,
  startWidth,
  textWidth,
  widths,
} from "../../logs/shown/line-style.ts";
import type { ByteText } from "../../logs/shown/byte-text.ts";
import { createLinePainter } from "../../logs/shown/painter.ts";
import { dayMilliseconds, formatTime } from "../../logs/time/civil.ts";
import type { PaintedLine } from "../../logs/transfer/painted-lines.ts";
import { createPaint, type Paint } from "../../reporters/paint.ts";
import type { Explainer } from "./explain.ts";
import { isLeak } from "./leaks.ts";
import { lineList } from "./line-list.ts";
import { widthOf, wrap } from "./wrap.ts";

/** How records are shown. */
export interface PrettyOptions {
  readonly color: boolean;
  /** Width of the terminal; texts are wrapped to it. */
  readonly columns?: number;
  /** Says more about anomalies than their message. */
  readonly explainer?: Explainer | undefined;
}

/** Where a record comes from, when several logs are shown. */
export interface RecordOrigin {
  readonly name?: string;
  readonly explainer?: Explainer | undefined;
}

/** Where the line of an entry goes. */
export interface EntryOutput {
  readonly text: ByteText;
  /** The line as somebody has painted it who did not know what the record means. */
  readonly painted?: PaintedLine | undefined;
}

/** Writes records in order; remembers the day, so that it is written only where it changes. */
export interface PrettyView {
  record(record: LogRecord, origin?: RecordOrigin): string;
  /** As `record`, for an entry of which nothing but one plain line is to be written; false for others. */
  entry(entry: LogEntry, into: EntryOutput): boolean;
  /** What is remarkable although no record came, such as a silence. */
  anomaly(anomaly: Anomaly, origin?: RecordOrigin): string;
  /** A remark of the reader itself, such as lines that were lost. */
  notice(message: string): string;
}

const { gutter } = widths;

/** Makes a view of one log, or of several that are shown together. */
export function createPrettyView({ color, columns, explainer }: PrettyOptions): PrettyView {
  const paint = createPaint(color);
  const style = lineStyle({ color, columns });
  const painter = createLinePainter(style);
  let day = "";
  // Of the entry before, when it was shown by `entry`.
  let dayNumber = NaN;
  let nameWidth = 0;
  const headingOf = (today: string): string => {
    if (today === day) return "";
    day = today;
    return `${paint.dim(`${" ".repeat(gutter)} ┄┄ ${today} ┄┄`)}\n`;
  };
  const headingOfEntry = ({ time, zone }: LogEntry): string => {
    const number = Math.floor((time + zone * 60_000) / dayMilliseconds);
    if (number === dayNumber || Number.isNaN(time)) return "";
    dayNumber = number;
    return headingOf(formatTime(time, zone).slice(0, 10));
  };
  return {
    entry(entry, { text, painted }) {
      if (!isPlain(entry)) return false;
      const heading = headingOfEntry(entry);
      if (heading !== "") text.add(heading);
      if (painted && entry.meaning === undefined) {
        text.addBytes(painted.bytes.subarray(painted.start, painted.end));
        return true;
      }
      const from = text.length;
      if (painted) text.addBytes(painted.bytes.subarray(painted.start, painted.head));
      if (painted ? painter.end(entry, text) : painter.entry(entry, text)) return true;
      // The day stays: it is told now.
      text.cutAt(from);
      return false;
    },
    record(record, origin) {
      dayNumber = NaN;
      const name = origin?.name;
      const heading = headingOf(record.timestamp?.slice(0, 10) ?? day);
      // Columns of names that grow stay aligned from there on.
      if (name !== undefined) nameWidth = Math.min(24, Math.max(nameWidth, widthOf(name)));
      const label = name === undefined ? "" : printable(name).padEnd(nameWidth);
      const blocks = record.anomalies
        ? record.anomalies
            .map((anomaly) => {
              const remedy = isLeak(anomaly) ? record.source : undefined;
              return anomalyBlock(anomaly, paint, { columns, explainer: origin?.explainer ?? explainer, remedy });
            })
            .join("")
        : "";
      return `${heading}${recordLines(record, { label, paint, style, columns })}${blocks}`;
    },
    anomaly: (anomaly, origin) => anomalyBlock(anomaly, paint, { columns, explainer: origin?.explainer ?? explainer }),
    notice: (message) => `${paint.yellow(`${" ".repeat(gutter)} ┄┄ ${printable(message)}`)}\n`,
  };
}

/** How an anomaly is shown. */
export interface AnomalyOptions {
  readonly columns?: number | undefined;
  readonly explainer?: Explainer | undefined;
  /** The statement that is at fault, with what is wrong with it. */
  readonly remedy?: RecordSource | undefined;
}

/** An anomaly as a block of its own: which detector, about whom, why, and where the evidence is. */
export function anomalyBlock(
  anomaly: Anomaly,
  paint: Paint,
  { columns = Infinity, explainer, remedy }: AnomalyOptions = {},
): string {
  const { detector, key, message, evidence, severity } = anomaly;
  const pad = " ".repeat(gutter);
  const bar = severity === "INFO" ? paint.cyan : severity === "WARN" ? paint.yellow : paint.red;
  const width = Math.max(40, columns - gutter - 5);
  const title = paint.bold(bar(`ANOMALY ${detector}`)) + (key === undefined ? "" : ` ${paint.bold(printable(key))}`);
  const inside = explainer ? explainer.explain(anomaly, width) : wrap(printable(message), width);
  const foot = explainer ? "" : ` ${paint.dim(`evidence: ${lineList(evidence)}`)}`;
  return [
    `${pad} ${bar("┏━")} ${title}\n`,
    ...[...inside, ...remedyLines(remedy, width)].map((line) => `${pad} ${bar("┃ ")} ${line}\n`),
    `${pad} ${bar("┗━")}${foot}\n`,
  ].join("");
}

// What the statement that wrote the record does wrong, and the command that mends it.
function remedyLines(source: RecordSource | undefined, width: number): readonly string[] {
  const { file = "", findings = [] } = source ?? {};
  return findings.flatMap(({ rule, message, line, fix, safety }) => [
    ...wrap(printable(`${file}:${line} ${rule}: ${message}`), width),
    ...(fix === undefined
      ? []
      : wrap(printable(`Fix: ${fix} (seclog check ${file} ${safety === "safe" ? "--fix" : "--fix-unsafe"})`), width)),
  ]);
}

interface Row {
  readonly label: string;
  readonly paint: Paint;
  readonly style: LineStyle;
  readonly columns: number | undefined;
}

/** How plain lines are shown to a terminal. */
export function lineStyle({ color, columns }: PrettyOptions): LineStyle {
  const paint = createPaint(color);
  const severities: readonly Severity[] = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];
  return {
    dim: brushOf(paint.dim),
    cyan: brushOf(paint.cyan),
    levels: Object.fromEntries(
      severities.map((severity) => [severity, severityColor(severity, paint)(severity.padEnd(widths.severity))]),
    ),
    bodies: Object.fromEntries(severities.map((severity) => [severity, brushOf(bodyColor(severity, paint))])),
    columns,
  };
}

function brushOf(paint: (text: string) => string): Brush {
  const [open = "", close = ""] = paint("|").split("|");
  return { open, close };
}

// One line in which nothing has to be masked and of which nothing remarkable is said.
function isPlain(entry: LogEntry): boolean {
  const { clean, line, endLine, anomalies } = entry;
  return clean === true && anomalies === undefined && endLine === line && !hasBackslash(entry);
}

function recordLines(record: LogRecord, row: Row): string {
  const { label, paint, style, columns } = row;
  const { line, severity, body, timestamp } = record;
  const name = label === "" ? "" : `${paint.magenta(label)} `;
  const clock = timestamp?.slice(11, 11 + widths.time);
  const start = `${numberOf(line, style)}${name}${headerOf(clock, severity, style)}`;
  const before = startWidth + (label === "" ? 0 : widthOf(label) + 1);
  const beside = details(record);
  const message = record.source === undefined ? plainBody(record, style) : undefined;
  const end = message === undefined ? undefined : plainEnd(body, beside, { style, before });
  if (message !== undefined && end !== undefined) return start + message + end;
  return foldedLines(record, row, { start, before, width: textWidth(columns, before), beside });
}

interface Fold {
  readonly start: string;
  /** Columns before the text. */
  readonly before: number;
  readonly width: number;
  readonly beside: string;
}

function foldedLines(record: LogRecord, { paint, style }: Row, { start, before, width, beside }: Fold): string {
  const { severity, body } = record;
  const [first = "", ...rest] = body.split("\n");
  const message = wrap(printable(first), width).map((text) => ({ text, color: bodyColor(severity, paint) }));
  const lines = withTails(message, [beside, sourceText(record)], { paint, width });
  const margin = marginOf(style, before);
  const [head = "", ...below] = [
    ...lines,
    ...rest.flatMap((text) => wrap(printable(text), width)).map((text) => paint.dim(text)),
  ];
  return `${start}${head}\n${below.map((text) => `${margin}${text}\n`).join("")}`;
}

interface Colored {
  readonly text: string;
  readonly color: (text: string) => string;
}

/** Appends what is said beside the message, on its last line if there is room. */
function withTails(
  message: readonly Colored[],
  tails: readonly string[],
  { paint, width }: { readonly paint: Paint; readonly width: number },
): readonly string[] {
  const lines = message.map(({ text, color }) => color(text));
  let used = widthOf(message.at(-1)?.text ?? "");
  for (const tail of tails.filter((text) => text !== "")) {
    if (used > 0 && used + 2 + widthOf(tail) > width) {
      const folded = wrap(tail, width);
      lines.push(...folded.map((text) => paint.dim(text)));
      used = widthOf(folded.at(-1) ?? "");
    } else {
      lines[lines.length - 1] += `${used > 0 ? "  " : ""}${paint.dim(tail)}`;
      used += 2 + widthOf(tail);
    }
  }
  return lines;
}

function sourceText({ source }: LogRecord): string {
  if (!source) return "";
  const others = source.alternatives?.length ?? 0;
  return printable(`← ${source.file}:${source.line}${others > 0 ? ` or ${others} more` : ""}`);
}

function details(record: LogRecord): string {
  return printable(
    besideText({
      body: record.body,
      status: record["http.response.status_code"],
      method: record["http.request.method"],
      path: record["url.path"],
      duration: record.duration_ms,
      user: record["user.name"],
      address: record["client.address"],
      event: record.event,
    }),
  );
}

/** The colour of a severity. */
export function severityColor(severity: Severity, paint: Paint): (text: string) => string {
  switch (severity) {
    case "TRACE":
    case "DEBUG":
      return paint.dim;
    case "INFO":
      return paint.green;
    case "WARN":
      return paint.yellow;
    case "ERROR":
      return paint.red;
    case "FATAL":
      return (text) => paint.bold(paint.inverse(paint.red(text)));
  }
}

function bodyColor(severity: Severity | undefined, paint: Paint): (text: string) => string {
  if (severity === "ERROR" || severity === "FATAL") return paint.red;
  if (severity === "WARN") return paint.yellow;
  return severity === "TRACE" || severity === "DEBUG" ? paint.dim : (text) => text;
}
