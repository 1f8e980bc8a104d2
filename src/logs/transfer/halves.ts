// The two halves of summing up a log, for two threads: one reads lines into records, the other finds out what they mean. Together they
// come to what `summariseLog` says.
import { mayHoldSecret } from "../../catalogue/sieve.ts";
import type { TakenRecord } from "../assembler.ts";
import { type ByteSource, readBlocks } from "../blocks.ts";
import { createCompletion } from "../completion.ts";
import { createDetection } from "../detectors/detection.ts";
import { detectors } from "../detectors/index.ts";
import type { Sensitivity } from "../detectors/sensitivity.ts";
import { looksOf, unlooked } from "../line-looks.ts";
import type { ReadLogOptions } from "../read-log.ts";
import type { LogNotice } from "../record.ts";
import { createRecordReader } from "../record-reader.ts";
import { createSummaryCounter, type LogSummary } from "../summary.ts";
import { createTemplateTree } from "../templates/drain.ts";
import { createRecordPacker } from "./pack.ts";
import type { PackedRecords } from "./packed-records.ts";
import { createRecordUnpacker } from "./unpack.ts";

/** How the first half reads; it asks no detectors. */
export type FirstHalfOptions = Omit<ReadLogOptions, "detectors" | "sensitivity" | "sourceOf">;

const packSize = 1 << 17;

/** Reads the records of a log and sends them on, waiting where `send` says so; gives the number of lines. */
export async function readRecords(
  source: ByteSource,
  options: FirstHalfOptions,
  send: (records: PackedRecords) => Promise<void> | undefined,
): Promise<number> {
  const { signal, from, to } = options;
  const before = from ? from.line - 1 : 0;
  const reader = createRecordReader({ ...options, firstLine: before + 1, sieves: true, passing: true });
  const packer = createRecordPacker();
  let lines = 0;
  // The other half has more to do just now.
  let isAhead = false;
  for await (const block of readBlocks(source, from?.offset)) {
    if (signal?.aborted) return lines;
    const { texts, offsets } = block;
    if (to && (offsets[0] ?? 0) > to.offset) break;
    reader.turnTo(block);
    packer.turnTo(block, before + lines);
    lines += texts.length;
    const looks = looksOf(block);
    for (let i = 0; i < texts.length; i++) {
      const record = reader.push(texts[i] ?? "", offsets[i] ?? 0, looks?.[i] ?? unlooked);
      if (record) packer.add(isAhead ? sieved(record) : record);
    }
    if (packer.size < packSize) continue;
    const sending = send(packer.take());
    isAhead = sending !== undefined;
    await sending;
  }
  const last = reader.end();
  if (last) packer.add(last);
  await send(packer.take());
  return lines;
}

// Looks for secrets here instead of there; lines that are known are not looked through again.
function sieved(record: TakenRecord): TakenRecord {
  const { place, known, isFirst } = record;
  if (!known || isFirst) place.clean ??= !mayHoldSecret(place.text);
  return record;
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
  const tree = createTemplateTree();
  const detection = createDetection(detectors.entries, options);
  const completion = createCompletion({ options, tree, detection, detectors: detectors.entries });
  const counter = createSummaryCounter();
  const unpacker = createRecordUnpacker();
  return {
    take: (records) => unpacker.unpack(records, (record) => counter.add(completion.complete(record))),
    summary(lines) {
      tree.settle();
      return counter.summary(lines, tree);
    },
  };
}
