// A log for the viewer: its rows in pages, and the list of its anomalies. Keeps the place of each record and no text, so a page is
// read from the source when it is asked for.
import { type ByteSource, readBlocks } from "./blocks.ts";
import { createLogEngine } from "./engine.ts";
import type { LogEntry } from "./entry.ts";
import { createHeaderHabits } from "./formats/header-habits.ts";
import { createPresenter } from "./present.ts";
import type { Anomaly, LogNotice, LogRecord, Severity } from "./record.ts";
import { type PlacedAnomaly, placeAnomaly } from "./summary.ts";
import { createTemplateTree } from "./templates/drain.ts";

/** One record as a row; all texts are masked. */
export interface LogRow {
  readonly line: number;
  readonly endLine: number;
  readonly timestamp?: string;
  readonly severity?: Severity;
  readonly body: string;
  readonly format: string;
  readonly templateId: string;
  readonly event?: string;
  readonly anomalies: readonly Anomaly[];
}

/** A log that was read. */
export interface LogView {
  readonly rowCount: number;
  readonly lineCount: number;
  /** In the order of the log, at most a thousand. */
  readonly anomalies: readonly PlacedAnomaly[];
  /** How many rows have each severity. */
  readonly severities: Readonly<Partial<Record<Severity, number>>>;
  /** The rows from index `from` (counted from 0), at most `count`; fewer at the end. */
  rows(from: number, count: number): Promise<readonly LogRow[]>;
  /** Index of the row that holds a line of the log, the row before it for blank lines; 0 for an empty log. */
  rowOfLine(line: number): number;
}

/** How a log is read for viewing. */
export interface LogViewOptions {
  /** Milliseconds since the epoch: chooses the year of timestamps that name none. */
  readonly reference: number;
  readonly signal?: AbortSignal;
  readonly onNotice?: (notice: LogNotice) => void;
}

interface Place {
  readonly line: number;
  readonly offset: number;
}

const maxAnomalies = 1000;
const maxPage = 5000;

/** Reads the log once; the source must go on giving the same bytes. */
export async function openLogView(source: ByteSource, options: LogViewOptions): Promise<LogView> {
  const { reference, signal, onNotice } = options;
  const tree = createTemplateTree();
  const habits = createHeaderHabits();
  const engine = createLogEngine({ reference, tree, habits, ...(onNotice ? { onNotice } : {}) });
  const places: Place[] = [];
  const anomalies: PlacedAnomaly[] = [];
  const byLine = new Map<number, readonly Anomaly[]>();
  const severities: Partial<Record<Severity, number>> = {};
  const take = (entry: LogEntry | undefined): void => {
    if (!entry) return;
    places.push({ line: entry.line, offset: entry.offset });
    if (entry.severity !== undefined) severities[entry.severity] = (severities[entry.severity] ?? 0) + 1;
    if (!entry.anomalies || anomalies.length >= maxAnomalies) return;
    const placed = entry.anomalies.map((anomaly) => placeAnomaly(anomaly, entry));
    anomalies.push(...placed);
    byLine.set(entry.line, placed);
  };
  let lineCount = 0;
  for await (const { texts, offsets } of readBlocks(source)) {
    if (signal?.aborted) break;
    lineCount += texts.length;
    for (let i = 0; i < texts.length; i++) take(engine.push(texts[i] ?? "", offsets[i] ?? 0));
  }
  take(engine.end());
  tree.settle();
  const readPage = async (from: number, count: number): Promise<readonly LogRow[]> => {
    const first = places[from];
    if (!first || count <= 0) return [];
    const records = await recordsFrom(source, first, {
      count: Math.min(count, maxPage, places.length - from),
      engine: createLogEngine({ reference, tree, habits, mode: "match", detectors: [], firstLine: first.line }),
    });
    return records.map((record) => toRow(record, byLine.get(record.line) ?? []));
  };
  return {
    rowCount: places.length,
    lineCount,
    anomalies,
    severities,
    rows: readPage,
    rowOfLine: (line) => rowOf(places, line),
  };
}

interface Page {
  readonly count: number;
  readonly engine: ReturnType<typeof createLogEngine>;
}

async function recordsFrom(source: ByteSource, first: Place, { count, engine }: Page): Promise<readonly LogRecord[]> {
  const present = createPresenter();
  const records: LogRecord[] = [];
  for await (const { texts, offsets } of readBlocks(source, first.offset)) {
    for (let i = 0; i < texts.length && records.length < count; i++) {
      const entry = engine.push(texts[i] ?? "", offsets[i] ?? 0);
      if (entry) records.push(present(entry));
    }
    if (records.length >= count) return records;
  }
  const last = engine.end();
  if (last) records.push(present(last));
  return records;
}

function toRow(record: LogRecord, anomalies: readonly Anomaly[]): LogRow {
  const { line, endLine, timestamp, severity, body, format, templateId, event } = record;
  return {
    line,
    endLine: endLine ?? line,
    ...(timestamp === undefined ? {} : { timestamp }),
    ...(severity === undefined ? {} : { severity }),
    body: rowText(record, body),
    format,
    templateId,
    ...(event === undefined ? {} : { event }),
    anomalies,
  };
}

/** The body with what a reader of a request wants to see beside it: who asked, and what was answered. */
function rowText(record: LogRecord, body: string): string {
  const status = record["http.response.status_code"];
  if (status === undefined) return body;
  const client = record["client.address"];
  return [client, body, status].filter((part) => part !== undefined && part !== "").join("  ");
}

function rowOf(places: readonly Place[], line: number): number {
  let low = 0;
  let high = places.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((places[middle]?.line ?? Infinity) <= line) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}
