// The worker's side of the pool: takes batches, keeps the heartbeat, sends results in handfuls.
import { getHeapStatistics } from "node:v8";
import { parentPort, workerData } from "node:worker_threads";
import type { AnalysisSettings } from "../analysis/analyze.ts";
import { analyzeJob } from "./analyze-job.ts";
import type { Analyze } from "./analyze-job.ts";
import { createBoundary } from "./boundary.ts";
import { createHeartbeat } from "./heartbeat.ts";
import { createModuleFiles } from "./module-files.ts";
import type { Batch, ModuleTexts, TicketedResult, WorkerMessage, WorkerStart } from "./worker-messages.ts";

// A message per file costs more than most files do; a message per batch would keep a waiting user waiting.
const flushMs = 50;

/** In megabytes, with what the collector has not come to yet. */
function heapUsed(): number {
  return getHeapStatistics().used_heap_size / 2 ** 20;
}

/** What has to be loaded before files can be analysed with these settings; undefined when it is there. */
export type Prepare = (settings: AnalysisSettings) => Promise<void> | undefined;

/** Serves batches with this engine until the pool ends the worker. To be called once, in a worker thread. */
export function serveAnalysis(analyze: Analyze, prepare?: Prepare): void {
  const port = parentPort;
  if (!port) throw new Error("The analysis worker runs in a worker thread only.");
  // Both ends are ours, so the shapes are known.
  const { shared, fullMb } = workerData as WorkerStart;
  const heartbeat = createHeartbeat(shared);
  const post = (message: WorkerMessage): void => port.postMessage(message);
  let broken: ReadonlySet<string> = new Set();
  let maxBytes = 0;
  let texts: ModuleTexts = new Map();
  let folders: readonly string[] | undefined;
  const boundary = createBoundary(() => folders ?? []);
  const files = createModuleFiles({
    maxBytes: () => maxBytes,
    isBroken: (hash) => broken.has(hash),
    onTurn: (hash) => heartbeat.turnTo(hash, "module"),
    texts: () => texts,
    boundary: () => (folders ? boundary : undefined),
  });
  const serve = ({ jobs, settings, poisoned, brokenModules, moduleTexts, ...batch }: Batch): void => {
    texts = moduleTexts ?? texts;
    folders = batch.folders;
    broken = new Set(brokenModules);
    maxBytes = settings.maxFileBytes;
    const onTurn = (hash: string) => heartbeat.turnTo(hash, "file");
    const context = { analyze, settings, files, poisoned: new Set(poisoned), onTurn };
    let results: TicketedResult[] = [];
    let flushed = performance.now();
    for (const { ticket, job } of jobs) {
      if (heartbeat.stopRequested()) break;
      heartbeat.begin(ticket);
      results.push({ ticket, ...analyzeJob(job, context) });
      heartbeat.end();
      if (performance.now() - flushed < flushMs) continue;
      post({ kind: "results", results, done: false });
      results = [];
      // A few files that import a whole project fill it: the rest of the batch is for the next worker.
      if (heapUsed() > fullMb) break;
      flushed = performance.now();
    }
    post({ kind: "results", results, done: true, full: heapUsed() > fullMb });
  };
  port.on("message", (batch: Batch) => {
    const ready = prepare?.(batch.settings);
    if (ready) void ready.then(() => serve(batch));
    else serve(batch);
  });
  post({ kind: "ready" });
}
