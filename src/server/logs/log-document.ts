// An open log: index, records and anomalies of one file, kept up to date while others write to it.
import { setImmediate as turn } from "node:timers/promises";
import path from "node:path";
import { URI } from "vscode-uri";
import type { Disposable } from "../../base/disposable.ts";
import type { Host } from "../../base/host.ts";
import { readBlocks, type ByteSource } from "../../logs/blocks.ts";
import { createLogEngine, type LogEngine } from "../../logs/engine.ts";
import { createHeaderHabits } from "../../logs/formats/header-habits.ts";
import { type IndexedLine, openIndex, type LogIndex } from "../../logs/index/log-index.ts";
import type { LogFileState } from "../log-protocol.ts";
import { type LogFile, openLogFile } from "./log-file.ts";
import { createScan, type Scan } from "./scan.ts";

/** The lines of a record as they stand in the file. */
export interface RecordText {
  readonly record: number;
  readonly lines: readonly string[];
}

export interface LogDocument {
  readonly path: string;
  readonly uri: string;
  readonly scan: Scan;
  /** Changes when the lines are other ones than before. */
  readonly generation: number;
  readonly bytes: number;
  readonly lineCount: number;
  /** Everything that is in the file now was gone through. */
  readonly done: boolean;
  readonly state: LogFileState;
  lines(from: number, count: number): Promise<readonly IndexedLine[]>;
  lineOfTime(time: number): Promise<number | undefined>;
  /** Waits until the line is known, or all lines are. */
  untilLine(line: number): Promise<void>;
  /** The texts of records from `first` up to, without, `last`. */
  recordTexts(first: number, last: number): AsyncGenerator<RecordText>;
  /** An engine that understands single records; `firstLine` is the number of the first line that it gets. */
  createReader(firstLine: number): LogEngine;
  onChange(listener: () => void): Disposable;
  setPaused(paused: boolean): void;
  close(): void;
}

interface Parts {
  readonly index: LogIndex;
  readonly scan: Scan;
}

// Changes are told where that works; everywhere else this is how late a line may be.
const pollMilliseconds = 200;
// The longest records that are read whole.
const maxRecordLines = 2_000;

/** Opens the file and begins to read it; rejects with a message for the user when that cannot be. */
export async function openLogDocument(host: Host, file: string): Promise<LogDocument> {
  const source = await openLogFile(host, file);
  const listeners = new Set<() => void>();
  const reading = await startReading(host, source, () => listeners.forEach((listener) => listener()));
  let paused = false;
  const loop = createLoop(host, file, {
    first: () => reading.readOn(true),
    look: async () => (paused ? undefined : await reading.look()),
    onFailure: (error) => reading.remark(error instanceof Error ? error.message : "The file cannot be read."),
  });
  return {
    path: file,
    uri: URI.file(file).toString(),
    get scan() {
      return reading.parts.scan;
    },
    get generation() {
      return reading.generation;
    },
    get bytes() {
      return source.size;
    },
    get lineCount() {
      return reading.parts.index.lineCount;
    },
    get done() {
      return reading.caughtUp;
    },
    get state() {
      const notice = [...(source.notice === undefined ? [] : [source.notice]), ...reading.notices].join(" ");
      return { uri: URI.file(file).toString(), name: path.basename(file), ...(notice === "" ? {} : { notice }) };
    },
    lines: (from, count) => reading.parts.index.lines(from, count),
    lineOfTime: async (time) => (await reading.parts.index.placeOfTime(time))?.line,
    untilLine: (line) => untilLine(reading, line, listeners),
    recordTexts: (first, last) => textsOf(source, reading.parts.scan, { first, last }),
    createReader: (firstLine) => readerOf(reading, { reference: source.modified, firstLine }),
    onChange(listener) {
      listeners.add(listener);
      return { dispose: () => void listeners.delete(listener) };
    },
    setPaused(value) {
      paused = value;
      if (!value) loop.wake();
    },
    close() {
      reading.abort.abort();
      // Nobody waits for a line any more.
      listeners.forEach((listener) => listener());
      listeners.clear();
      loop.stop(() => source.close());
    },
  };
}

interface Reading {
  readonly parts: Parts;
  readonly generation: number;
  readonly caughtUp: boolean;
  /** All lines that are in the file now have their places. */
  readonly indexed: boolean;
  readonly notices: readonly string[];
  readonly abort: AbortController;
  /** Reads to the present end; `isLast` takes the last line and record for complete. */
  readOn(isLast: boolean): Promise<void>;
  /** Reads what came since, if anything. */
  look(): Promise<void>;
  remark(message: string): void;
}

