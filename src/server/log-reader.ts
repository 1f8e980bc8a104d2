// Reads logs for viewers with the log engine: an index in memory for each open log, and pages of masked rows from its file.
import { assertNever } from "../base/assert-never.ts";
import { HostError, type Host, type HostErrorCode, type OpenFile } from "../base/host.ts";
import { looksBinary } from "../logs/blocks.ts";
import type { Anomaly, Severity } from "../logs/record.ts";
import { openLogView, type LogRow as ViewRow, type LogView } from "../logs/view.ts";
import type { LogReader } from "./log-requests.ts";
import type { LogAnomaly, LogRow, LogSummary } from "./protocol.ts";

/** An open log: its index, and the handle that its pages are read from. */
interface OpenLog {
  readonly view: LogView;
  readonly summary: LogSummary;
  readonly file: OpenFile;
}

/** Each log is read when it is opened, and again when it is opened again; a rotated file goes on being shown until then. */
export function createLogReader(host: Host): LogReader {
  const logs = new Map<string, Promise<OpenLog>>();
  const close = (path: string): void => {
    const log = logs.get(path);
    logs.delete(path);
    log?.then(({ file }) => file.close()).catch(() => {});
  };
  const open = (path: string): Promise<OpenLog> => {
    close(path);
    const log = read(host, path);
    logs.set(path, log);
    log.catch(() => {
      if (logs.get(path) === log) logs.delete(path);
    });
    return log;
  };
  const get = (path: string): Promise<OpenLog> => logs.get(path) ?? open(path);
  return {
    open: async (path) => (await open(path)).summary,
    async rows(path, start, count) {
      const { view } = await get(path);
      const rows = await view.rows(start, count);
      return { rows: rows.map((row, offset) => toRow(row, start + offset)) };
    },
    anomalies: async (path) => (await get(path)).summary.anomalies,
    close,
    dispose: () => [...logs.keys()].forEach(close),
  };
}

async function read(host: Host, path: string): Promise<OpenLog> {
  const file = await openLog(host, path);
  try {
    if (looksBinary(await file.read(0, 4096))) throw new Error("This file holds binary data; it is not a log.");
    const notices: string[] = [];
    const onNotice = ({ message }: { readonly message: string }): void => void notices.push(message);
    const view = await openLogView(file, { reference: host.now(), onNotice });
    return { view, file, summary: await summaryOf(view, notices) };
  } catch (error) {
    await file.close();
    throw error;
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

// One kind of notice often comes for many lines; the first few say it all.
const maxNotices = 3;

async function summaryOf(view: LogView, notices: readonly string[]): Promise<LogSummary> {
  const [first] = await view.rows(0, 1);
  const notice = [...new Set(notices)].slice(0, maxNotices).join(" ");
  return {
    rows: view.rowCount,
    format: first?.format ?? "empty",
    anomalies: view.anomalies.map((anomaly) => toAnomaly(anomaly, view.rowOfLine(anomaly.line), anomaly.line)),
    ...(notice === "" ? {} : { notice }),
  };
}

function toRow({ line, timestamp, severity, body, anomalies }: ViewRow, index: number): LogRow {
  return {
    index,
    line,
    ...(timestamp === undefined ? {} : { timestamp }),
    ...(severity === undefined ? {} : { severity }),
    text: body,
    anomalies: anomalies.map((anomaly) => toAnomaly(anomaly, index, line)),
  };
}

function toAnomaly({ detector, severity, message, evidence }: Anomaly, row: number, line: number): LogAnomaly {
  return { detector, severity: levelOf(severity), message, row, line, evidence };
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
