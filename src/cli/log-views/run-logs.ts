// The work of `seclog logs`: reads each log once and writes its records or its summary.
import { UserError } from "../../base/user-error.ts";
import type { LogRecord } from "../../logs/record.ts";
import { readLog, type ReadLogOptions, summariseLog } from "../../logs/read-log.ts";
import type { LogSummary } from "../../logs/summary.ts";
import type { CliContext } from "../command.ts";
import { openLog, type OpenLog } from "./open-log.ts";
import { createPrettyView } from "./pretty.ts";
import { renderSummary } from "./summary.ts";

/** The formats of `seclog logs`. */
export const logsFormats = ["pretty", "jsonl", "summary"] as const;

/** One of them. */
export type LogsFormat = (typeof logsFormats)[number];

/** What the user asked for. */
export interface LogsFlags {
  readonly format: LogsFormat;
  readonly summary?: boolean;
  readonly exitZero?: boolean;
}

/** A log that cannot be read is named and the others are read all the same; exit code 1 when there are anomalies, 2 when one failed. */
export async function runLogs(names: readonly string[], flags: LogsFlags, context: CliContext): Promise<void> {
  let failed = false;
  let anomalies = 0;
  for (const name of names) {
    if (context.signal.aborted) break;
    try {
      const log = await openLog(name, context);
      try {
        anomalies += (await readOne(log, flags, context)).anomalyCount;
      } finally {
        await log.close();
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      failed = true;
      context.say(error.message);
    }
  }
  if (failed) context.exitWith(2);
  else if (anomalies > 0 && !flags.exitZero) context.exitWith(1);
}

async function readOne(log: OpenLog, flags: LogsFlags, context: CliContext): Promise<LogSummary> {
  const options: ReadLogOptions = {
    reference: log.reference,
    signal: context.signal,
    onNotice: ({ message }) => context.say(message),
  };
  if (flags.format === "summary") {
    const summary = await summariseLog(log.source, options);
    await context.print(renderSummary(log.name, summary, viewOptions(context)));
    return summary;
  }
  const write = flags.format === "jsonl" ? jsonLine : prettyWriter(context);
  const summary = await readLog(log.source, options, (records) => context.print(records.map(write).join("")));
  if (flags.summary) {
    const text =
      flags.format === "jsonl"
        ? `${JSON.stringify({ summary })}\n`
        : `\n${renderSummary(log.name, summary, viewOptions(context))}`;
    await context.print(text);
  }
  return summary;
}

/** One object a line. */
export function jsonLine(record: LogRecord): string {
  return `${JSON.stringify(record)}\n`;
}

function prettyWriter(context: CliContext): (record: LogRecord) => string {
  const view = createPrettyView(viewOptions(context));
  return (record) => view.record(record);
}

/** Colours and width of the terminal. */
export function viewOptions({ color, stdout }: CliContext): { readonly color: boolean; readonly columns?: number } {
  return { color, ...(stdout.columns === undefined ? {} : { columns: stdout.columns }) };
}
