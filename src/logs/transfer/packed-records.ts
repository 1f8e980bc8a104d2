// What one thread that reads records hands to another that finds out what they mean: columns of numbers, and their texts in few pieces, as
// copying thousands of small objects would take longer than the work that is shared.
import type { Draft, LogEntry } from "../entry.ts";
import type { Severity } from "../record.ts";
import type { PaintedLines } from "./painted-lines.ts";

/** Some records in order; the layout is known to `pack.ts` and `unpack.ts` alone. */
export interface PackedRecords {
  /** Blocks of the log, in which most texts of lines stand. */
  readonly blocks: readonly string[];
  /** All other texts, one behind the other; `ints` has their lengths. */
  readonly texts: string;
  readonly ints: Int32Array<ArrayBuffer>;
  readonly floats: Float64Array<ArrayBuffer>;
  /** Ids of formats that were not named before. */
  readonly formats: readonly string[];
  /** What fits in no column. */
  readonly objects: readonly PackedObject[];
  /** As lines, where somebody has asked for them. */
  readonly painted?: PaintedLines;
}

/** The values of a field that a record has as they are, or a whole record of several lines. */
export interface PackedObject extends Partial<Pick<LogEntry, "payload" | "meaning">> {
  readonly draft?: Draft;
  readonly rest?: string;
  /** How to make lines like the first one of this record. */
  readonly model?: LogEntry;
}

/** How a record is packed. */
export const packedAs = { known: 0, single: 1, whole: 2 } as const;

/** Stands for a text that is not there, and for a line that nobody knows. */
export const none = -1;

/** What a record has besides its columns, as bits. */
export const extras = { addressed: 1, isJson: 2, object: 4, ported: 8 } as const;

/** The optional texts of a record, in the order in which they are packed. */
export const packedTexts = ["shape", "logger", "address", "user", "method", "path"] as const;

/** Severities by their number in a column; the first stands for none. */
export const severities: readonly (Severity | undefined)[] = [
  undefined,
  "TRACE",
  "DEBUG",
  "INFO",
  "WARN",
  "ERROR",
  "FATAL",
];

/** What is known of the secrets of a record by its number in a column. */
export const cleanness: readonly (boolean | undefined)[] = [undefined, false, true];
