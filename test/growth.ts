// How the work on a text grows with its length, measured so that a busy machine does not matter: by processor time, in turns with as much work
// on short texts, and again as long as a first look is too steep. What is linear gets a fair round before long; what is not never does.

/** A work in two sizes: `long` has so many times the text of `short`. */
export interface SizedWork {
  readonly short: () => void;
  readonly long: () => void;
  readonly factor: number;
}

const rounds = 9;
// Shorter times cannot be measured.
const leastMilliseconds = 1;

/** Exponent of growth; 1 is linear, 2 quadratic. Looks again until it is below the limit, a few times at most. */
export function growthOf({ short, long, factor }: SizedWork, limit: number): number {
  short();
  let least = Infinity;
  for (let round = 0; round < rounds && least >= limit; round++) {
    const expected = processorTime(() => {
      for (let i = 0; i < factor; i++) short();
    });
    least = Math.min(least, 1 + Math.log(processorTime(long) / expected) / Math.log(factor));
  }
  return least;
}

function processorTime(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return Math.max((user + system) / 1000, leastMilliseconds);
}
