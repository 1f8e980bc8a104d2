// Shows each entry to the detectors that it concerns. One that fails is switched off and named; the others go on.
import type { Draft, Json, LogEntry } from "../entry.ts";
import type { Anomaly, LogNotice } from "../record.ts";
import type { Detector, DetectorRun, Report } from "./detector.ts";
import { type Sensitivity, tuningOf } from "./sensitivity.ts";

/** How detectors are set to work. */
export interface DetectionOptions {
  /** `normal` unless given. */
  readonly sensitivity?: Sensitivity | undefined;
  /** What `memory` gave at the end of the last session. */
  readonly memory?: Json | undefined;
  readonly onNotice?: ((notice: LogNotice) => void) | undefined;
}

/** The detectors at work on one log. */
export interface Detection {
  /** Gives the entry its anomalies. */
  detect(draft: Draft): void;
  /** Asks whether it means anything that nothing has come for so many milliseconds. */
  wait(milliseconds: number): readonly Anomaly[];
  /** What the detectors know that is worth keeping, as JSON without any text of the log. */
  memory(): { readonly [key: string]: Json };
}

interface Worker {
  readonly id: string;
  readonly detector: Detector;
  readonly run: DetectorRun;
}

const version = 1;

/** Starts the detectors; memory of another version or shape is as good as none. */
export function createDetection(entries: readonly Detector[], options: DetectionOptions = {}): Detection {
  const tuning = tuningOf(options.sensitivity ?? "normal");
  const remembered = memoriesIn(options.memory);
  const start = (detector: Detector): Worker => ({
    id: detector.id,
    detector,
    run: detector.start({ tuning, memory: remembered[detector.id] }),
  });
  let active = entries.map(start);
  let kinds = byKind(active);
  let found: Anomaly[] | undefined;
  let speaking = "";
  const last = { time: NaN, line: 0 };
  // One for all entries, as most of them raise nothing.
  const report: Report = (anomaly) => {
    (found ??= []).push({ detector: speaking, ...anomaly });
  };
  const drop = (worker: Worker, line: number, error: unknown): void => {
    active = active.filter((other) => other !== worker);
    kinds = byKind(active);
    options.onNotice?.({
      kind: "detector-failed",
      message: `The detector ${worker.id} was switched off at line ${line}: ${reasonOf(error)}.`,
    });
  };
  return {
    detect(draft) {
      found = undefined;
      if (!Number.isNaN(draft.time)) last.time = draft.time;
      last.line = draft.line;
      for (const worker of kinds[kindOf(draft)] ?? []) {
        speaking = worker.id;
        try {
          worker.run.observe(draft, report);
        } catch (error) {
          drop(worker, draft.line, error);
        }
      }
      if (found) draft.anomalies = found;
    },
    wait(milliseconds) {
      found = undefined;
      if (Number.isNaN(last.time)) return [];
      for (const worker of active) {
        speaking = worker.id;
        try {
          worker.run.wait?.(last.time + milliseconds, report);
        } catch (error) {
          drop(worker, last.line, error);
        }
      }
      return found ?? [];
    },
    memory() {
      const memories: Record<string, Json> = {};
      for (const { id, run } of active) if (run.memory) memories[id] = run.memory();
      return { version, detectors: memories };
    },
  };
}

function memoriesIn(memory: Json | undefined): { readonly [id: string]: Json } {
  if (!isObject(memory) || memory["version"] !== version) return {};
  const detectors = memory["detectors"];
  return isObject(detectors) ? detectors : {};
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function kindOf({ status, meaning }: LogEntry): number {
  return (status === undefined ? 0 : 1) + (meaning === undefined ? 0 : 2);
}

/** Whom each kind of entry concerns, in the order of the registry. */
function byKind(workers: readonly Worker[]): readonly (readonly Worker[])[] {
  return [0, 1, 2, 3].map((kind) =>
    workers.filter(({ detector: { concerns } }) => {
      if (concerns === "requests") return (kind & 1) > 0;
      if (concerns === "messages") return (kind & 1) === 0;
      return concerns === "all" || (kind & 2) > 0;
    }),
  );
}

// The kind of the error only: its message may quote the line.
function reasonOf(error: unknown): string {
  return error instanceof Error ? `it failed with a ${error.name}` : "it failed";
}
