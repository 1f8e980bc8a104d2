// What a detector is: it watches entries in order, on the log's own clock, in bounded memory, and says what is not normal.
import type { Registered } from "../../base/registry.ts";
import type { LogEntry } from "../entry.ts";
import type { Anomaly } from "../record.ts";

/** Log lines and the anomalies that they must raise: at which line (from 1), about whom. */
export interface DetectorExample {
  readonly title: string;
  readonly lines: readonly string[];
  readonly raises: readonly { readonly line: number; readonly key?: string }[];
}

/** A detector at work on one log. */
export interface DetectorRun {
  /** Called for every entry in order; keeps no reference to it. */
  observe(entry: LogEntry, report: (anomaly: Omit<Anomaly, "detector">) => void): void;
}

/** One kind of anomaly; the docs come from the entry. */
export interface Detector extends Registered {
  readonly title: string;
  /** What it looks for and what it leaves alone, in Markdown. */
  readonly description: string;
  readonly examples: readonly DetectorExample[];
  start(): DetectorRun;
}
