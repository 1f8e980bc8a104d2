// How the work on a text grows with its length, measured so that a busy machine does not matter: by processor time, the best of several turns
// with as much work on short texts as on a long one, and further turns as long as that looks too steep.

/** A work in two sizes: `long` has so many times the text of `short`. */
export interface SizedWork {
  readonly short: () => void;
  readonly long: () => void;
  readonly factor: number;
}

const fewRounds = 2;
const mostRounds = 12;
// Shorter times cannot be measured.
const leastMilliseconds = 1;

/** Exponent of growth; 1 is linear, 2 quadratic. Looks again while it is not below the limit, a few times at most. */
export function growthOf({ short, long, factor }: SizedWork, limit: number): number {
  const best = { short: Infinity, long: Infinity };
  let growth = Infinity;
  for (let round = 0; round < fewRounds || (round < mostRounds && growth >= limit); round++) {
    const inParts = processorTime(() => {
      for (let i = 0; i < factor; i++) short();
    });
    best.short = Math.min(best.short, inParts);
    best.long = Math.min(best.long, processorTime(long));
    growth = 1 + Math.log(best.long / best.short) / Math.log(factor);
  }
  return growth;
}

function processorTime(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return Math.max((user + system) / 1000, leastMilliseconds);
}
