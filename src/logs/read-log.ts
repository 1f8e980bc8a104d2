// Reads a log once from beginning to end. Records get their final template, so the log is gone through twice: the first pass learns
// the templates, the second looks each record up in what the whole log has taught.
import { type ByteSource, readBlocks } from "./blocks.ts";
import { createLogEngine, type LogEngine, type LogEngineOptions } from "./engine.ts";
import type { LogEntry } from "./entry.ts";
import { createHeaderHabits } from "./formats/header-habits.ts";
import { looksOf, unlooked } from "./line-looks.ts";
import type { LogPlace } from "./index/log-index.ts";
import { createPresenter } from "./present.ts";
import type { LogNotice, LogRecord, RecordSource } from "./record.ts";
import { createSummaryCounter, type LogSummary } from "./summary.ts";
import { createTemplateTree } from "./templates/drain.ts";

/** How a log is read. */
export interface ReadLogOptions extends Pick<LogEngineOptions, "reference" | "detectors" | "formats" | "sensitivity"> {
  readonly signal?: AbortSignal;
  readonly onNotice?: (notice: LogNotice) => void;
  /** Where to begin, as an index gives it; what stands before is not read. */
  readonly from?: LogPlace;
  /** Where reading may end; what stands behind is read no further than the block goes. */
  readonly to?: LogPlace;
  /** Names the statement that wrote an entry. */
  readonly sourceOf?: (entry: LogEntry) => RecordSource | undefined;
}

/** A block of records, in order; while it is being dealt with, reading waits. */
export type RecordConsumer = (records: readonly LogRecord[]) => Promise<void>;

/** Gives every record with its final template to the consumer, and the summary at the end. */
export async function readLog(
  source: ByteSource,
  options: ReadLogOptions,
  consume: RecordConsumer,
): Promise<LogSummary> {
  const tree = createTemplateTree();
  const habits = createHeaderHabits();
  const { reference, signal, formats, from, to } = options;
  const learning = { reference, tree, habits, detectors: [], templatesOnly: true, ...(formats ? { formats } : {}) };
  await run(source, createLogEngine(learning), { signal, from, to });
  tree.settle();
  const engine = createLogEngine({ ...options, ...firstLineOf(from), tree, habits, mode: "match" });
  const present = withSource(createPresenter(), options.sourceOf);
  return summarise(source, engine, { signal, from, to, onEntries: (entries) => consume(entries.map(present)) });
}

function firstLineOf(from: LogPlace | undefined): Pick<LogEngineOptions, "firstLine"> {
  return from ? { firstLine: from.line } : {};
}

type Present = ReturnType<typeof createPresenter>;

/** The presenter that also tells where each record was written, when that can be told. */
export function withSource(present: Present, sourceOf: ReadLogOptions["sourceOf"]): Present {
  if (!sourceOf) return present;
  return (entry) => {
    const source = sourceOf(entry);
    return source ? { ...present(entry), source } : present(entry);
  };
}

/** The summary alone: one pass, as no record has to wait for its template. */
export async function summariseLog(source: ByteSource, options: ReadLogOptions): Promise<LogSummary> {
  const { signal, from, to } = options;
  return summarise(source, createLogEngine({ ...options, ...firstLineOf(from) }), { signal, from, to, settle: true });
}

interface Run {
  readonly signal: AbortSignal | undefined;
  readonly from: LogPlace | undefined;
  readonly to: LogPlace | undefined;
  /** The templates are final only now, as nothing was read before. */
  readonly settle?: boolean;
  /** Called for each entry at once, `onEntries` for those of a block together. */
  readonly onEntry?: (entry: LogEntry) => void;
  readonly onEntries?: (entries: readonly LogEntry[]) => Promise<void> | void;
}

async function summarise(
  source: ByteSource,
  engine: LogEngine,
  { signal, from, to, settle, onEntries }: Run,
): Promise<LogSummary> {
  const counter = createSummaryCounter();
  const lines = await run(source, engine, {
    signal,
    from,
    to,
    onEntry: (entry) => counter.add(entry),
    ...(onEntries ? { onEntries } : {}),
  });
  if (settle) engine.tree.settle();
  return counter.summary(lines, engine.tree);
}

// Returns the number of lines.
async function run(source: ByteSource, engine: LogEngine, how: Run): Promise<number> {
  const { signal, from, to, onEntry, onEntries } = how;
  let lines = 0;
  for await (const block of readBlocks(source, from?.offset)) {
    if (signal?.aborted) return lines;
    const { texts, offsets } = block;
    if (to && (offsets[0] ?? 0) > to.offset) break;
    lines += texts.length;
    engine.turnTo(block);
    const entries: LogEntry[] = [];
    // Who only learns templates needs no look.
    const looks = onEntry === undefined ? undefined : looksOf(block);
    for (let i = 0; i < texts.length; i++) {
      const entry = engine.push(texts[i] ?? "", offsets[i] ?? 0, looks?.[i] ?? unlooked);
      if (!entry) continue;
      onEntry?.(entry);
      if (onEntries) entries.push(entry);
    }
    await onEntries?.(entries);
  }
  const last = engine.end();
  if (last) {
    onEntry?.(last);
    await onEntries?.([last]);
  }
  return lines;
}
