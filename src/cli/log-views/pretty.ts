// Log records for a person at a terminal: one line each with its number, time and severity, and a block for each anomaly.
import { printable } from "../../base/terminal.ts";
import type { Anomaly, LogRecord, RecordSource, Severity } from "../../logs/record.ts";
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

/** Writes records in order; remembers the day, so that it is written only where it changes. */
export interface PrettyView {
  record(record: LogRecord, origin?: RecordOrigin): string;
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
  return {
    record(record, origin) {
      const name = origin?.name;
      const today = record.timestamp?.slice(0, 10) ?? day;
      const heading = today === day ? "" : `${paint.dim(`${" ".repeat(gutter)} ┄┄ ${today} ┄┄`)}\n`;
      day = today;
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

// Nothing but printable ASCII, as most lines are: each character takes one column and is safe to print.
const plain = /^[ -~]*$/;

function recordLines(record: LogRecord, row: Row): string {
  const { label, paint, brushes, columns = Infinity } = row;
  const { line, timestamp, severity, body } = record;
  const { dim, cyan } = brushes;
  const name = label === "" ? "" : `${paint.magenta(label)} `;
  const time = timestamp === undefined ? noTime : timestamp.slice(11, 11 + timeWidth).padEnd(timeWidth);
  const start = `${dim.open}${String(line).padStart(gutter)} │${dim.close} ${name}${cyan.open}${time}${cyan.close} ${brushes.level(severity)} `;
  const before = gutter + 3 + (label === "" ? 0 : widthOf(label) + 1) + timeWidth + 1 + severityWidth + 1;
  const width = columns - before < leastText ? Infinity : columns - before;
  const beside = details(record);
  if (record.source === undefined && plain.test(body) && plain.test(beside)) {
    const gap = body === "" || beside === "" ? "" : "  ";
    if (body.length + gap.length + beside.length <= width) {
      const { open, close } = brushes.body(severity);
      const aside = beside === "" ? "" : `${dim.open}${beside}${dim.close}`;
      return `${start}${open}${body}${close}${gap}${aside}\n`;
    }
  }
  return foldedLines(record, row, { start, before, width, beside });
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
  const status = record["http.response.status_code"];
  if (status === undefined && record.event === undefined && record.duration_ms === undefined && isAnonymous(record))
    return "";
  const parts: string[] = [];
  if (status !== undefined && !record.body.includes(String(status))) parts.push(String(status));
  const method = record["http.request.method"];
  const path = record["url.path"];
  if (method !== undefined && path !== undefined && !record.body.includes(path)) parts.unshift(`${method} ${path}`);
  if (record.duration_ms !== undefined) parts.push(`${record.duration_ms} ms`);
  for (const who of [record["user.name"], record["client.address"]])
    if (who !== undefined && !record.body.includes(who)) parts.push(who);
  if (record.event !== undefined) parts.push(record.event);
  return printable(parts.join(" · "));
}

function isAnonymous(record: LogRecord): boolean {
  return (
    record["user.name"] === undefined &&
    record["client.address"] === undefined &&
    record["http.request.method"] === undefined
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
