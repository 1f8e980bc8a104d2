// Entry of the thread that shares the work on a log: it sums up records that another thread has read, or reads the lines that it is given.
// Bundled as dist/summary-worker.mjs, so that it loads nothing but the log engine.
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { createFirstHalf, createSecondHalf } from "../logs/transfer/halves.ts";
import { blockOfLines, cutBytes } from "../logs/blocks.ts";
import type {
  ReadingAnswer,
  ReadingRequest,
  ReadingStart,
  SummaryAnswer,
  SummaryRequest,
  SummaryStart,
} from "./summary-messages.ts";

// Each answer wakes the other thread, so several handfuls are answered at once.
const together = 4;

function sumUp(port: MessagePort, { sensitivity }: SummaryStart): void {
  const answer = (message: SummaryAnswer): void => port.postMessage(message);
  const half = createSecondHalf({ sensitivity, onNotice: (notice) => answer({ kind: "notice", notice }) });
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
}

function read(port: MessagePort, { reference, style }: ReadingStart): void {
  const answer = (message: ReadingAnswer, transfer: readonly ArrayBuffer[] = []): void =>
    port.postMessage(message, transfer);
  const half = createFirstHalf({ reference, style, onNotice: (notice) => answer({ kind: "notice", notice }) });
  port.on("message", ({ bytes, offset, ends, share }: ReadingRequest) => {
    half.turnTo(share);
    if (ends?.length === 0) half.end();
    else half.take(ends ? blockOfLines(bytes, { offset, ends }) : cutBytes(bytes, offset));
    const records = half.pack();
    const { ints, floats, painted } = records;
    const shown = painted ? [painted.bytes.buffer, painted.lengths.buffer] : [];
    answer({ kind: "records", records, lines: half.lines }, [ints.buffer, floats.buffer, ...shown]);
  });
}

const port = parentPort;
if (!port) throw new Error("The summary worker runs in a worker thread only.");

// Both ends are ours, so the shapes are known.
const start = workerData as SummaryStart | ReadingStart;
if (start.half === "second") sumUp(port, start);
else read(port, start);
