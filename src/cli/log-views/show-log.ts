// A large log of `seclog logs -f pretty`: read once, by another thread that makes records of its lines, while this one finds out what they mean
// and writes them.
import { isThreadWorthwhile, startReading } from "../../hosts/reading-thread.ts";
import { isWide, readStretches } from "../../logs/blocks.ts";
import type { LogEntry } from "../../logs/entry.ts";
import { createPresenter } from "../../logs/present.ts";
import type { ReadLogOptions } from "../../logs/read-log.ts";
import type { LogRecord } from "../../logs/record.ts";
import { ByteText } from "../../logs/shown/byte-text.ts";
import { createSummaryCounter, type LogSummary } from "../../logs/summary.ts";
import { createEntryHalf } from "../../logs/transfer/halves.ts";
import type { PaintedLine } from "../../logs/transfer/painted-lines.ts";
import type { CliContext } from "../command.ts";
import type { RecordFilter } from "./filter.ts";
import type { LogFlags } from "./log-flags.ts";
import type { OpenLog } from "./open-log.ts";
import { createPrettyView, lineStyle, type PrettyOptions } from "./pretty.ts";

/** How it is read, and which of its records are shown. */
export interface ShownLog {
  readonly options: ReadLogOptions;
  /** All of them when missing. */
  readonly filter: RecordFilter | undefined;
  readonly style: PrettyOptions;
  readonly context: Pick<CliContext, "print">;
}

/**
 * Whether two threads can show the log: it is large and read as a whole, nobody asks for fields, which stay in the other thread, and no
 * statement or explanation is looked up.
 */
export async function canShowInThreads(
  log: OpenLog,
  { from, to, formats, sourceOf }: ReadLogOptions,
  { grep, field, explain }: LogFlags,
): Promise<boolean> {
  const isAsked = grep !== undefined || field !== undefined || explain === true;
  if (isAsked || from || to || sourceOf || (formats ?? []).length > 0) return false;
  return isThreadWorthwhile(log.size ?? 0) && !(await isWide(log.source));
}

/** Writes the records of the log as `readLog` gives them, and gives its summary; templates may be those of the moment. */
export async function showInThreads(
  { source }: Pick<OpenLog, "source">,
  { options, filter, style, context }: ShownLog,
  workerUrl?: URL,
): Promise<LogSummary> {
  const { reference, sensitivity, signal } = options;
  const onNotice = options.onNotice ?? (() => undefined);
  const half = createEntryHalf({ sensitivity, onNotice });
  const counter = createSummaryCounter();
  const text = new ByteText();
  const write = createWriter({ filter, style, text });
  const take = (entry: LogEntry, line?: PaintedLine): void => {
    counter.add(entry);
    write(entry, line);
  };
  let lines = 0;
  const thread = startReading(
    { reference, style: filter ? undefined : lineStyle(style) },
    {
      onRecords(records, count) {
        lines = count;
        half.take(records, take);
        return text.length === 0 ? Promise.resolve() : context.print(text.take());
      },
      onNotice,
    },
    workerUrl,
  );
  try {
    for await (const { bytes, offset } of readStretches(source)) {
      if (signal?.aborted) break;
      // A copy, as the bytes move to the other thread.
      await thread.push({ bytes: new Uint8Array(bytes), offset });
    }
    thread.end();
    await thread.settled();
  } finally {
    await thread.dispose();
  }
  half.tree.settle();
  return counter.summary(lines, half.tree);
}

type Writing = Pick<ShownLog, "filter" | "style"> & { readonly text: ByteText };

function createWriter({ filter, style, text }: Writing): (entry: LogEntry, painted?: PaintedLine) => void {
  const view = createPrettyView(style);
  const present = createPresenter({ brief: true });
  const show = (record: LogRecord): void => text.add(view.record(record));
  if (!filter)
    return (entry, painted) => {
      if (!view.entry(entry, { text, painted })) show(present(entry));
    };
  return (entry) => {
    const record = present(entry);
    if (filter(record)) show(record);
  };
}
