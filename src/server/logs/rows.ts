// Lines and records of a log as the rows of a viewer.
import { printable } from "../../base/terminal.ts";
import type { LogEntry } from "../../logs/entry.ts";
import { createPresenter } from "../../logs/present.ts";
import type { LogRecord } from "../../logs/record.ts";
import type { PlacedAnomaly } from "../../logs/summary.ts";
import type { LogAnomaly, LogRow } from "../log-protocol.ts";
import type { LogDocument, RecordText } from "./log-document.ts";
import { maskedLines, type MaskedLine } from "./masked-lines.ts";
import { noticeLevel } from "./severities.ts";

/** A row whose place in the view is not known here. */
export type RowContent = Omit<LogRow, "row">;

/** How rows are written. */
export interface RowStyle {
  readonly file: number;
  readonly columns: boolean;
}

// A record that began further up is shown without its time.
const linesBack = 300;
const longestLine = 4_000;
const longestFields = 600;

/** Each line as a row, from a line on. */
export async function lineRows(
  log: LogDocument,
  { from, count }: { readonly from: number; readonly count: number },
  style: RowStyle,
): Promise<readonly RowContent[]> {
  const start = firstLineOfRecord(log, from);
  const lines = await log.lines(start, from - start + count);
  const engine = log.createReader(start);
  const present = createPresenter();
  const rows: RowContent[] = [];
  let at = 0;
  const take = (entry: LogEntry | undefined, next: number): void => {
    if (!entry) return;
    const own = lines.slice(at, next).map(({ text }) => text);
    rows.push(...recordRows({ log, record: present(entry), line: start + at, lines: own }, style));
    at = next;
  };
  lines.forEach(({ text }, i) => {
    const entry = engine.push(text, 0);
    // Blank lines between two records belong to the first.
    if (entry) take(entry, i);
  });
  take(engine.end(), lines.length);
  for (; at < lines.length; at++)
    rows.push({ ...lineRow(maskedLines([lines[at]?.text ?? ""])[0]), file: style.file, line: start + at });
  return rows.slice(from - start, from - start + count);
}

function firstLineOfRecord({ scan }: LogDocument, line: number): number {
  if (line > scan.lines) return Math.max(1, line - 20);
  const record = scan.columns.recordOfLine(line);
  const first = record < 0 ? 1 : scan.columns.line(record);
  return line - first > linesBack ? line : first;
}

/** One record as one row, or as a row for each of its lines. */
export function recordToRows(
  log: LogDocument,
  text: RecordText,
  style: RowStyle & { readonly expanded: boolean; readonly read: RecordReader },
): readonly RowContent[] {
  const line = log.scan.columns.line(text.record);
  const lines = withoutBlankEnd(text.lines);
  const rows = recordRows({ log, record: style.read(lines), line, lines }, style);
  const [first] = rows;
  if (!first || rows.length === 1) return rows;
  if (style.expanded) return [{ ...first, expanded: true, hidden: rows.length - 1 }, ...rows.slice(1)];
  return [{ ...first, hidden: rows.length - 1 }];
}

/** Understands the lines of one record after the other; undefined for what is no record. */
export type RecordReader = (lines: readonly string[]) => LogRecord | undefined;

/** Makes a reader for records of this log in any order; their line numbers mean nothing. */
export function createRecordReader(log: LogDocument): RecordReader {
  const engine = log.createReader(1);
  const present = createPresenter();
  return (lines) => {
    let entry: LogEntry | undefined;
    // Its first lines alone, when the engine takes the rest for another record.
    for (const text of lines) {
      const early = engine.push(text, 0);
      entry ??= early;
    }
    const last = engine.end();
    entry ??= last;
    return entry && present(entry);
  };
}

/** Without the blank lines between a record and the next. */
export function withoutBlankEnd(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== "");
  return lines.slice(0, Math.max(1, last + 1));
}

interface RecordParts {
  readonly log: LogDocument;
  readonly record: LogRecord | undefined;
  readonly line: number;
  readonly lines: readonly string[];
}

function recordRows({ log, record, line, lines }: RecordParts, { file, columns }: RowStyle): readonly RowContent[] {
  const shown = maskedLines(lines);
  const anomalies = log.scan.anomaliesOfLine(line).map((anomaly) => toAnomaly(anomaly, file));
  return shown.map((text, i): RowContent => {
    if (i > 0) return { ...lineRow(text), file, line: line + i, more: true };
    return {
      ...lineRow(text),
      ...(record && columns ? columnText(record) : {}),
      file,
      line,
      ...(record?.timestamp === undefined ? {} : { timestamp: record.timestamp }),
      ...(record?.severity === undefined ? {} : { severity: record.severity }),
      ...(anomalies.length > 0 ? { anomalies } : {}),
      ...(shown.some(({ masked }) => masked) ? { masked: true } : {}),
    };
  });
}

function lineRow(line: MaskedLine | undefined): Pick<LogRow, "text" | "runs" | "masked"> {
  if (!line) return { text: "" };
  const text = cut(line.text, longestLine);
  return {
    text,
    ...(line.runs.length > 0 ? { runs: line.runs.filter(({ start }) => start < text.length) } : {}),
    ...(line.masked ? { masked: true } : {}),
  };
}

/** The message with what a reader of a request wants to see beside it, and the other values of the record. */
function columnText(record: LogRecord): Pick<LogRow, "text" | "fields" | "runs"> {
  const [message = ""] = record.body.split("\n");
  const status = record["http.response.status_code"];
  const client = record["client.address"];
  const parts = status === undefined ? [message] : [client, message, status];
  const text = parts.filter((part) => part !== undefined && part !== "").join("  ");
  const fields = Object.entries(record.attributes)
    .filter(([, value]) => value !== "" && value !== null && !text.includes(String(value)))
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(" ");
  return {
    text: cut(printable(text), longestLine),
    runs: [],
    ...(fields === "" ? {} : { fields: cut(printable(fields), longestFields) }),
  };
}

/** An anomaly of a file of the view. */
export function toAnomaly(
  { detector, key, severity, message, line, timestamp, evidence }: PlacedAnomaly,
  file: number,
): LogAnomaly {
  return {
    detector,
    ...(key === undefined ? {} : { key: printable(key) }),
    severity: noticeLevel(severity),
    message: printable(message),
    file,
    line,
    ...(timestamp === undefined ? {} : { timestamp }),
    evidence: evidence.slice(-maxEvidence),
  };
}

const maxEvidence = 200;

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}…`;
}
