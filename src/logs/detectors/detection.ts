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

/** What the detectors have said of lines that are equal but for their time and the address of the client. */
export interface Settling {
  /** How many of them were shown. */
  shown: number;
  /** The detectors that need no more of them, as bits. */
  settled: number;
}

/** The detectors at work on one log. */
export interface Detection {
  /** Gives the entry its anomalies; `like` is kept for all entries that are equal to it but for their time and the address of the client. */
  detect(draft: Draft, like?: Settling): void;
  /** Asks whether it means anything that nothing has come for so many milliseconds. */
  wait(milliseconds: number): readonly Anomaly[];
  /** What the detectors know that is worth keeping, as JSON without any text of the log. */
  memory(): { readonly [key: string]: Json };
}

interface Worker {
  readonly bit: number;
  readonly id: string;
  readonly detector: Detector;
  readonly run: DetectorRun;
  /** That of the run: the runs are of as many shapes as there are detectors, so a look into each of them takes longer than the call. */
  readonly observe: DetectorRun["observe"];
}

const version = 1;

/** Starts the detectors; memory of another version or shape is as good as none. */
export function createDetection(entries: readonly Detector[], options: DetectionOptions = {}): Detection {
  let active = startAll(entries, options);
  let kinds = createKinds(active);
  let found: Anomaly[] | undefined;
  let speaking: Worker | undefined;
  const last = { time: NaN, line: 0 };
  // One for all entries, as most of them raise nothing.
  const report: Report = (anomaly) => {
    (found ??= []).push({ detector: speaking?.id ?? "", ...anomaly });
  };
  // Shows the entry to the workers from a place on; gives the place behind the last.
  const observe = (workers: readonly Worker[], from: number, draft: Draft): number => {
    for (let i = from; i < workers.length; i++) {
      const worker = workers[i];
      speaking = worker;
      worker?.observe(draft, report);
    }
    return workers.length;
  };
  const drop = (worker: Worker, line: number, error: unknown): void => {
    active = active.filter((other) => other !== worker);
    kinds = createKinds(active);
    options.onNotice?.({
      kind: "detector-failed",
      message: `The detector ${worker.id} was switched off at line ${line}: ${reasonOf(error)}.`,
    });
  };
  return {
    detect(draft, like) {
      found = undefined;
      if (!Number.isNaN(draft.time)) last.time = draft.time;
      last.line = draft.line;
      const asked = kinds.of(kindOf(draft), like?.settled ?? 0);
      for (let next = 0; next < asked.length;) {
        try {
          next = observe(asked, next, draft);
        } catch (error) {
          if (speaking) drop(speaking, draft.line, error);
          next = speaking ? asked.indexOf(speaking) + 1 : asked.length;
        }
      }
      if (found) draft.anomalies = found;
      if (like && isPowerOfTwo(++like.shown)) settle(like, { asked, draft, drop });
    },
    wait(milliseconds) {
      found = undefined;
      if (Number.isNaN(last.time)) return [];
      for (const worker of active) {
        speaking = worker;
        try {
          worker.run.wait?.(last.time + milliseconds, report);
        } catch (error) {
          drop(worker, last.line, error);
        }
      }
      return found ?? [];
    },
    memory() {
      return { version, detectors: memoriesOf(active) };
    },
  };
}

function startAll(entries: readonly Detector[], { sensitivity, memory }: DetectionOptions): readonly Worker[] {
  const tuning = tuningOf(sensitivity ?? "normal");
  const remembered = memoriesIn(memory);
  return entries.map((detector, index) => {
    const run = detector.start({ tuning, memory: remembered[detector.id] });
    // Those without a bit are shown everything.
    return { bit: index < 31 ? 1 << index : 0, id: detector.id, detector, run, observe: run.observe };
  });
}

interface Shown {
  readonly asked: readonly Worker[];
  readonly draft: Draft;
  readonly drop: (worker: Worker, line: number, error: unknown) => void;
}

function settle(like: Settling, { asked, draft, drop }: Shown): void {
  for (const worker of asked) {
    try {
      if (worker.run.settles?.(draft)) like.settled |= worker.bit;
    } catch (error) {
      drop(worker, draft.line, error);
    }
  }
}

function memoriesOf(workers: readonly Worker[]): Readonly<Record<string, Json>> {
  const memories: Record<string, Json> = {};
  for (const { id, run } of workers) if (run.memory) memories[id] = run.memory();
  return memories;
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

/** Whom each kind of entry concerns, in the order of the registry, without those that have settled. */
function createKinds(workers: readonly Worker[]): { of(kind: number, settled: number): readonly Worker[] } {
  const kinds = [0, 1, 2, 3].map((kind) =>
    workers.filter(({ detector: { concerns } }) => {
      if (concerns === "requests") return (kind & 1) > 0;
      if (concerns === "messages") return (kind & 1) === 0;
      return concerns === "all" || (kind & 2) > 0;
    }),
  );
  // There are few rests, and most are asked for again at once: each stands at a place of its own, mostly.
  const rests: Rest[] = Array.from({ length: places }, () => ({ kind: -1, settled: 0, workers: [] }));
  return {
    of(kind, settled) {
      const place = (Math.imul((settled << 2) ^ kind, spread) >>> 26) & (places - 1);
      const known = rests[place];
      if (known?.kind === kind && known.settled === settled) return known.workers;
      const rest = (kinds[kind] ?? []).filter(({ bit }) => (settled & bit) === 0);
      rests[place] = { kind, settled, workers: rest };
      return rest;
    },
  };
}

interface Rest {
  readonly kind: number;
  readonly settled: number;
  readonly workers: readonly Worker[];
}

const places = 64;
// A number whose multiples spread well over the upper bits.
const spread = 0x9e3779b1;

function isPowerOfTwo(count: number): boolean {
  return (count & (count - 1)) === 0;
}

// The kind of the error only: its message may quote the line.
function reasonOf(error: unknown): string {
  return error instanceof Error ? `it failed with a ${error.name}` : "it failed";
}
