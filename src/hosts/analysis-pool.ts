// The worker pool: analyses files in threads, so that no file can hang, crash or starve the process. What each guard rail does is
// decided here; reading and analysing happen in the worker.
import { availableParallelism } from "node:os";
import type { AnalysisSettings } from "../analysis/analyze.ts";
import type { Disposable } from "../base/disposable.ts";
import type { FileOutcome } from "../base/finding.ts";
import { createPoisonList } from "./poison-list.ts";
import { startPoolCrew } from "./pool-crew.ts";
import type { PoolCrew } from "./pool-crew.ts";
import { createTaskQueue } from "./task-queue.ts";
import type { Task } from "./task-queue.ts";
import { defaultWorkerUrl } from "./worker-url.ts";
import type { AnalysisJob, Dependencies, JobResult, ModuleTexts } from "./worker-messages.ts";

export type { AnalysisJob, ModuleTexts } from "./worker-messages.ts";

/** Everything but the settings has a default that suits real code; see the guard rails in the reliability notes. */
export interface PoolOptions {
  readonly settings: AnalysisSettings;
  /** At most two by default: more cost memory and gain little. */
  readonly threads?: number;
  readonly workerUrl?: URL;
  /** A file that takes longer is skipped. */
  readonly deadlineMs?: number;
  readonly heapMb?: number;
  readonly stackMb?: number;
  /**
   * A worker whose heap has more in it after a part of a scan makes way for a new one: it keeps what it knows of thousands of modules, and a
   * new one costs what loading the engine costs.
   */
  readonly fullMb?: number;
  /** Room for what is made and soon dropped; more of it takes memory and saves processor time. */
  readonly youngMb?: number;
  /** When given, imported modules outside of these folders are not followed. */
  readonly folders?: (() => readonly string[]) | undefined;
  /** Called for each job with what its steps and rules took, in milliseconds, where the settings ask for it. */
  readonly onTimes?: (times: Readonly<Record<string, number>>) => void;
}

/** How a scan reports and stops. */
export interface ScanOptions {
  readonly signal?: AbortSignal;
  /** Called for each file as it is done, in no particular order, with the imported files that its outcome rests on. */
  readonly onOutcome?: (outcome: FileOutcome, index: number, dependencies: Dependencies) => void;
}

/** Analyses files; every job ends as exactly one outcome, and no job changes the outcome of another. */
export interface AnalysisPool extends Disposable {
  /** Starts a thread, as there is going to be work for one: loading the engine takes as long as hundreds of files. */
  prepare(): void;
  /** For what a user waits for: goes before scan work. Rejects with an `AbortError` as soon as the signal fires. */
  analyze(job: AnalysisJob, signal?: AbortSignal): Promise<FileOutcome>;
  /** Outcomes come back in the order of the jobs. Rejects with an `AbortError` as soon as the signal fires. */
  scan(jobs: readonly AnalysisJob[], options?: ScanOptions): Promise<FileOutcome[]>;
  /** Gives back the memory of threads that have nothing to do; the next job starts new ones. */
  rest(): void;
  /** Holds for every job that has not begun. */
  updateSettings(settings: AnalysisSettings): void;
  /** Holds for every job that has not begun. */
  updateModuleTexts(texts: ModuleTexts): void;
}

/** More makes the collector run less and takes a third more memory: 600 MB for eleven thousand files are to be enough. */
const forScans = 24;

/** Threads start with the first job. Rejects every job with a `UserError` when a worker cannot start at all. */
export function createAnalysisPool(options: PoolOptions): AnalysisPool {
  const queue = createTaskQueue();
  const poison = createPoisonList();
  let settings = options.settings;
  let moduleTexts: ModuleTexts = new Map();
  const { onTimes } = options;
  const crew = startPoolCrew({
    queue,
    poison,
    settings: () => settings,
    moduleTexts: () => moduleTexts,
    folders: options.folders,
    threads: options.threads ?? Math.min(2, availableParallelism()),
    deadlineMs: options.deadlineMs ?? 2_000,
    limits: {
      url: options.workerUrl ?? defaultWorkerUrl(),
      heapMb: options.heapMb ?? 384,
      stackMb: options.stackMb ?? 64,
      fullMb: options.fullMb ?? 180,
      youngMb: options.youngMb ?? forScans,
    },
  });
  return {
    prepare: () => crew.prepare(),
    analyze: (job, signal) =>
      new Promise((resolve, reject) => {
        const onOutcome = (outcome: FileOutcome) => resolve(outcome);
        submit({ crew, jobs: [job], lane: "interactive", onTimes }, { onOutcome, ...(signal ? { signal } : {}) }).catch(
          reject,
        );
      }),
    rest: () => crew.rest(),
    scan: (jobs, scanOptions = {}) => submit({ crew, jobs, lane: "scan", onTimes }, scanOptions),
    updateSettings(next) {
      settings = next;
      poison.clear();
    },
    updateModuleTexts(next) {
      moduleTexts = next;
    },
    dispose: () => crew.dispose(),
  };
}

interface Submission {
  readonly crew: PoolCrew;
  readonly jobs: readonly AnalysisJob[];
  readonly lane: Task["lane"];
  readonly onTimes: PoolOptions["onTimes"];
}

function submit({ crew, jobs, lane, onTimes }: Submission, { signal, onOutcome }: ScanOptions): Promise<FileOutcome[]> {
  return new Promise((resolve, reject) => {
    const outcomes = new Array<FileOutcome>(jobs.length);
    let missing = jobs.length;
    const giveUp = (error: Error): void => {
      signal?.removeEventListener("abort", onAbort);
      crew.cancel(tasks);
      reject(error);
    };
    const onAbort = (): void => giveUp(abortError());
    const accept = ({ outcome, dependencies, times }: JobResult, index: number): void => {
      if (times) onTimes?.(times);
      outcomes[index] = outcome;
      onOutcome?.(outcome, index, dependencies);
      if (--missing > 0) return;
      signal?.removeEventListener("abort", onAbort);
      resolve(outcomes);
    };
    const tasks = jobs.map((job, index): Task => {
      const settle = (result: JobResult): void => {
        // A caller's mistake in onOutcome is the caller's to see; the pool goes on.
        try {
          accept(result, index);
        } catch (error) {
          giveUp(error instanceof Error ? error : new Error(String(error)));
        }
      };
      return { job, lane, attempts: 0, cancelled: false, resolve: settle, reject: giveUp };
    });
    if (signal?.aborted) reject(abortError());
    else if (missing === 0) resolve(outcomes);
    else {
      signal?.addEventListener("abort", onAbort);
      crew.accept(tasks);
    }
  });
}

function abortError(): DOMException {
  return new DOMException("The analysis was cancelled.", "AbortError");
}
