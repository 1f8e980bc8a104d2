// The work of `seclog logs`: reads each log once and writes its records or its summary.
import { UserError } from "../../base/user-error.ts";
import { summariseInThreads } from "../../hosts/summarise-log.ts";
import type { LogFormat } from "../../logs/formats/format.ts";
import { indexLog, type LogIndexOptions, type LogPlace } from "../../logs/index/log-index.ts";
import type { LogRecord } from "../../logs/record.ts";
import { readLog, type ReadLogOptions } from "../../logs/read-log.ts";
import type { LogSummary } from "../../logs/summary.ts";
import { createPaint } from "../../reporters/paint.ts";
import type { CliContext } from "../command.ts";
import { createExplainer } from "./explain.ts";
import { createRecordFilter, type RecordFilter, timeOf } from "./filter.ts";
import type { LogFlags } from "./log-flags.ts";
import { openLog, type OpenLog, withRotated } from "./open-log.ts";
import { createPrettyView } from "./pretty.ts";
import { openSources, type Sources } from "./sources.ts";
import { canShowInThreads, showInThreads } from "./show-log.ts";
import type { ReportedLog } from "./report/sections.ts";
import { renderSummary } from "./summary.ts";
import { openUserFormats } from "./user-formats.ts";

/** The formats of `seclog logs`. */
export const logsFormats = ["pretty", "jsonl", "summary", "html"] as const;

/** One of them. */
export type LogsFormat = (typeof logsFormats)[number];

/** What the user asked for. */
export interface LogsFlags extends LogFlags {
  readonly format: LogsFormat;
  readonly summary?: boolean;
  readonly exitZero?: boolean;
  readonly rotated?: boolean;
  readonly fromLine?: number;
}

interface Reading {
  readonly flags: LogsFlags;
  readonly context: CliContext;
  readonly sources: Sources | undefined;
  readonly formats: readonly LogFormat[];
  /** Gathered for the one report of all logs. */
  readonly reported: ReportedLog[];
}

/** A log that cannot be read is named and the others are read all the same; exit code 1 when there are anomalies, 2 when one failed. */
export async function runLogs(names: readonly string[], flags: LogsFlags, context: CliContext): Promise<void> {
  // A flag that says nothing is an error before anything is read.
  filterOf(flags, context);
  const formats = await openUserFormats(flags, context);
  const reading: Reading = { flags, context, formats, reported: [], sources: await openSources(flags.src, context) };
  try {
    await readAll(names, reading);
  } finally {
    reading.sources?.remedies.dispose();
  }
}

