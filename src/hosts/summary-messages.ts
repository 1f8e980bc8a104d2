// What two threads that share the work on a log say to each other: one reads its lines into records, the other finds out what they mean.
import type { Sensitivity } from "../logs/detectors/sensitivity.ts";
import type { LogNotice } from "../logs/record.ts";
import type { FirstShare } from "../logs/transfer/halves.ts";
import type { LineStyle } from "../logs/shown/line-style.ts";
import type { LogSummary } from "../logs/summary.ts";
import type { PackedRecords } from "../logs/transfer/packed-records.ts";

/** What the worker is started with to sum up what it is told. */
export interface SummaryStart {
  readonly half: "second";
  readonly sensitivity?: Sensitivity | undefined;
}

/** Records in order, then how many lines there were. */
export type SummaryRequest = { readonly records: PackedRecords } | { readonly lines: number };

/** `taken` says that so many handfuls of records were dealt with. */
export type SummaryAnswer =
  | { readonly kind: "taken"; readonly handfuls: number }
  | { readonly kind: "notice"; readonly notice: LogNotice }
  | { readonly kind: "summary"; readonly summary: LogSummary };

/** What the worker is started with to read the lines that it is given. */
export interface ReadingStart {
  readonly half: "first";
  readonly reference: number;
  /** Records are painted as lines of this style where a request says so. */
  readonly style?: LineStyle | undefined;
}

/**
 * Whole lines that stand one behind the other in a log; `ends` are their ends in `bytes`, or each line ends with its line break. With no
 * end at all, what waits for more is ended.
 */
export interface ReadingRequest {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly offset: number;
  readonly ends?: Int32Array<ArrayBuffer>;
  /** What is done besides reading. */
  readonly share: FirstShare;
}

/** One answer to each request, in order; `lines` says how many lines were read so far. */
export type ReadingAnswer =
  | { readonly kind: "records"; readonly records: PackedRecords; readonly lines: number }
  | { readonly kind: "notice"; readonly notice: LogNotice };
