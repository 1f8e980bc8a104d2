// What the server needs from the analysis; the worker pool of src/hosts is the real one.
import type { Disposable } from "../base/disposable.ts";
import type { FileOutcome } from "../base/finding.ts";

/** One text to analyse, named by the path that decides its language. */
export interface AnalysisJob {
  readonly path: string;
  readonly text: string;
}

/** Every job ends as an outcome; a job whose signal is aborted may reject. */
export interface Analyzer extends Disposable {
  analyze(job: AnalysisJob, signal?: AbortSignal): Promise<FileOutcome>;
}
