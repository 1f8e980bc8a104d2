// What `seclog watch` does with the lines of the logs it follows: makes records of them and writes those, of several logs in the order of
// their times.
import path from "node:path";
import type { Disposable } from "../../base/disposable.ts";
import { HostError } from "../../base/host.ts";
import { isThreadWorthwhile } from "../../hosts/reading-thread.ts";
import { cutBytes, decodeLine, type LineBlock, withoutBreak } from "../../logs/blocks.ts";
import { createLogEngine, type LogEngine } from "../../logs/engine.ts";
import type { Json, LogEntry } from "../../logs/entry.ts";
import type { LogFormat } from "../../logs/formats/format.ts";
import { looksOf, unlooked } from "../../logs/line-looks.ts";
import { createPresenter, maskAnomaly } from "../../logs/present.ts";
import { withSource } from "../../logs/read-log.ts";
import type { Anomaly, LogNotice, LogRecord } from "../../logs/record.ts";
import { ByteText } from "../../logs/shown/byte-text.ts";
import type { LineStyle } from "../../logs/shown/line-style.ts";
import type { PaintedLine } from "../../logs/transfer/painted-lines.ts";
import { type TailLine, WholeLine } from "../../logs/tailer/segment.ts";
import { createPaint } from "../../reporters/paint.ts";
import type { CliContext } from "../command.ts";
import type { WatchOutput } from "./raw-output.ts";
import type { DetectorMemories } from "./detector-memory.ts";
import { createExplainer, type Explainer } from "./explain.ts";
import { createRecordFilter } from "./filter.ts";
import type { LogFlags } from "./log-flags.ts";
import { createMerger, type MergeLimits, type Timed } from "./merge.ts";
import { createPrettyView, lineStyle, type PrettyView, type RecordOrigin } from "./pretty.ts";
import type { Remedies } from "./remedies.ts";
import { jsonLine, viewOptions } from "./run-logs.ts";
import { sharedLog } from "./shared-log.ts";
import type { Sources } from "./sources.ts";

/** How records are written. */
export interface RecordOutputOptions {
  readonly format: "pretty" | "jsonl";
  readonly flags: LogFlags;
  readonly context: CliContext;
  readonly print: (text: string | Uint8Array) => Promise<void>;
  readonly sources: Sources | undefined;
  /** Formats of the user. */
  readonly formats: readonly LogFormat[];
  /** Whether records have to say which log they are of. */
  readonly several: boolean;
  /** Where what the detectors learn is kept over sessions. */
  readonly memories: DetectorMemories | undefined;
}

// What the files hold already comes one file after the other, so more of it waits; what is written now comes at about its time.
const catchingUp: MergeLimits = { hold: Infinity, most: 50_000 };
const following: MergeLimits = { hold: 300, most: 5_000 };
const alone: MergeLimits = { hold: 0, most: 0 };
// What was learned in the last minute may be lost with the process.
const saveMilliseconds = 60_000;

/** Records that pass the filter of the flags. */
export function recordOutput(options: RecordOutputOptions): WatchOutput {
  const { context, several, memories, sources } = options;
  const { host } = context;
  // Of a log alone nothing waits, so each record is written at once unless something has to be found out about it first.
  const outlet = several || sources ? mergingOutlet(options) : directOutlet(options);
  const logs = new Map<string, WatchedLog>();
  const logOf = async (file: string, from: number): Promise<WatchedLog> => {
    const memory = logs.has(file) ? undefined : await memories?.load(file);
    const toRead = mayShare(options) ? (await sizeOf(file, options)) - from : 0;
    const known =
      logs.get(file) ??
      (isThreadWorthwhile(toRead)
        ? sharedLog(outlet, { ...options, file })
        : watchedLog(file, outlet, { ...options, memory }));
    logs.set(file, known);
    return known;
  };
  let saved = host.now();
  const save = async (): Promise<void> => {
    saved = host.now();
    for (const [file, log] of logs) await memories?.save(file, log.memory());
  };
  return {
    async lines(file, lines) {
      const log = logs.get(file) ?? (await logOf(file, lines[0]?.offset ?? 0));
      await log.push(lines);
      return outlet.release(host.now());
    },
    gap(file, message) {
      const log = logs.get(file);
      if (log) log.say(message);
      else outlet.add({ item: message, time: -Infinity }, host.now());
    },
    async idle() {
      for (const log of logs.values()) {
        log.flush();
        log.wait();
      }
      if (host.now() - saved > saveMilliseconds) await save();
      return outlet.idle();
    },
    async end() {
      for (const log of logs.values()) log.flush();
      for (const log of logs.values()) await log.close();
      await save();
      await outlet.release(Infinity);
      sources?.remedies.dispose();
    },
  };
}

