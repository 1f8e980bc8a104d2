// The worker's side of the pool: takes batches, keeps the heartbeat, sends outcomes in handfuls.
import { parentPort, workerData } from "node:worker_threads";
import { analyzeJob } from "./analyze-job.ts";
import type { Analyze } from "./analyze-job.ts";
import { createHeartbeat } from "./worker-messages.ts";
import type { Batch, Heartbeat, TicketedOutcome, WorkerMessage, WorkerStart } from "./worker-messages.ts";

// A message per file costs more than most files do; a message per batch would keep a waiting user waiting.
const flushMs = 50;

/** Serves batches with this engine until the pool ends the worker. To be called once, in a worker thread. */
export function serveAnalysis(analyze: Analyze): void {
  const port = parentPort;
  if (!port) throw new Error("The analysis worker runs in a worker thread only.");
  // Both ends are ours, so the shapes are known.
  const heartbeat = createHeartbeat((workerData as WorkerStart).shared);
  const post = (message: WorkerMessage): void => port.postMessage(message);
  port.on("message", (batch: Batch) => runBatch(batch, { analyze, heartbeat, post }));
  post({ kind: "ready" });
}

interface Surroundings {
  readonly analyze: Analyze;
  readonly heartbeat: Heartbeat;
  readonly post: (message: WorkerMessage) => void;
}

function runBatch({ jobs, settings, poisoned }: Batch, { analyze, heartbeat, post }: Surroundings): void {
  const context = {
    analyze,
    settings,
    poisoned: new Set(poisoned),
    onContent: (hash: string) => heartbeat.setContentHash(hash),
  };
  let outcomes: TicketedOutcome[] = [];
  let flushed = performance.now();
  for (const { ticket, job } of jobs) {
    if (heartbeat.stopRequested()) break;
    heartbeat.begin(ticket);
    outcomes.push({ ticket, outcome: analyzeJob(job, context) });
    heartbeat.end();
    if (performance.now() - flushed < flushMs) continue;
    post({ kind: "outcomes", outcomes, done: false });
    outcomes = [];
    flushed = performance.now();
  }
  post({ kind: "outcomes", outcomes, done: true });
}
