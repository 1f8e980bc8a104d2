// Log records for a person at a terminal: one line each with its number, time and severity, and a block for each anomaly.
import { printable } from "../../base/terminal.ts";
import type { Anomaly, LogRecord, Severity } from "../../logs/record.ts";
import { createPaint, type Paint } from "../../reporters/paint.ts";
import { lineList } from "./line-list.ts";

/** How records are shown. */
export interface PrettyOptions {
  readonly color: boolean;
  /** Name of the log in front of each record, where several are shown. */
  readonly name?: string;
  /** Width of the terminal; reasons of anomalies are wrapped to it. */
  readonly columns?: number;
}

/** Writes records in order; remembers the day, so that it is written only where it changes. */
export interface PrettyView {
  record(record: LogRecord): string;
  /** A remark of the reader itself, such as lines that were lost. */
  notice(message: string): string;
}

const gutter = 6;
const severityWidth = 5;

/** Makes a view of one log. */
export function createPrettyView({ color, name, columns }: PrettyOptions): PrettyView {
  const paint = createPaint(color);
  const label = name === undefined ? "" : `${paint.magenta(printable(name))} `;
  let day = "";
  return {
    record(record) {
      const today = record.timestamp?.slice(0, 10) ?? day;
      const heading = today === day ? "" : `${paint.dim(`${" ".repeat(gutter)} ┄┄ ${today} ┄┄`)}\n`;
      day = today;
      const blocks = (record.anomalies ?? []).map((anomaly) => anomalyBlock(anomaly, paint, columns)).join("");
      return `${heading}${recordLines(record, label, paint)}${blocks}`;
    },
    notice: (message) => `${paint.yellow(`${" ".repeat(gutter)} ┄┄ ${printable(message)}`)}\n`,
  };
}

/** An anomaly as a block of its own: which detector, about whom, why, and where the evidence is. */
export function anomalyBlock(anomaly: Anomaly, paint: Paint, columns = Infinity): string {
  const { detector, key, message, evidence } = anomaly;
  const pad = " ".repeat(gutter);
  const bar = paint.red;
  const title = paint.bold(bar(`ANOMALY ${detector}`)) + (key === undefined ? "" : ` ${paint.bold(printable(key))}`);
  return [
    `${pad} ${bar("┏━")} ${title}\n`,
    ...wrap(printable(message), Math.max(40, columns - gutter - 5)).map((line) => `${pad} ${bar("┃ ")} ${line}\n`),
    `${pad} ${bar("┗━")} ${paint.dim(`evidence: ${lineList(evidence)}`)}\n`,
  ].join("");
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + word.length >= width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function recordLines(record: LogRecord, label: string, paint: Paint): string {
  const { line, timestamp, severity, body } = record;
  const number = paint.dim(`${String(line).padStart(gutter)} │`);
  const time = paint.cyan((timestamp?.slice(11, 23) ?? "").padEnd(12));
  const level =
    severity === undefined ? " ".repeat(severityWidth) : severityColor(severity, paint)(severity.padEnd(severityWidth));
  const [first = "", ...rest] = body.split("\n");
  const head = `${number} ${label}${time} ${level} ${bodyColor(severity, paint)(printable(first))}${details(record, paint)}\n`;
  const bar = paint.dim(`${" ".repeat(gutter)} │`);
  return head + rest.map((text) => `${bar} ${paint.dim(printable(text))}\n`).join("");
}

function details(record: LogRecord, paint: Paint): string {
  const parts: string[] = [];
  const status = record["http.response.status_code"];
  if (status !== undefined && !record.body.includes(String(status))) parts.push(String(status));
  const method = record["http.request.method"];
  const path = record["url.path"];
  if (method !== undefined && path !== undefined && !record.body.includes(path)) parts.unshift(`${method} ${path}`);
  if (record.duration_ms !== undefined) parts.push(`${record.duration_ms} ms`);
  for (const who of [record["user.name"], record["client.address"]])
    if (who !== undefined && !record.body.includes(who)) parts.push(who);
  if (record.event !== undefined) parts.push(record.event);
  return parts.length === 0 ? "" : paint.dim(`  ${printable(parts.join(" · "))}`);
}

/** The colour of a severity. */
export function severityColor(severity: Severity, paint: Paint): (text: string) => string {
  return {
    TRACE: paint.dim,
    DEBUG: paint.dim,
    INFO: paint.green,
    WARN: paint.yellow,
    ERROR: paint.red,
    FATAL: (text: string) => paint.bold(paint.inverse(paint.red(text))),
  }[severity];
}

function bodyColor(severity: Severity | undefined, paint: Paint): (text: string) => string {
  if (severity === "ERROR" || severity === "FATAL") return paint.red;
  if (severity === "WARN") return paint.yellow;
  return severity === "TRACE" || severity === "DEBUG" ? paint.dim : (text) => text;
}
