// Reads the logging statements of many files in worker threads, so that no file can hang or crash the process that reads a log.
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { FileStatements } from "../analysis/statements/statement.ts";
import { wrapperCalls } from "../analysis/statements/prefilter.ts";
import { UserError } from "../base/user-error.ts";
import type { StatementBatch, StatementResults, StatementWorkerStart } from "./statement-messages.ts";
import { defaultWorkerUrl } from "./worker-url.ts";

/** How files are read. */
export interface StatementReaderOptions {
  readonly threads?: number;
  readonly workerUrl?: URL;
  /** A file that takes longer is left out. */
  readonly deadlineMs?: number;
  readonly signal?: AbortSignal;
}

/** What was read; `failed` are files that were left out because reading them failed or took too long. */
export interface StatementReading {
  readonly files: readonly FileStatements[];
  readonly failed: readonly string[];
}

interface Work {
  readonly waiting: string[];
  readonly calls?: string | undefined;
  readonly files: FileStatements[];
  readonly failed: string[];
  readonly options: StatementReaderOptions;
}

const batchSize = 64;
// Below this a second thread costs more to start than it saves.
const filesPerThread = 150;

/** Reads the files; the order of the result is that of the paths. Rejects when no worker can start or the signal fires. */
export async function readStatements(
  paths: readonly string[],
  options: StatementReaderOptions = {},
): Promise<StatementReading> {
  const first = await readAll(paths, options);
  // Calls of the project's own wrappers may stand in files that hold nothing else of logging.
  const calls = wrapperCalls(first.files);
  const known = new Set([...first.files.map(({ path }) => path), ...first.failed]);
  const others = paths.filter((path) => !known.has(path));
  const second = calls === undefined ? { files: [], failed: [] } : await readAll(others, { ...options, calls });
  const place = new Map(paths.map((path, index) => [path, index]));
  const byPlace = (a: string, b: string): number => (place.get(a) ?? 0) - (place.get(b) ?? 0);
  return {
    files: [...first.files, ...second.files].sort((a, b) => byPlace(a.path, b.path)),
    failed: [...first.failed, ...second.failed].sort(byPlace),
  };
}

async function readAll(
  paths: readonly string[],
  { calls, ...options }: StatementReaderOptions & { readonly calls?: string },
): Promise<StatementReading> {
  const work: Work = { waiting: [...paths].reverse(), files: [], failed: [], options, calls };
  const wanted = options.threads ?? Math.min(2, availableParallelism(), Math.ceil(paths.length / filesPerThread));
  await Promise.all(Array.from({ length: Math.max(1, wanted) }, () => runThread(work)));
  return work;
}

/** One thread after the other: when one ends over a file, the next goes on behind that file. */
async function runThread(work: Work): Promise<void> {
  let carefully: readonly string[] = [];
  while (work.waiting.length > 0 || carefully.length > 0) {
    work.options.signal?.throwIfAborted();
    const left = await useWorker(work, carefully);
    if (left.length === 0) return;
    // Told apart one by one, the file at which a thread ends again is the one to leave out.
    const [culprit, ...others] = left;
    if (carefully.length > 0 || left.length === 1) {
      if (culprit !== undefined) work.failed.push(culprit);
      carefully = others;
    } else carefully = left;
  }
}

/** Works until nothing waits; gives the rest of the batch over which the thread ended. */
async function useWorker(work: Work, first: readonly string[]): Promise<readonly string[]> {
  const start: StatementWorkerStart = { task: "statements" };
  const worker = new Worker(work.options.workerUrl ?? defaultWorkerUrl(), {
    workerData: start,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 512, stackSizeMb: 64 },
  });
  worker.unref();
  try {
    let batch = first;
    let flushEach = first.length > 0;
    let isFresh = true;
    for (;;) {
      if (batch.length === 0) batch = work.waiting.splice(-batchSize).reverse();
      if (batch.length === 0) return [];
      const left = await runBatch({ worker, isFresh }, { paths: batch, flushEach, calls: work.calls }, work);
      isFresh = false;
      if (left.length > 0) return left;
      batch = [];
      flushEach = false;
    }
  } finally {
    await worker.terminate();
  }
}

interface Reader {
  readonly worker: Worker;
  /** It has not answered yet. */
  readonly isFresh: boolean;
}

/** Gives the paths that were not done when the thread ended or fell silent. */
function runBatch({ worker, isFresh }: Reader, batch: StatementBatch, work: Work): Promise<readonly string[]> {
  const { deadlineMs = 10_000, signal } = work.options;
  let done = 0;
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      // Not all listeners: those of the thread itself bring its next answers.
      worker.off("error", onError).off("exit", giveUp).off("message", onMessage);
      signal?.removeEventListener("abort", onAbort);
      settle();
    };
    const giveUp = (): void => finish(() => resolve(batch.paths.slice(done)));
    const onAbort = (): void => finish(() => reject(new DOMException("The reading was cancelled.", "AbortError")));
    const onError = (error: Error & { readonly code?: string }): void => {
      if (error.code === "ERR_MODULE_NOT_FOUND") finish(() => reject(missingWorker()));
      else giveUp();
    };
    const onMessage = ({ count, files, failed }: StatementResults): void => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, deadlineMs);
      done += count;
      work.files.push(...files);
      work.failed.push(...failed);
      if (done >= batch.paths.length) finish(() => resolve([]));
    };
    let timer = setTimeout(giveUp, isFresh ? startMs : deadlineMs);
    signal?.addEventListener("abort", onAbort);
    worker.on("error", onError).on("exit", giveUp).on("message", onMessage);
    worker.postMessage(batch);
  });
}

// The first answer waits for the parser to be loaded, on a busy machine for long.
const startMs = 60_000;

function missingWorker(): UserError {
  return new UserError("Seclog could not start its analysis worker; install Seclog again, or build it first.");
}