/** Where what is to be shown goes. */
export interface Outlet {
  /** How lines are painted that it writes at once; undefined when there are none. */
  readonly style: LineStyle | undefined;
  /**
   * Writes an entry at once where nothing but one plain line is to be written, as it was painted or is now; false for all others, which `add`
   * takes.
   */
  entry(entry: LogEntry, painted?: PaintedLine): boolean;
  /** Takes something with the time when it was written, and when it came. */
  add(shown: Timed<string | Shown>, now: number): void;
  /** Writes what need not wait any more. */
  release(now: number): Promise<void>;
  /** Everything that was there has been read. */
  idle(): Promise<void>;
}

function directOutlet(options: RecordOutputOptions): Outlet {
  const view = createPrettyView(viewOptions(options.context));
  const write = createWriter(options, view);
  const isWhole = options.format === "pretty" && !options.flags.explain && !isFiltered(options);
  const text = new ByteText();
  const release = (): Promise<void> => (text.length === 0 ? Promise.resolve() : options.print(text.take()));
  return {
    style: isWhole ? lineStyle(viewOptions(options.context)) : undefined,
    entry: (entry, painted) => isWhole && view.entry(entry, { text, painted }),
    add: ({ item }) => text.add(write(item)),
    release,
    idle: release,
  };
}

function mergingOutlet(options: RecordOutputOptions): Outlet {
  const { context, several, print, sources } = options;
  const { host } = context;
  let limits = several ? catchingUp : alone;
  const merger = createMerger<string | Shown>(() => limits);
  const write = createWriter(options, createPrettyView(viewOptions(context)));
  let timer: Disposable | undefined;
  // What is released is written in this order, also when the statements of a leak have to be looked at first.
  let written = Promise.resolve();
  const release = (now: number): Promise<void> => {
    const items = merger.release(now);
    timer?.dispose();
    timer = undefined;
    if (merger.due !== undefined && merger.due !== Infinity) {
      timer = host.setTimer(Math.max(0, merger.due - host.now()), () => void release(host.now()));
    }
    written = written.then(async () => print((await withRemedies(items, sources?.remedies)).map(write).join("")));
    return written;
  };
  return {
    style: undefined,
    entry: () => false,
    add: (shown, now) => merger.add(shown, now),
    release,
    idle() {
      const first = limits === catchingUp;
      if (first) limits = following;
      return release(first ? Infinity : host.now());
    },
  };
}

/** How often a quiet log is asked whether its silence is remarkable. */
export const lookMilliseconds = 1000;

/** A record, or what was found while none came. */
type Shown = (ShownRecord | ShownAnomaly) & {
  readonly name: string;
  readonly explainer: Explainer | undefined;
};

interface ShownRecord {
  readonly record: LogRecord;
}

interface ShownAnomaly {
  readonly anomaly: Anomaly;
}

/** One log on its way through the engine to where it is shown. */
export interface WatchedLog {
  push(lines: readonly TailLine[]): Promise<void> | void;
  say(message: string): void;
  flush(): void;
  /** Looks whether it means anything that nothing comes. */
  wait(): void;
  /** What the detectors have learned. */
  memory(): Json;
  /** When all that was pushed is on its way out. */
  close(): Promise<void> | void;
}

interface WatchedLogOptions extends RecordOutputOptions {
  readonly memory: Json | undefined;
}

