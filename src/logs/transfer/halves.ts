// The two halves of summing up a log, for two threads: one reads lines into records, the other finds out what they mean. Together they
// come to what `summariseLog` says.
import type { CodedText } from "../../catalogue/coded-text.ts";
import { mayHoldSecret, partMayHoldSecret } from "../../catalogue/sieve.ts";
import type { TakenRecord } from "../assembler.ts";
import { type ByteSource, type LineBlock, readBlocks } from "../blocks.ts";
import { createCompletion } from "../completion.ts";
import { createDetection } from "../detectors/detection.ts";
import { detectors } from "../detectors/index.ts";
import type { Sensitivity } from "../detectors/sensitivity.ts";
import { looksOf, unlooked } from "../line-looks.ts";
import type { ReadLogOptions } from "../read-log.ts";
import type { LogEntry } from "../entry.ts";
import type { Anomaly, LogNotice } from "../record.ts";
import { createRecordReader } from "../record-reader.ts";
import { createSummaryCounter, type LogSummary } from "../summary.ts";
import type { LineStyle } from "../shown/line-style.ts";
import { createTemplateTree, type TemplateTree } from "../templates/drain.ts";
import { createRecordPacker } from "./pack.ts";
import type { PackedRecords } from "./packed-records.ts";
import { createPaintedPacker, type PaintedLine, readPainted } from "./painted-lines.ts";
import { createRecordUnpacker } from "./unpack.ts";

/** How the first half reads; it asks no detectors. */
export interface FirstHalfOptions extends Omit<ReadLogOptions, "detectors" | "sensitivity" | "sourceOf"> {
  /** Records are painted too, as lines of this style. */
  readonly style?: LineStyle | undefined;
  /** What it does besides reading, asked anew for each handful; all it can unless given. */
  readonly share?: () => FirstShare;
}

const packSize = 1 << 17;

/** What the first half does although the second could do it too. */
export interface FirstShare {
  /** Paints records, where there is a style for them. */
  readonly paints: boolean;
  /** Looks through lines for secrets. */
  readonly sieves: boolean;
}

/** How many such tasks there are. */
export const optionalTasks = 2;

/** So many of these tasks; painting comes first, as lines that are known are painted with less work here. */
export function shareOf(tasks: number): FirstShare {
  return { paints: tasks > 0, sieves: tasks > 1 };
}

/** The first half at work on one log. */
export interface FirstHalf {
  /** Reads the lines of the next block. */
  take(block: LineBlock): void;
  /** What is done besides reading from here on; all of it at first. */
  turnTo(share: FirstShare): void;
  /** Ends the record that waits for further lines. */
  end(): void;
  /** How many lines were read. */
  readonly lines: number;
  /** About how many characters wait to be handed over. */
  readonly size: number;
  /** The records since the last call. */
  pack(): PackedRecords;
}

/** Nothing was read yet; `before` so many lines stand before the first block. */
export function createFirstHalf(options: FirstHalfOptions, before = 0): FirstHalf {
  const reader = createRecordReader({ ...options, firstLine: before + 1, sieves: true, passing: true });
  const packer = createRecordPacker();
  const painter = options.style && createPaintedPacker(options.style);
  let share = shareOf(optionalTasks);
  let whole: CodedText | undefined;
  // Lines that are known are not looked through again; others in the block, which takes less time than in a part of it.
  const sieved = (record: TakenRecord): TakenRecord => {
    const { place, known, isFirst } = record;
    if (place.clean !== undefined || (known && !isFirst)) return record;
    const start = packer.startOf(place);
    place.clean = !(start === undefined || !whole
      ? mayHoldSecret(place.text)
      : partMayHoldSecret(whole, start, start + place.text.length));
    return record;
  };
  const add = (record: TakenRecord): void => {
    packer.add(record);
    if (share.paints) painter?.add(record);
  };
  let lines = 0;
  return {
    take(block) {
      const { texts, offsets } = block;
      reader.turnTo(block);
      packer.turnTo(block, before + lines);
      whole = codedBlock(block);
      lines += texts.length;
      const looks = looksOf(block);
      for (let i = 0; i < texts.length; i++) {
        const record = reader.push(texts[i] ?? "", offsets[i] ?? 0, looks?.[i] ?? unlooked);
        if (record) add(share.sieves ? sieved(record) : record);
      }
    },
    turnTo: (next) => void (share = next),
    end() {
      const last = reader.end();
      if (last) add(last);
    },
    get lines() {
      return lines;
    },
    get size() {
      return packer.size;
    },
    pack: () => (painter && share.paints ? { ...packer.take(), painted: painter.take() } : packer.take()),
  };
}

// Where each character is one byte, its bytes are its codes.
function codedBlock({ text, view }: LineBlock): CodedText | undefined {
  if (text === undefined || !view) return undefined;
  return { text, codes: new Uint8Array(view.buffer, view.byteOffset, view.byteLength) };
}

/** Reads the records of a log and sends them on, waiting where `send` says so; gives the number of lines. */
export async function readRecords(
  source: ByteSource,
  options: FirstHalfOptions,
  send: (records: PackedRecords) => Promise<void> | undefined,
): Promise<number> {
  const { signal, from, to, share } = options;
  const half = createFirstHalf(options, from ? from.line - 1 : 0);
  for await (const block of readBlocks(source, from?.offset)) {
    if (signal?.aborted) return half.lines;
    if (to && (block.offsets[0] ?? 0) > to.offset) break;
    half.take(block);
    if (half.size < packSize) continue;
    await send(half.pack());
    if (share) half.turnTo(share());
  }
  half.end();
  await send(half.pack());
  return half.lines;
}

/** The other half. */
export interface SecondHalf {
  take(records: PackedRecords): void;
  /** The summary of a log with so many lines. */
  summary(lines: number): LogSummary;
}

/** Nothing was read yet. */
export function createSecondHalf(options: {
  readonly sensitivity?: Sensitivity | undefined;
  readonly onNotice: (notice: LogNotice) => void;
}): SecondHalf {
  const entries = createEntryHalf(options);
  const counter = createSummaryCounter();
  return {
    take: (records) => entries.take(records, (entry) => counter.add(entry)),
    summary(lines) {
      entries.tree.settle();
      return counter.summary(lines, entries.tree);
    },
  };
}

/** The other half for who wants the entries. */
export interface EntryHalf {
  readonly tree: TemplateTree;
  /** Gives one entry after the other, with its line if it was painted; each is used again for later lines, so nobody may keep it. */
  take(records: PackedRecords, use: (entry: LogEntry, line?: PaintedLine) => void): void;
  /** As that of an engine. */
  waited(milliseconds: number): readonly Anomaly[];
}

/** Nothing was read yet. */
export function createEntryHalf(options: {
  readonly sensitivity?: Sensitivity | undefined;
  readonly onNotice: (notice: LogNotice) => void;
}): EntryHalf {
  const tree = createTemplateTree();
  const detection = createDetection(detectors.entries, options);
  const completion = createCompletion({ options, tree, detection, detectors: detectors.entries });
  const unpacker = createRecordUnpacker();
  return {
    tree,
    take(records, use) {
      const lineOf = records.painted && readPainted(records.painted);
      unpacker.unpack(records, (record) => use(completion.complete(record), lineOf?.()));
    },
    waited: (milliseconds) => detection.wait(milliseconds),
  };
}
