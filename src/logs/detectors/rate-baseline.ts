// Counts entries in slices of the log's own time and says what is usual: a midmean and a spread from the median absolute deviation,
// over the last hour, so that neither a burst nor a pause moves them much.
import type { Usual } from "./surprise.ts";

/** Counts of the last hour. */
export interface RateBaseline {
  /** Goes on to this moment; gives how many slices were closed by it (0 mostly). Time that goes back stays in the open slice. */
  advance(time: number): number;
  /** Counts in the open slice. */
  add(weight: number): void;
  /** Sum of the last closed slices. */
  recent(slices: number): number;
  /** What is usual for so many slices; undefined while too little is known. */
  usual(slices: number): Usual | undefined;
}

/** Length of a slice in milliseconds. */
export const slice = 5000;
const slices = 720;
const needed = 120;
// The spread is taken of minutes: in shorter spans chance hides what varies slowly.
const block = 12;
// A jump back this far is a changed clock, as at the end of summer time: what was learned stays, the slices go on from there.
const farBack = 600_000;
// Of a pause so much is learned as a span without events: a quarter of the hour, which the midmean does not see.
const longestPause = slices / 4;

/** Starts with nothing known. */
export function createRateBaseline(): RateBaseline {
  const counts = new Float64Array(slices);
  let closed = 0;
  let open = 0;
  let current = NaN;
  // The open slice in milliseconds: most entries fall into it.
  let start = NaN;
  let cached: { readonly at: number; readonly perSlice: number; readonly excess: number } | undefined;
  const close = (count: number): void => {
    counts[closed % slices] = count;
    closed++;
  };
  return {
    advance(time) {
      if (time >= start && time < start + slice) return 0;
      const now = Math.floor(time / slice);
      if (Number.isNaN(current) || now < current - farBack / slice) {
        current = now;
        start = now * slice;
      }
      if (!(now > current)) return 0;
      const steps = now - current;
      close(open);
      for (let i = 1; i < Math.min(steps, longestPause); i++) close(0);
      open = 0;
      current = now;
      start = now * slice;
      return steps;
    },
    add(weight) {
      open += weight;
    },
    recent(count) {
      let sum = 0;
      for (let i = 1; i <= Math.min(count, closed); i++) sum += counts[(closed - i) % slices] ?? 0;
      return sum;
    },
    usual(count) {
      if (closed < needed) return undefined;
      // Learned anew each minute.
      if (!cached || closed - cached.at >= block) cached = { at: closed, ...learn(counts, Math.min(closed, slices)) };
      const mean = cached.perSlice * count;
      return { mean, variance: mean + cached.excess * mean * mean };
    },
  };
}

/** Mean per slice, and by how much the squared spread of minutes exceeds that of chance, in parts of the squared mean. */
function learn(counts: Float64Array, known: number): { readonly perSlice: number; readonly excess: number } {
  const minutes = new Float64Array(Math.floor(known / block));
  for (let i = 0; i < minutes.length * block; i++) {
    const minute = Math.floor(i / block);
    minutes[minute] = (minutes[minute] ?? 0) + (counts[i] ?? 0);
  }
  minutes.sort();
  const quarter = minutes.length >> 2;
  const middle = minutes.subarray(quarter, minutes.length - quarter);
  const mean = middle.reduce((sum, each) => sum + each, 0) / middle.length;
  const median = minutes[minutes.length >> 1] ?? 0;
  const deviation = minutes.map((each) => Math.abs(each - median)).sort()[minutes.length >> 1] ?? 0;
  // 1.4826 median absolute deviations are one standard deviation of a normal distribution.
  const variance = (1.4826 * deviation) ** 2;
  return { perSlice: mean / block, excess: mean > 0 ? Math.max(0, variance - mean) / (mean * mean) : 0 };
}
