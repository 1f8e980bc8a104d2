// The pool's handle on one worker thread: starts it, hands it batches, tells how it ended. Decides nothing.
import { Worker } from "node:worker_threads";
import { createHeartbeat } from "./heartbeat.ts";
import type { Heartbeat } from "./heartbeat.ts";
import type { Batch, TicketedResult, WorkerMessage, WorkerStart } from "./worker-messages.ts";

/** Where the worker's code lies and what it may use. */
export interface WorkerLimits {
  readonly url: URL;
  readonly heapMb: number;
  readonly stackMb: number;
  readonly fullMb: number;
  readonly youngMb: number;
}

/** `start`: it never became ready; `memory`: heap exhausted; `crash`: anything else that we did not ask for. */
export type WorkerEnd =
  | { readonly kind: "start" | "crash"; readonly cause: string }
  | { readonly kind: "memory" }
  | { readonly kind: "terminated" };

/** What the pool hears of its worker. */
export interface WorkerListener {
  onReady(): void;
  onResults(results: readonly TicketedResult[]): void;
  /** The batch is at its end; `full` when the thread should make way for a new one. */
  onDone(full: boolean): void;
  /** Comes exactly once, after every result that still arrived. */
  onEnd(end: WorkerEnd): void;
}

/** A running worker thread. */
export interface PoolWorker {
  readonly heartbeat: Heartbeat;
  /** To be called when ready and without a batch. */
  run(batch: Batch): void;
  /** Ends the thread, also one that is in an endless loop; `onEnd` follows. */
  terminate(): void;
}

/** Starts a worker thread that sees neither the environment nor the standard streams of the process. */
export function startPoolWorker(limits: WorkerLimits, listener: WorkerListener): PoolWorker {
  const { url, heapMb, stackMb, fullMb, youngMb } = limits;
  const heartbeat = createHeartbeat();
  const start: WorkerStart = { shared: heartbeat.shared, fullMb };
  const worker = new Worker(url, {
    workerData: start,
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: youngMb, stackSizeMb: stackMb },
    env: {},
    execArgv: [],
    // Kept apart and never read: a reader would keep the process alive while the worker idles.
    stdout: true,
    stderr: true,
  });
  let ready = false;
  let terminated = false;
  let failure: unknown;
  worker.on("message", (message: WorkerMessage) => {
    if (message.kind === "ready") {
      ready = true;
      worker.unref();
      listener.onReady();
    } else {
      if (message.done) worker.unref();
      listener.onResults(message.results);
      if (message.done) listener.onDone(message.full);
    }
  });
  worker.on("error", (error) => (failure = error));
  worker.on("exit", (code) => listener.onEnd(describeEnd({ ready, terminated, failure, code })));
  return {
    heartbeat,
    run(batch) {
      // A waiting worker must not keep the process alive, a working one must.
      worker.ref();
      heartbeat.clearStop();
      worker.postMessage(batch);
    },
    terminate() {
      terminated = true;
      void worker.terminate();
    },
  };
}

interface Ending {
  readonly ready: boolean;
  readonly terminated: boolean;
  readonly failure: unknown;
  readonly code: number;
}

function describeEnd({ ready, terminated, failure, code }: Ending): WorkerEnd {
  const cause = errorCode(failure) ?? `exit code ${code}`;
  if (cause === "ERR_WORKER_OUT_OF_MEMORY" && ready) return { kind: "memory" };
  if (terminated) return { kind: "terminated" };
  return { kind: ready ? "crash" : "start", cause };
}

// Names only: the message of an error may quote source text.
function errorCode(failure: unknown): string | undefined {
  if (!(failure instanceof Error)) return undefined;
  return "code" in failure && typeof failure.code === "string" ? failure.code : failure.name;
}
