// Evens out two threads that share the work on a log: what either of them can do is done by the one that has less to do.
import type { EventLoopUtilization } from "node:perf_hooks";
import type { Worker } from "node:worker_threads";

/** Says for one handful of work after the other how many of the tasks that either can do the first thread takes. */
export interface Balance {
  next(): number;
}

/** How long each thread was at work since it began, in any unit. */
export interface Busy {
  readonly first: number;
  readonly second: number;
}

// So often it is looked who has more to do.
const handfulsBetween = 4;
// The share changes slowly, as what was handed over a while ago is still being dealt with.
const step = 0.3;

/** All tasks are taken by the first at first; they move one after the other, as far as it takes until both are equally busy. */
export function createBalance(tasks: number, busy: () => Busy): Balance {
  let before = busy();
  let handfuls = 0;
  let share = tasks;
  // What is left of a share that is no whole number: every other handful makes a half.
  let rest = 0;
  const look = (): void => {
    const now = busy();
    const [first, second] = [now.first - before.first, now.second - before.second];
    before = now;
    const more = Math.max(first, second);
    if (more > 0) share = Math.min(tasks, Math.max(0, share + (step * (second - first)) / more));
  };
  return {
    next() {
      if (++handfuls % handfulsBetween === 0) look();
      rest += share;
      const taken = Math.min(tasks, Math.floor(rest));
      rest -= taken;
      return taken;
    },
  };
}

/** How busy this thread and a worker have been so far. */
export function busyTimes(worker: Worker): { readonly own: number; readonly other: number } {
  const activeOf = ({ active }: EventLoopUtilization): number => active;
  return {
    own: activeOf(performance.eventLoopUtilization()),
    other: activeOf(worker.performance.eventLoopUtilization()),
  };
}
