// A second thread for a log that is followed and has much to be read: it makes records of lines, this one finds out what they mean.
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { LogNotice } from "../logs/record.ts";
import { optionalTasks, shareOf } from "../logs/transfer/halves.ts";
import type { PackedRecords } from "../logs/transfer/packed-records.ts";
import type { ReadingAnswer, ReadingRequest, ReadingStart } from "./summary-messages.ts";
import { busyTimes, createBalance } from "./thread-balance.ts";
import { workerUrlOf } from "./worker-url.ts";

/** What the thread tells, in the order of what it was given. */
export interface ReadingListener {
  /** The answer to one request; the next is told when this has been dealt with. */
  readonly onRecords: (records: PackedRecords, lines: number) => Promise<void>;
  readonly onNotice: (notice: LogNotice) => void;
}

/** Reads the lines of one log. */
export interface ReadingThread {
  /** Hands lines over; waits while many are not dealt with. */
  push(lines: HandedLines): Promise<void>;
  /** Ends the record that waits for further lines. */
  end(): void;
  /** Whether everything that was handed over has been dealt with. */
  readonly isIdle: boolean;
  /** When it has; rejects when the thread has failed. */
  settled(): Promise<void>;
  dispose(): Promise<void>;
}

/** Whole lines that stand one behind the other in a log. */
export type HandedLines = Omit<ReadingRequest, "share">;

const worthwhileBytes = 16 * 1024 * 1024;
const maxWaiting = 8;

/** Whether a thread is worth its start for so many bytes that are to be read at once. */
export function isThreadWorthwhile(bytes: number): boolean {
  return bytes >= worthwhileBytes && availableParallelism() > 1;
}

/** Starts the thread. */
export function startReading(
  how: Omit<ReadingStart, "half">,
  { onRecords, onNotice }: ReadingListener,
  workerUrl: URL = workerUrlOf("summary-worker"),
): ReadingThread {
  const start: ReadingStart = { half: "first", ...how };
  const worker = new Worker(workerUrl, { workerData: start, stdout: true, stderr: true });
  let waiting = 0;
  let failure: Error | undefined;
  let dealt = Promise.resolve();
  let wakeUp: (() => void)[] = [];
  const wake = (): void => {
    for (const each of wakeUp.splice(0)) each();
  };
  const fail = (error: Error): void => {
    failure ??= error;
    wake();
  };
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("The thread that reads the log has ended before its time.")));
  worker.on("message", (answer: ReadingAnswer) => {
    if (answer.kind === "notice") return onNotice(answer.notice);
    dealt = dealt
      .then(() => onRecords(answer.records, answer.lines))
      .catch(fail)
      .finally(() => {
        waiting--;
        wake();
      });
  });
  const until = async (enough: () => boolean): Promise<void> => {
    while (!failure && !enough()) await new Promise<void>((resolve) => wakeUp.push(resolve));
    if (failure) throw failure;
  };
  const balance = createBalance(optionalTasks, () => {
    const { own, other } = busyTimes(worker);
    return { first: other, second: own };
  });
  const post = (lines: HandedLines): void => {
    waiting++;
    const request: ReadingRequest = { ...lines, share: shareOf(balance.next()) };
    worker.postMessage(request, [request.bytes.buffer, ...(request.ends ? [request.ends.buffer] : [])]);
  };
  return {
    push(lines) {
      post(lines);
      return until(() => waiting < maxWaiting);
    },
    end: () => post({ bytes: new Uint8Array(0), offset: 0, ends: new Int32Array(0) }),
    get isIdle() {
      return waiting === 0;
    },
    settled: () => until(() => waiting === 0),
    async dispose() {
      wakeUp = [];
      worker.removeAllListeners("exit");
      await worker.terminate();
    },
  };
}
