// Entry of the thread that finds out what the records of a log mean: records in, the summary out; bundled as dist/summary-worker.mjs, so
// that it loads nothing but the log engine.
import { parentPort, workerData } from "node:worker_threads";
import { createSecondHalf } from "../logs/transfer/halves.ts";
import type { SummaryAnswer, SummaryRequest, SummaryStart } from "./summary-messages.ts";

const port = parentPort;
if (!port) throw new Error("The summary worker runs in a worker thread only.");

// Both ends are ours, so the shapes are known.
const { sensitivity } = workerData as SummaryStart;
const answer = (message: SummaryAnswer): void => port.postMessage(message);
const half = createSecondHalf({ sensitivity, onNotice: (notice) => answer({ kind: "notice", notice }) });

// Each answer wakes the other thread, so several handfuls are answered at once.
const together = 4;
let handfuls = 0;

port.on("message", (request: SummaryRequest) => {
  if ("lines" in request) {
    answer({ kind: "summary", summary: half.summary(request.lines) });
    return;
  }
  half.take(request.records);
  if (++handfuls < together) return;
  answer({ kind: "taken", handfuls });
  handfuls = 0;
});
