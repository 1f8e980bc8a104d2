// What a detector is: it watches entries in order, on the log's own clock, in bounded memory, and says what is not normal.
import type { Registered } from "../../base/registry.ts";
import type { Json, LogEntry } from "../entry.ts";
import type { Anomaly } from "../record.ts";
import type { Tuning } from "./sensitivity.ts";

/** Log lines and the anomalies that they must raise: at which line (from 1), about whom. */
export interface DetectorExample {
  readonly title: string;
  readonly lines: readonly string[];
  readonly raises: readonly { readonly line: number; readonly key?: string }[];
}

/** What a detector says; the engine adds its id. */
export type Report = (anomaly: Omit<Anomaly, "detector">) => void;

/** A detector at work on one log. */
export interface DetectorRun {
  /** Called in order for every entry that concerns the detector, and by itself; keeps no reference to the entry. */
  readonly observe: (entry: LogEntry, report: Report) => void;
  /**
   * Whether records that are equal to this one but for their time and the address of the client need not be shown any more: nothing would
   * come of them. Asked after `observe`, now and then.
   */
  settles?(entry: LogEntry): boolean;
  /** Nothing has come for a while: the clock of the log, as far as one can tell, shows this time now. */
  wait?(time: number, report: Report): void;
  /** What is worth knowing in the next session, without any text of the log; detectors that learn quickly have none. */
  memory?(): Json;
}

/** Which entries a detector is shown: those with an HTTP status, those without, those with a security meaning, or all. */
export type Concern = "requests" | "messages" | "meanings" | "all";

/** How a detector begins. */
export interface DetectorStart {
  readonly tuning: Tuning;
  /** What its `memory` gave at the end of the last session; data of unknown origin. */
  readonly memory: Json | undefined;
}

/** One kind of anomaly; the docs come from the entry. */
export interface Detector extends Registered {
  readonly title: string;
  /** What it looks for and what it leaves alone, in Markdown. */
  readonly description: string;
  readonly concerns: Concern;
  /** Made when asked for: nobody who reads a log needs them. */
  readonly examples: readonly DetectorExample[];
  start(options: DetectorStart): DetectorRun;
}
