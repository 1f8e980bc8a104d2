// What waits for a worker, in two lanes: what a user waits for goes before scan work.
import type { AnalysisJob, JobResult } from "./worker-messages.ts";

/** A job on its way; `resolve` or `reject` is called once, neither after the task was cancelled. */
export interface Task {
  readonly job: AnalysisJob;
  readonly lane: "interactive" | "scan";
  /** How often a worker died over it. */
  attempts: number;
  cancelled: boolean;
  resolve(result: JobResult): void;
  reject(error: Error): void;
}

/** First come, first served within a lane; what is put back goes first. */
export interface TaskQueue {
  readonly interactive: number;
  readonly scan: number;
  add(tasks: readonly Task[]): void;
  putBack(tasks: readonly Task[]): void;
  /**
   * The next batch for one of `threads` workers; empty when nothing waits. Scans are taken from either end: files that stand side by
   * side import the same modules, and a worker that stays among them looks into each module once.
   */
  take(threads: number, end: "front" | "back"): readonly Task[];
  /** Forgets the tasks that were cancelled. */
  dropCancelled(): void;
  /** Takes everything out. */
  drain(): readonly Task[];
}

// Large enough that messages cost nothing, small enough that the last batches end together.
const largestBatch = 64;

/** Starts empty. */
export function createTaskQueue(): TaskQueue {
  let interactive: Task[] = [];
  let returned: Task[] = [];
  let scan: Task[] = [];
  // Shifting an array of 100,000 tasks again and again would be quadratic.
  let next = 0;
  let last = 0;
  const waiting = () => returned.length + last - next;
  const restart = (tasks: Task[]): void => {
    scan = tasks;
    next = 0;
    last = tasks.length;
  };
  const takeScan = (size: number, end: "front" | "back"): readonly Task[] => {
    const count = Math.min(size, last - next);
    if (end === "front") return scan.slice(next, (next += count));
    return scan.slice((last -= count), last + count);
  };
  return {
    get interactive() {
      return interactive.length;
    },
    get scan() {
      return waiting();
    },
    add(tasks) {
      interactive = interactive.concat(tasks.filter(({ lane }) => lane === "interactive"));
      restart(scan.slice(next, last).concat(tasks.filter(({ lane }) => lane === "scan")));
    },
    putBack(tasks) {
      interactive = [...tasks.filter(({ lane }) => lane === "interactive"), ...interactive];
      returned = [...tasks.filter(({ lane }) => lane === "scan"), ...returned];
    },
    take(threads, end) {
      const urgent = interactive.shift() ?? takeSuspect(returned);
      if (urgent) return [urgent];
      const size = Math.min(largestBatch, Math.ceil(waiting() / (threads * 4)));
      const batch = returned.splice(0, size);
      return [...batch, ...takeScan(size - batch.length, end)];
    },
    dropCancelled() {
      const live = (task: Task) => !task.cancelled;
      interactive = interactive.filter(live);
      returned = returned.filter(live);
      restart(scan.slice(next, last).filter(live));
    },
    drain() {
      const all = [...interactive, ...returned, ...scan.slice(next, last)];
      interactive = returned = [];
      restart([]);
      return all;
    },
  };
}

/** A task over which a worker died runs alone, so that only it is to blame the next time. */
function takeSuspect(tasks: Task[]): Task | undefined {
  const index = tasks.findIndex(({ attempts }) => attempts > 0);
  return index < 0 ? undefined : tasks.splice(index, 1)[0];
}
