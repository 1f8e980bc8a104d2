// Log records for a person at a terminal: one line each with its number, time and severity, and a block for each anomaly.
import { printable } from "../../base/terminal.ts";
import type { LogEntry } from "../../logs/entry.ts";
import { looks } from "../../logs/line-looks.ts";
import type { Anomaly, LogRecord, RecordSource, Severity } from "../../logs/record.ts";
import { formatTime } from "../../logs/time/civil.ts";
import { createPaint, type Paint } from "../../reporters/paint.ts";
import { besideText } from "./beside.ts";
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

/** Writes records in order; remembers the day, so that it is written only where it changes. */
export interface PrettyView {
  record(record: LogRecord, origin?: RecordOrigin): string;
  /** As `record`, for an entry of which nothing but one plain line is to be written; undefined for others. */
  entry(entry: LogEntry): string | undefined;
  /** What is remarkable although no record came, such as a silence. */
  anomaly(anomaly: Anomaly, origin?: RecordOrigin): string;
  /** A remark of the reader itself, such as lines that were lost. */
  notice(message: string): string;
}

const gutter = 6;
const timeWidth = 12;
const severityWidth = 5;
// A narrower column for texts is harder to read than lines that the terminal breaks.
const leastText = 24;

/** Makes a view of one log, or of several that are shown together. */
export function createPrettyView({ color, columns, explainer }: PrettyOptions): PrettyView {
  const paint = createPaint(color);
  const brushes = brushesOf(paint);
  let day = "";
  let nameWidth = 0;
  const headingOf = (today: string): string => {
    if (today === day) return "";
    day = today;
    return `${paint.dim(`${" ".repeat(gutter)} ┄┄ ${today} ┄┄`)}\n`;
  };
  return {
    entry(entry) {
      if (!isPlain(entry)) return undefined;
      const stamp = Number.isNaN(entry.time) ? undefined : formatTime(entry.time, entry.zone);
      const line = plainLine(entry, stamp, { brushes, columns });
      return line && headingOf(stamp?.slice(0, 10) ?? day) + line;
    },
    record(record, origin) {
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
      return `${heading}${recordLines(record, { label, paint, brushes, columns })}${blocks}`;
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
  readonly brushes: Brushes;
  readonly columns: number | undefined;
}

/** What stands before and behind a text to give it a colour. */
interface Brush {
  readonly open: string;
  readonly close: string;
}

/** Colours for texts that are known to hold none, which are most: laid on without looking at the text. */
interface Brushes {
  readonly dim: Brush;
  readonly cyan: Brush;
  readonly level: (severity: Severity | undefined) => string;
  readonly body: (severity: Severity | undefined) => Brush;
}

const severities: readonly Severity[] = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];

function brushesOf(paint: Paint): Brushes {
  const levels = new Map(severities.map((severity) => [severity, paintedLevel(severity, paint)]));
  const bodies = new Map(severities.map((severity) => [severity, brushOf(bodyColor(severity, paint))]));
  return {
    dim: brushOf(paint.dim),
    cyan: brushOf(paint.cyan),
    level: (severity) => (severity && levels.get(severity)) ?? noLevel,
    body: (severity) => (severity && bodies.get(severity)) ?? bare,
  };
}

const bare: Brush = { open: "", close: "" };

function brushOf(paint: (text: string) => string): Brush {
  const [open = "", close = ""] = paint("|").split("|");
  return { open, close };
}

const noTime = " ".repeat(timeWidth);
const startWidth = gutter + 3 + timeWidth + 1 + severityWidth + 1;

// Nothing but printable ASCII, as most lines are: each character takes one column and is safe to print.
const plain = /^[ -~]*$/;
// The same, with the dot between two parts.
const plainBeside = /^[ -~·]*$/;

// One line in which nothing has to be masked and of which nothing remarkable is said.
function isPlain({ clean, look, line, endLine, anomalies }: LogEntry): boolean {
  return clean === true && anomalies === undefined && endLine === line && (look & looks.backslash) === 0;
}

type Place = Pick<Row, "brushes" | "columns">;

function plainLine(entry: LogEntry, timestamp: string | undefined, place: Place): string | undefined {
  const { line, severity, body, meaning } = entry;
  const { status, duration, user, address, method, path } = entry;
  const beside = besideText({ body, status, method, path, duration, user, address, event: meaning?.event });
  const start = startOf({ line, timestamp, severity }, place.brushes);
  return lineOf({ start, severity, body, beside }, place);
}

function startOf(
  { line, timestamp, severity }: Pick<LogRecord, "line" | "severity"> & { readonly timestamp?: string | undefined },
  { dim, cyan, level }: Brushes,
  name = "",
): string {
  const time = timestamp === undefined ? noTime : timestamp.slice(11, 11 + timeWidth).padEnd(timeWidth);
  return `${dim.open}${String(line).padStart(gutter)} │${dim.close} ${name}${cyan.open}${time}${cyan.close} ${level(severity)} `;
}

interface PlainParts {
  readonly start: string;
  readonly severity: Severity | undefined;
  readonly body: string;
  readonly beside: string;
}

// Undefined where the texts have to be made printable, or do not fit in one line.
function lineOf({ start, severity, body, beside }: PlainParts, { brushes, columns }: Place, before = startWidth) {
  const gap = body === "" || beside === "" ? "" : "  ";
  if (body.length + gap.length + beside.length > textWidth(columns, before)) return undefined;
  if (!plain.test(body) || !plainBeside.test(beside)) return undefined;
  const { open, close } = brushes.body(severity);
  const aside = beside === "" ? "" : `${brushes.dim.open}${beside}${brushes.dim.close}`;
  return `${start}${open}${body}${close}${gap}${aside}\n`;
}

function textWidth(columns = Infinity, before = startWidth): number {
  return columns - before < leastText ? Infinity : columns - before;
}

function recordLines(record: LogRecord, row: Row): string {
  const { label, paint, brushes, columns } = row;
  const { severity, body } = record;
  const start = startOf(record, brushes, label === "" ? "" : `${paint.magenta(label)} `);
  const before = startWidth + (label === "" ? 0 : widthOf(label) + 1);
  const beside = details(record);
  const line = record.source === undefined ? lineOf({ start, severity, body, beside }, row, before) : undefined;
  return line ?? foldedLines(record, row, { start, before, width: textWidth(columns, before), beside });
}

interface Fold {
  readonly start: string;
  /** Columns before the text. */
  readonly before: number;
  readonly width: number;
  readonly beside: string;
}

function foldedLines(record: LogRecord, { paint }: Row, { start, before, width, beside }: Fold): string {
  const { severity, body } = record;
  const [first = "", ...rest] = body.split("\n");
  const message = wrap(printable(first), width).map((text) => ({ text, color: bodyColor(severity, paint) }));
  const lines = withTails(message, [beside, sourceText(record)], { paint, width });
  const bar = paint.dim(`${" ".repeat(gutter)} │`);
  const [head = "", ...below] = [
    ...lines,
    ...rest.flatMap((text) => wrap(printable(text), width)).map((text) => paint.dim(text)),
  ];
  const margin = " ".repeat(before - gutter - 3);
  return `${start}${head}\n${below.map((text) => `${bar} ${margin}${text}\n`).join("")}`;
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

const noLevel = " ".repeat(severityWidth);

function paintedLevel(severity: Severity | undefined, paint: Paint): string {
  return severity === undefined ? noLevel : severityColor(severity, paint)(severity.padEnd(severityWidth));
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
