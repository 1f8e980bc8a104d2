// An index of a large log: where its lines are and when they were written, so that any line or moment is found by reading a few hundred
// kilobytes. The text stays in the file; what was appended is added when asked for.
import { hashText } from "../../base/hash.ts";
import { type ByteSource, type LineBlock, readBlocks } from "../blocks.ts";
import { createDraft } from "../entry.ts";
import type { LogFormat } from "../formats/format.ts";
import { createHeaderHabits } from "../formats/header-habits.ts";
import { createLineReader } from "../formats/line-reader.ts";
import { createMarks, type Marks } from "./marks.ts";

/** Where a line begins; lines count from 1, blank ones included. */
export interface LogPlace {
  readonly line: number;
  /** In bytes. */
  readonly offset: number;
}

/** A line of the log without its line break. */
export interface IndexedLine extends LogPlace {
  readonly text: string;
}

/** How a log is indexed. */
export interface LogIndexOptions {
  /** Milliseconds since the epoch: chooses the year of timestamps that name none. */
  readonly reference: number;
  /** Formats of the user, asked before all others. */
  readonly formats?: readonly LogFormat[];
  /** What `save` gave for the same log; passed over when the log is another one by now. */
  readonly saved?: SavedIndex | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told for each block how many bytes are indexed. */
  readonly onProgress?: (bytes: number) => void;
}

/** An index as JSON, without any text of the log. */
export interface SavedIndex {
  readonly version: 1;
  readonly last: LogPlace;
  readonly marks: readonly (number | null)[];
  /** A hash of the beginning of the log and of what stands before its last line. */
  readonly print: string;
}

/** Finds lines and moments in a log. */
export interface LogIndex {
  readonly lineCount: number;
  /** Bytes that are indexed. */
  readonly byteCount: number;
  /** Indexes what was appended; resolves when the end is reached or the signal fires. */
  extend(): Promise<void>;
  /** The lines from a number on, at most `count`; none behind the last. */
  lines(from: number, count: number): Promise<readonly IndexedLine[]>;
  /** Where a line begins; undefined behind the last. */
  placeOfLine(line: number): Promise<LogPlace | undefined>;
  /** Where the first line begins that is not earlier than a moment (milliseconds since the epoch); undefined when all are. */
  placeOfTime(time: number): Promise<LogPlace | undefined>;
  /** The lines from a place on that pass a filter, read block by block as they are asked for. */
  search(accept: (text: string) => boolean, from?: LogPlace): AsyncGenerator<IndexedLine>;
  save(): Promise<SavedIndex>;
}

const first: LogPlace = { line: 1, offset: 0 };
const stretch = 1 << 16;
// A record of many lines has its time on the first of them.
const linesForTime = 64;
const printBytes = 256;

/** Reads the log once, or only what came after `saved`. */
export async function indexLog(source: ByteSource, options: LogIndexOptions): Promise<LogIndex> {
  const index = await openIndex(source, options);
  await index.extend();
  return index;
}

/** As `indexLog` before anything was read: it answers for what `extend` has gone through so far, also while that is under way. */
export async function openIndex(source: ByteSource, options: LogIndexOptions): Promise<LogIndex> {
  const timeOf = createClock(options);
  const state = await startFrom(source, options.saved);
  const extend = async (): Promise<void> => {
    for await (const block of readBlocks(source, state.last.offset)) {
      addBlock(state, block, timeOf);
      options.onProgress?.(state.bytes);
      if (options.signal?.aborted) return;
    }
  };
  const nearest = (line: number): LogPlace =>
    state.marks.count === 0 ? first : state.marks.at(state.marks.ofLine(line));
  const lines = async (from: number, count: number): Promise<readonly IndexedLine[]> => {
    const found: IndexedLine[] = [];
    if (count < 1) return found;
    for await (const block of blocksFrom(source, nearest(from)))
      for (const line of linesOf(block)) if (line.line >= from && found.push(line) >= count) return found;
    return found;
  };
  return {
    get lineCount() {
      return state.bytes === 0 ? 0 : state.last.line;
    },
    get byteCount() {
      return state.bytes;
    },
    extend,
    lines,
    placeOfLine: async (line) => placeOf((await lines(line, 1))[0]),
    async placeOfTime(time) {
      const from = state.marks.count === 0 ? first : state.marks.at(state.marks.before(time));
      for await (const block of blocksFrom(source, from))
        for (const line of linesOf(block)) if (timeOf(line.text) >= time) return placeOf(line);
      return undefined;
    },
    async *search(accept, from = first) {
      for await (const block of blocksFrom(source, from))
        for (let i = 0; i < block.texts.length; i++) {
          const text = block.texts[i] ?? "";
          if (accept(text)) yield { line: block.line + i, offset: block.offsets[i] ?? 0, text };
        }
    },
    async save() {
      const { last, marks } = state;
      return { version: 1, last, marks: marks.toJson(), print: await printOf(source, last) };
    },
  };
}

