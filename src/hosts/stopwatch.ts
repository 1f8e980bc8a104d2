// How long the steps of an analysis take; the engine reads no clock itself.
import type { Measure } from "../analysis/run-rules.ts";

/** Measures pieces of work by name; those of one name add up. */
export interface Stopwatch {
  readonly measure: Measure;
  /** Milliseconds by name. */
  times(): Readonly<Record<string, number>>;
}

/** Starts at nothing. */
export function createStopwatch(): Stopwatch {
  const times = new Map<string, number>();
  return {
    measure(name, work) {
      const start = performance.now();
      try {
        return work();
      } finally {
        times.set(name, (times.get(name) ?? 0) + performance.now() - start);
      }
    },
    times: () => Object.fromEntries(times),
  };
}