async function readAll(names: readonly string[], reading: Reading): Promise<void> {
  const { flags, context } = reading;
  let failed = false;
  let anomalies = 0;
  const logs = flags.rotated ? await Promise.all(names.map((name) => withRotated(name, context))) : [names];
  for (const name of logs.flat()) {
    if (context.signal.aborted) break;
    try {
      const log = await openLog(name, context);
      try {
        anomalies += (await readOne(log, reading)).anomalyCount;
      } finally {
        await log.close();
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      failed = true;
      context.say(error.message);
    }
  }
  await printReport(reading);
  if (failed) context.exitWith(2);
  else if (anomalies > 0 && !flags.exitZero) context.exitWith(1);
}

async function printReport({ reported, context }: Reading): Promise<void> {
  if (reported.length === 0) return;
  const { renderReport } = await import("./report/page.ts");
  await context.print(renderReport(reported));
}

async function report(
  log: OpenLog,
  options: ReadLogOptions,
  { reported, flags, context }: Reading,
): Promise<LogSummary> {
  const { createReportCollector } = await import("./report/collect.ts");
  const collector = createReportCollector();
  const filter = filterOf(flags, context);
  const summary = await readLog(log.source, options, (records) => {
    for (const record of records) if (!filter || filter(record)) collector.add(record);
    return Promise.resolve();
  });
  reported.push({ name: log.name, summary, data: collector.data() });
  return summary;
}

function filterOf(flags: LogsFlags, { host }: CliContext): RecordFilter | undefined {
  return createRecordFilter(flags, host.now());
}

async function readOne(log: OpenLog, reading: Reading): Promise<LogSummary> {
  const { flags, context, sources, formats } = reading;
  const { signal } = context;
  const part = await partOf(log, reading);
  const options: ReadLogOptions = {
    reference: log.reference,
    formats,
    sensitivity: flags.sensitivity,
    signal,
    ...part,
    onNotice: ({ message }) => context.say(message),
    ...(sources ? { sourceOf: sources.sourceOf } : {}),
  };
  if (flags.format === "html") return report(log, options, reading);
  const explainer = flags.explain ? createExplainer(createPaint(context.color)) : undefined;
  const view = { ...viewOptions(context), explainer };
  if (flags.format === "summary") {
    // Evidence is shown with its text, so the records have to be seen.
    const see = (records: readonly LogRecord[]): Promise<void> =>
      Promise.resolve(records.forEach((record) => explainer?.remember(record)));
    const summary = await (explainer
      ? readLog(log.source, options, see)
      : summariseInThreads(log.source, { ...options, size: log.size }));
    await context.print(renderSummary(log.name, summary, view));
    return summary;
  }
  const filter = filterOf(flags, context);
  if (flags.format === "pretty" && (await canShowInThreads(log, options, flags))) {
    const summary = await showInThreads(log, { options, filter, style: view, context });
    if (flags.summary) await context.print(`\n${renderSummary(log.name, summary, view)}`);
    return summary;
  }
  const pretty = createPrettyView(view);
  const write = flags.format === "jsonl" ? jsonLine : (record: LogRecord) => pretty.record(record);
  const show = (record: LogRecord): string => {
    explainer?.remember(record);
    return !filter || filter(record) ? write(record) : "";
  };
  const summary = await readLog(log.source, options, async (records) => {
    const completed = sources ? await sources.remedies.add(records) : records;
    await context.print(completed.map(show).join(""));
  });
  if (!flags.summary) return summary;
  const text =
    flags.format === "jsonl" ? `${JSON.stringify({ summary })}\n` : `\n${renderSummary(log.name, summary, view)}`;
  await context.print(text);
  return summary;
}

// Smaller logs are read as a whole, so that the detectors know all that came before.
const largeBytes = 64 * 1024 * 1024;
// Before the asked time, so that the detectors know what is usual.
const learning = 3_600_000;

/** Where reading begins and ends: at the asked line, or around the asked times of a large log. */
async function partOf(
  log: OpenLog,
  { flags, context, formats }: Reading,
): Promise<Pick<ReadLogOptions, "from" | "to">> {
  const { signal, host } = context;
  const { fromLine, since, until } = flags;
  if (fromLine !== undefined) return { from: await placeOfLine(log, fromLine, { formats, signal }) };
  if ((since === undefined && until === undefined) || (log.size ?? 0) < largeBytes) return {};
  const index = await indexLog(log.source, { reference: log.reference, formats, signal });
  const begin = since === undefined ? undefined : timeOf("--since", since, host.now()) - learning;
  const from = begin === undefined ? undefined : await index.placeOfTime(begin);
  const to = until === undefined ? undefined : await index.placeOfTime(timeOf("--until", until, host.now()) + 1);
  // Nothing is late enough: the last line tells where the log ends.
  const last = begin !== undefined && !from ? await index.placeOfLine(index.lineCount) : undefined;
  const start = from ?? last;
  return { ...(start ? { from: start } : {}), ...(to ? { to } : {}) };
}

async function placeOfLine(log: OpenLog, line: number, options: Omit<LogIndexOptions, "reference">): Promise<LogPlace> {
  const index = await indexLog(log.source, { reference: log.reference, ...options });
  const place = await index.placeOfLine(line);
  if (place) return place;
  throw new UserError(`${log.name} has ${index.lineCount} lines; give --from-line a smaller number.`);
}

/** One object a line. */
export function jsonLine(record: LogRecord & { readonly "log.file.path"?: string }): string {
  return `${JSON.stringify(record)}\n`;
}

/** Colours and width of the terminal. */
export function viewOptions({ color, stdout }: CliContext): { readonly color: boolean; readonly columns?: number } {
  return { color, ...(stdout.columns === undefined ? {} : { columns: stdout.columns }) };
}