async function startReading(host: Host, source: LogFile, tell: () => void): Promise<Reading> {
  const abort = new AbortController();
  const notices: string[] = [];
  const begin = async (): Promise<Parts> => ({
    index: await openIndex(source, { reference: source.modified, signal: abort.signal, onProgress: () => tell() }),
    scan: createScan(source, { reference: host.now(), onNotice: ({ message }) => note(notices, message) }),
  });
  let parts = await begin();
  let generation = 0;
  let caughtUp = false;
  let indexed = false;
  const readOn = async (isLast: boolean): Promise<void> => {
    caughtUp = false;
    indexed = false;
    try {
      await parts.index.extend();
    } finally {
      indexed = true;
      tell();
    }
    await parts.scan.run({ isLast, signal: abort.signal, onStep: tell });
    caughtUp = isLast;
    tell();
  };
  return {
    get parts() {
      return parts;
    },
    get generation() {
      return generation;
    },
    get caughtUp() {
      return caughtUp;
    },
    get indexed() {
      return indexed;
    },
    notices,
    abort,
    readOn,
    async look() {
      const change = await source.refresh();
      if (change === "reset") {
        parts = await begin();
        generation++;
      }
      if (change !== "none") await readOn(false);
      else if (!caughtUp) await readOn(true);
    },
    remark(message) {
      note(notices, message);
      tell();
    },
  };
}

function untilLine(reading: Reading, line: number, listeners: Set<() => void>): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!reading.indexed && !reading.abort.signal.aborted && reading.parts.index.lineCount < line) return;
      listeners.delete(look);
      resolve();
    };
    listeners.add(look);
    look();
  });
}

function readerOf(
  { parts, caughtUp }: Reading,
  { reference, firstLine }: { readonly reference: number; readonly firstLine: number },
): LogEngine {
  return createLogEngine({
    reference,
    tree: parts.scan.tree,
    // What is learned of headers belongs to the reading that goes on.
    habits: caughtUp ? structuredClone(parts.scan.habits) : createHeaderHabits(),
    mode: "match",
    detectors: [],
    firstLine,
  });
}

function note(notices: string[], message: string): void {
  if (!notices.includes(message) && notices.length < 3) notices.push(message);
}

interface Steps {
  readonly first: () => Promise<void>;
  readonly look: () => Promise<void>;
  readonly onFailure: (error: unknown) => void;
}

/** Looks at the file whenever it may have changed, one look after the other. */
function createLoop(host: Host, file: string, { first, look, onFailure }: Steps) {
  let stopped = false;
  let timer: Disposable | undefined;
  let running: Promise<void> | undefined;
  let wanted = false;
  const run = (step: () => Promise<void>): void => {
    running = step()
      .catch((error: unknown) => {
        if (!stopped) onFailure(error);
      })
      .finally(() => {
        running = undefined;
        timer?.dispose();
        if (stopped) return;
        if (wanted) wake();
        else timer = host.setTimer(pollMilliseconds, wake);
      });
  };
  const wake = (): void => {
    if (stopped) return;
    wanted = running !== undefined;
    if (!running) run(look);
  };
  const watch = host.watch(file, wake);
  run(first);
  return {
    wake,
    /** Calls back once nothing reads any more. */
    stop(then: () => Promise<void>): void {
      stopped = true;
      timer?.dispose();
      watch.dispose();
      void (running ?? turn()).then(then).catch(() => undefined);
    },
  };
}

async function* textsOf(
  file: LogFile,
  { columns, lines: known }: Scan,
  { first, last }: { readonly first: number; readonly last: number },
): AsyncGenerator<RecordText> {
  if (first >= Math.min(last, columns.count)) return;
  const end = last < columns.count ? columns.offset(last) : file.size;
  let record = first;
  let lines: string[] = [];
  let line = columns.line(first);
  for await (const { texts } of readBlocks(upTo(file, end), columns.offset(first))) {
    for (const text of texts) {
      if (line > known) break;
      if (record + 1 < columns.count && line >= columns.line(record + 1)) {
        yield { record, lines };
        lines = [];
        record++;
        if (record >= last) return;
      }
      if (lines.length < maxRecordLines) lines.push(text);
      line++;
    }
  }
  if (lines.length > 0) yield { record, lines };
}

function upTo(source: ByteSource, end: number): ByteSource {
  return {
    read: (offset, length) =>
      offset >= end ? Promise.resolve(new Uint8Array(0)) : source.read(offset, Math.min(length, end - offset)),
  };
}