function watchedLog(file: string, outlet: Outlet, options: WatchedLogOptions): WatchedLog {
  const { context, flags, sources, formats, memory } = options;
  const { host, say } = context;
  const onNotice = ({ message }: LogNotice): void => say(message);
  const engine: LogEngine = createLogEngine({
    reference: host.now(),
    formats,
    onNotice,
    sensitivity: flags.sensitivity,
    memory,
  });
  const present = withSource(createPresenter({ brief: showsNoFields(options) }), sources?.sourceOf);
  const explainer = flags.explain ? createExplainer(createPaint(context.color)) : undefined;
  const name = path.relative(context.cwd, file) || file;
  let time = -Infinity;
  let arrived = host.now();
  let looked = arrived;
  const take = (entry: LogEntry | undefined, now: number): void => {
    if (!entry) return;
    // A log keeps its own order even where its clock goes back.
    if (entry.time > time) ({ time } = entry);
    if (outlet.entry(entry)) return;
    const record = present(entry);
    explainer?.remember(record);
    outlet.add({ item: { record, name, explainer }, time }, now);
  };
  return {
    push(lines) {
      const now = host.now();
      arrived = now;
      const block = blockOf(lines);
      const seen = block && looksOf(block);
      engine.turnTo(block);
      if (block)
        for (let i = 0; i < block.texts.length; i++)
          take(engine.push(block.texts[i] ?? "", block.offsets[i] ?? 0, seen?.[i] ?? unlooked), now);
      else for (const { bytes, offset } of lines) take(engine.push(decodeLine(withoutBreak(bytes)), offset), now);
    },
    say: (message) => outlet.add({ item: message, time }, host.now()),
    flush: () => take(engine.end(), host.now()),
    wait() {
      const now = host.now();
      if (now - looked < lookMilliseconds) return;
      looked = now;
      for (const anomaly of engine.waited(now - arrived)) {
        const item = { anomaly: maskAnomaly(anomaly), name, explainer };
        outlet.add({ item, time }, now);
      }
    },
    memory: () => engine.memory(),
    close: () => undefined,
  };
}

// What is in the other thread is lost with the process, so who keeps checkpoints does without, and fields of records stay there too.
function mayShare(options: RecordOutputOptions): boolean {
  const { several, memories, formats, flags } = options;
  return !several && !memories && formats.length === 0 && !flags.explain && showsNoFields(options);
}

async function sizeOf(file: string, { context: { host } }: RecordOutputOptions): Promise<number> {
  try {
    return (await host.stat(file)).size;
  } catch (error) {
    if (error instanceof HostError) return 0;
    throw error;
  }
}

// A line at a terminal has neither attributes nor template, unless somebody filters by them.
function showsNoFields({ format, flags: { grep, field }, sources }: RecordOutputOptions): boolean {
  return format === "pretty" && grep === undefined && field === undefined && sources === undefined;
}

// Lines that stand behind each other in one buffer, as they mostly do, are decoded together.
function blockOf(lines: readonly TailLine[]): LineBlock | undefined {
  const [first] = lines;
  if (!(first instanceof WholeLine) || lines.length < 2) return undefined;
  const { within, start, offset } = first;
  let end = start;
  for (const line of lines) {
    if (!(line instanceof WholeLine) || line.within !== within || line.start !== end) return undefined;
    if (line.offset - offset !== end - start) return undefined;
    ({ end } = line);
  }
  const block = cutBytes(within.subarray(start, end), offset);
  return block.texts.length === lines.length ? block : undefined;
}

async function withRemedies(
  items: readonly (string | Shown)[],
  remedies: Remedies | undefined,
): Promise<readonly (string | Shown)[]> {
  if (!remedies) return items;
  const completed: (string | Shown)[] = [];
  for (const item of items) {
    const [record] = typeof item === "object" && "record" in item ? await remedies.add([item.record]) : [];
    completed.push(record && typeof item === "object" ? { ...item, record } : item);
  }
  return completed;
}

function isFiltered({ flags, context }: RecordOutputOptions): boolean {
  return createRecordFilter(flags, context.host.now()) !== undefined;
}

function createWriter(
  { format, flags, context, several }: RecordOutputOptions,
  view: PrettyView,
): (item: string | Shown) => string {
  const filter = createRecordFilter(flags, context.host.now());
  const originOf = ({ name, explainer }: Shown): RecordOrigin | undefined =>
    several ? { name: path.basename(name), explainer } : explainer && { explainer };
  return (item) => {
    if (typeof item === "string") {
      return format === "jsonl" ? `${JSON.stringify({ notice: { kind: "gap", message: item } })}\n` : view.notice(item);
    }
    const { name } = item;
    if ("anomaly" in item) {
      const { anomaly } = item;
      const from = several ? { "log.file.path": name } : {};
      return format === "jsonl"
        ? `${JSON.stringify({ ...from, notice: { kind: "anomaly", anomaly } })}\n`
        : view.anomaly(anomaly, originOf(item));
    }
    const { record } = item;
    if (filter && !filter(record)) return "";
    if (format === "jsonl") return several ? jsonLine({ "log.file.path": name, ...record }) : jsonLine(record);
    return view.record(record, originOf(item));
  };
}
