// What the pool and its workers say to each other in messages. What must not wait for a message is in heartbeat.
import type { AnalysisSettings } from "../analysis/analyze.ts";
import type { FileOutcome } from "../base/finding.ts";

/** One file to analyse; without `text` the worker reads it from disk. */
export interface AnalysisJob {
  readonly path: string;
  readonly text?: string;
}

/** A job with the number under which worker and pool speak of it. Tickets start at 1. */
export interface TicketedJob {
  readonly ticket: number;
  readonly job: AnalysisJob;
}

/**
 * Texts that modules have instead of those on disk, by absolute path: what the index of git holds. Undefined for a file that counts as
 * none.
 */
export type ModuleTexts = ReadonlyMap<string, string | undefined>;

/** Pool to worker. */
export interface Batch {
  readonly jobs: readonly TicketedJob[];
  readonly settings: AnalysisSettings;
  /** Content hashes that killed workers before; such a text is not touched again. */
  readonly poisoned: readonly string[];
  /** Content hashes that are not followed as imported modules. */
  readonly brokenModules: readonly string[];
  /** Missing when they are those of the batch before. */
  readonly moduleTexts?: ModuleTexts;
  /** Modules outside of these folders are not followed; missing when there is no such boundary. */
  readonly folders?: readonly string[];
}

/** Imported files an outcome rests on, by absolute path, with the versions they had. */
export type Dependencies = Readonly<Record<string, string>>;

/** What came of one job. */
export interface JobResult {
  readonly outcome: FileOutcome;
  readonly dependencies: Dependencies;
  /** Milliseconds by step and rule, where the settings ask for them. */
  readonly times?: Readonly<Record<string, number>>;
}

/** One finished job. */
export interface TicketedResult extends JobResult {
  readonly ticket: number;
}

/** Worker to pool: `ready` once after loading, then results; the last message of a batch has `done`, and says whether the heap is full. */
export type WorkerMessage =
  | { readonly kind: "ready" }
  | { readonly kind: "results"; readonly results: readonly TicketedResult[]; readonly done: false }
  | {
      readonly kind: "results";
      readonly results: readonly TicketedResult[];
      readonly done: true;
      readonly full: boolean;
    };

/** What a worker starts with. */
export interface WorkerStart {
  readonly shared: SharedArrayBuffer;
  /** A heap with more in it than this is full. */
  readonly fullMb: number;
}