function placeOf(line: IndexedLine | undefined): LogPlace | undefined {
  return line && { line: line.line, offset: line.offset };
}

/** Gives the time of a line, NaN when it has none. */
type Clock = (text: string) => number;

function createClock({ reference, formats }: LogIndexOptions): Clock {
  const reader = createLineReader({ reference, habits: createHeaderHabits(), ...(formats ? { formats } : {}) });
  return (text) => {
    const draft = createDraft(text, 1, 0);
    return reader.read(draft) ? draft.time : NaN;
  };
}

interface State {
  readonly marks: Marks;
  /** The last line; it may still grow, so reading goes on at its beginning. */
  last: LogPlace;
  bytes: number;
}

async function startFrom(source: ByteSource, saved: SavedIndex | undefined): Promise<State> {
  if (saved?.version === 1 && saved.print === (await printOf(source, saved.last)))
    return { marks: createMarks(saved.marks), last: saved.last, bytes: saved.last.offset };
  return { marks: createMarks(), last: first, bytes: 0 };
}

// What stands before the last line does not change while a log grows.
async function printOf(source: ByteSource, last: LogPlace): Promise<string> {
  const head = await source.read(0, Math.min(printBytes, last.offset));
  const from = Math.max(0, last.offset - printBytes);
  const tail = await source.read(from, last.offset - from);
  return hashText(`${last.offset} ${head.join(" ")} ${tail.join(" ")}`);
}

function addBlock(state: State, { texts, offsets, end }: LineBlock, timeOf: Clock): void {
  const { marks } = state;
  let line = state.last.line;
  let due = marks.count === 0 ? 0 : marks.at(marks.count - 1).offset + stretch;
  for (let i = 0; i < offsets.length; i++) {
    const offset = offsets[i] ?? 0;
    // The block begins with the line that was the last, or with the one behind it.
    if (offset > state.last.offset) line++;
    state.last = { line, offset };
    if (offset < due) continue;
    const latest = marks.count === 0 ? -Infinity : marks.at(marks.count - 1).time;
    marks.add({ line, offset, time: Math.max(latest, firstTime(texts, i, timeOf)) });
    due = offset + stretch;
  }
  state.bytes = end;
}

function firstTime(texts: readonly string[], from: number, timeOf: Clock): number {
  for (const text of texts.slice(from, from + linesForTime)) {
    const time = timeOf(text);
    if (!Number.isNaN(time)) return time;
  }
  return -Infinity;
}

// As readBlocks, with the number of the first line of each block.
async function* blocksFrom(source: ByteSource, from: LogPlace): AsyncGenerator<LineBlock & { readonly line: number }> {
  let { line } = from;
  for await (const block of readBlocks(source, from.offset)) {
    yield { ...block, line };
    line += block.texts.length;
  }
}

function* linesOf({ line, texts, offsets }: LineBlock & { readonly line: number }): Generator<IndexedLine> {
  for (let i = 0; i < texts.length; i++) yield { line: line + i, offset: offsets[i] ?? 0, text: texts[i] ?? "" };
}
