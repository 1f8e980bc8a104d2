// Lines that were painted in one thread and are shown by another: the bytes of many, and where each of them ends.
import type { TakenRecord } from "../assembler.ts";
import { ByteText } from "../shown/byte-text.ts";
import type { LineStyle } from "../shown/line-style.ts";
import { createLinePainter } from "../shown/painter.ts";

/** One line for each record, in order; nothing for those that are no plain line. */
export interface PaintedLines {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of each line its length, and where its message ends. */
  readonly lengths: Int32Array<ArrayBuffer>;
}

/** Paints records as they are read. */
export interface PaintedPacker {
  add(record: TakenRecord): void;
  /** What was painted since the last call. */
  take(): PaintedLines;
}

/** Nothing was painted yet. */
export function createPaintedPacker(style: LineStyle): PaintedPacker {
  const painter = createLinePainter(style);
  const text = new ByteText();
  let lengths: number[] = [];
  return {
    add(record) {
      const from = text.length;
      const head = painter.record(record, text);
      lengths.push(text.length - from, head);
    },
    take() {
      const taken = { bytes: text.take(), lengths: Int32Array.from(lengths) };
      lengths = [];
      return taken;
    },
  };
}

/** A line among others, and where in it the message ends: what is said beside it is another when the meaning of the record is known. */
export interface PaintedLine {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly head: number;
  readonly end: number;
}

/** Gives the line of each record, one after the other; undefined for those that are no plain line. The next call uses the same object. */
export function readPainted({ bytes, lengths }: PaintedLines): () => PaintedLine | undefined {
  const line = { bytes, start: 0, head: 0, end: 0 };
  let record = 0;
  return () => {
    const length = lengths[record] ?? 0;
    line.start = line.end;
    line.end += length;
    line.head = line.start + (lengths[record + 1] ?? 0);
    record += 2;
    return length === 0 ? undefined : line;
  };
}
