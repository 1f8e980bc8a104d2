// Sums up a log with two threads: this one reads lines into records, another finds out what they mean.
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { ByteSource } from "../logs/blocks.ts";
import { type ReadLogOptions, summariseLog } from "../logs/read-log.ts";
import type { LogSummary } from "../logs/summary.ts";
import { type FirstShare, readRecords } from "../logs/transfer/halves.ts";
import type { PackedRecords } from "../logs/transfer/packed-records.ts";
import type { SummaryAnswer, SummaryRequest, SummaryStart } from "./summary-messages.ts";
import { busyTimes, createBalance } from "./thread-balance.ts";
import { workerUrlOf } from "./worker-url.ts";

/** How a log is summed up; with detectors of one's own it takes one thread. */
export interface SummariseOptions extends ReadLogOptions {
  /** In bytes, where it is known: a second thread is not worth its start for a small log. */
  readonly size?: number | undefined;
  readonly workerUrl?: URL;
}

const worthwhileBytes = 16 * 1024 * 1024;
// So many handfuls of records may wait: enough that neither thread does while the other starts or has a stretch of lines that take it longer, few
// enough to stay small.
const maxWaiting = 48;

/** The same summary as of one thread. */
export async function summariseInThreads(source: ByteSource, options: SummariseOptions): Promise<LogSummary> {
  const { size = 0, detectors, workerUrl = workerUrlOf("summary-worker") } = options;
  const isWorthwhile = size >= worthwhileBytes && availableParallelism() > 1 && detectors === undefined;
  if (!isWorthwhile) return summariseLog(source, options);
  const start: SummaryStart = { half: "second", sensitivity: options.sensitivity };
  const worker = new Worker(workerUrl, { workerData: start, stdout: true, stderr: true });
  try {
    return await shareWork(source, options, worker);
  } finally {
    await worker.terminate();
  }
}

function shareWork(source: ByteSource, options: SummariseOptions, worker: Worker): Promise<LogSummary> {
  return new Promise((resolve, reject) => {
    let waiting = 0;
    let goOn: (() => void) | undefined;
    const post = (request: SummaryRequest, transfer: readonly ArrayBuffer[] = []): void =>
      worker.postMessage(request, transfer);
    worker.on("error", reject);
    worker.on("exit", () => reject(new Error("The thread that sums up the log has ended before its time.")));
    worker.on("message", (answer: SummaryAnswer) => {
      if (answer.kind === "summary") resolve(answer.summary);
      else if (answer.kind === "notice") options.onNotice?.(answer.notice);
      else {
        waiting -= answer.handfuls;
        if (waiting < maxWaiting) goOn?.();
      }
    });
    const send = (records: PackedRecords): Promise<void> | undefined => {
      post({ records }, [records.ints.buffer, records.floats.buffer]);
      if (++waiting < maxWaiting) return undefined;
      return new Promise((room) => {
        goOn = room;
      });
    };
    // Nothing is painted, so that looking for secrets is the one task that either thread can do.
    const balance = createBalance(1, () => {
      const { own, other } = busyTimes(worker);
      return { first: own, second: other };
    });
    const share = (): FirstShare => ({ paints: false, sieves: balance.next() > 0 });
    readRecords(source, { ...options, share }, send).then((lines) => post({ lines }), reject);
  });
}
