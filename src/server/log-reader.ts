// Reads logs for viewers with the log engine. Keeps the masked rows of each open log up to a budget; larger logs are shown from their
// beginning, and say so.
import { assertNever } from "../base/assert-never.ts";
import { HostError, type Host, type HostErrorCode, type OpenFile } from "../base/host.ts";
import { looksBinary } from "../logs/blocks.ts";
import { readLog } from "../logs/read-log.ts";
import type { Anomaly, LogRecord, Severity } from "../logs/record.ts";
import type { LogReader } from "./log-requests.ts";
import type { LogAnomaly, LogRow, LogSummary } from "./protocol.ts";

/** A log as it was when it was read. */
interface ReadLog {
  readonly rows: readonly LogRow[];
  readonly summary: LogSummary;
}

// Characters of text that one log may hold in memory; about half a million ordinary lines.
const maxCharacters = 64_000_000;

/** Each log is read when it is opened, and again when it is opened again. */
export function createLogReader(host: Host): LogReader {
  const logs = new Map<string, Promise<ReadLog>>();
  const open = (path: string): Promise<ReadLog> => {
    const log = read(host, path);
    logs.set(path, log);
    log.catch(() => logs.delete(path));
    return log;
  };
  const get = (path: string): Promise<ReadLog> => logs.get(path) ?? open(path);
  return {
    open: async (path) => (await open(path)).summary,
    rows: async (path, start, count) => ({ rows: (await get(path)).rows.slice(start, start + count) }),
    anomalies: async (path) => (await get(path)).summary.anomalies,
    close: (path) => void logs.delete(path),
    dispose: () => logs.clear(),
  };
}

async function read(host: Host, path: string): Promise<ReadLog> {
  const file = await openLog(host, path);
  try {
    if (looksBinary(await file.read(0, 4096))) throw new Error("This file holds binary data; it is not a log.");
    return await readRows(file, host.now());
  } finally {
    await file.close();
  }
}

async function openLog(host: Host, path: string): Promise<OpenFile> {
  try {
    return await host.openFile(path);
  } catch (error) {
    if (error instanceof HostError) throw new Error(reasonOf(error.code), { cause: error });
    throw error;
  }
}

async function readRows(file: OpenFile, now: number): Promise<ReadLog> {
  const rows: LogRow[] = [];
  const anomalies: LogAnomaly[] = [];
  const notices: string[] = [];
  const enough = new AbortController();
  let characters = 0;
  const add = (record: LogRecord): void => {
    const row = toRow(record, rows.length);
    characters += row.text.length + 100;
    if (characters > maxCharacters) return enough.abort();
    rows.push(row);
    anomalies.push(...row.anomalies);
  };
  const onNotice = ({ message }: { readonly message: string }): void => void notices.push(message);
  const { signal } = enough;
  const { formats } = await readLog(file, { reference: now, signal, onNotice }, (records) => {
    records.forEach(add);
    return Promise.resolve();
  });
  if (signal.aborted)
    notices.unshift(`This log is too large to show whole; these are its first ${rows.length} records.`);
  const notice = notices.slice(0, 3).join(" ");
  return {
    rows,
    summary: {
      rows: rows.length,
      format: mainFormat(formats),
      anomalies,
      ...(notice === "" ? {} : { notice }),
    },
  };
}

function toRow(record: LogRecord, index: number): LogRow {
  const { line, timestamp, severity, body } = record;
  return {
    index,
    line,
    ...(timestamp === undefined ? {} : { timestamp }),
    ...(severity === undefined ? {} : { severity }),
    text: body,
    anomalies: (record.anomalies ?? []).map((anomaly) => toAnomaly(anomaly, index, line)),
  };
}

function toAnomaly({ detector, severity, message }: Anomaly, row: number, line: number): LogAnomaly {
  return { detector, severity: levelOf(severity), message, row, line };
}

function levelOf(severity: Severity): LogAnomaly["severity"] {
  switch (severity) {
    case "FATAL":
    case "ERROR":
      return "error";
    case "WARN":
      return "warning";
    case "INFO":
    case "DEBUG":
    case "TRACE":
      return "info";
    default:
      return assertNever(severity);
  }
}

/** The format of most records. */
function mainFormat(formats: Readonly<Record<string, number>>): string {
  const [most] = Object.entries(formats).sort(([, a], [, b]) => b - a);
  return most?.[0] ?? "empty";
}

function reasonOf(code: HostErrorCode): string {
  switch (code) {
    case "not-found":
      return "This file no longer exists.";
    case "permission":
      return "This file may not be read.";
    case "is-directory":
    case "not-regular":
      return "This is not a regular file.";
    case "too-large":
    case "outside-root":
    case "io":
      return "This file cannot be read.";
    default:
      return assertNever(code);
  }
}
