// What the reader of a log and the thread that finds out what its records mean say to each other.
import type { Sensitivity } from "../logs/detectors/sensitivity.ts";
import type { LogNotice } from "../logs/record.ts";
import type { LogSummary } from "../logs/summary.ts";
import type { PackedRecords } from "../logs/transfer/packed-records.ts";

/** What the worker is started with. */
export interface SummaryStart {
  readonly sensitivity?: Sensitivity | undefined;
}

/** Records in order, then how many lines there were. */
export type SummaryRequest = { readonly records: PackedRecords } | { readonly lines: number };

/** `taken` says that so many handfuls of records were dealt with. */
export type SummaryAnswer =
  | { readonly kind: "taken"; readonly handfuls: number }
  | { readonly kind: "notice"; readonly notice: LogNotice }
  | { readonly kind: "summary"; readonly summary: LogSummary };
