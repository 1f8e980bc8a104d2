// How surprising a count is. Chernoff bounds on the tails: never smaller than the true probability, closed, and without tables.

/** Decades of improbability: 9 says that chance gives such a count at most once in 10^9 times. */
export type Surprise = number;

/** Of `count` successes or more in `trials` when each succeeds with `probability`; 0 when that is no more than expected. */
export function surpriseOfShare(count: number, trials: number, probability: number): Surprise {
  const share = count / trials;
  if (!(share > probability)) return 0;
  const misses = trials - count;
  const rest = misses === 0 ? 0 : misses * Math.log((1 - share) / (1 - probability));
  return (count * Math.log(share / probability) + rest) / Math.LN10;
}

/** What is usual for a count. */
export interface Usual {
  readonly mean: number;
  /** At least the mean, as for a Poisson count; more makes it negative binomial. */
  readonly variance: number;
}

/** Of `count` events or more where `usual` holds; 0 when that is no more than expected. */
export function surpriseOfCount(count: number, usual: Usual): Surprise {
  if (!(count > usual.mean)) return 0;
  return usual.mean <= 0 ? Infinity : distance(count, usual);
}

/** Of `count` events or fewer where `usual` holds; 0 when that is no less than expected. */
export function surpriseOfFew(count: number, usual: Usual): Surprise {
  return count < usual.mean ? distance(count, usual) : 0;
}

function distance(count: number, { mean, variance }: Usual): Surprise {
  const size = (mean * mean) / Math.max(variance - mean, mean * 1e-6);
  const own = count === 0 ? 0 : count * Math.log(count / mean);
  return (own - (count + size) * Math.log((count + size) / (mean + size))) / Math.LN10;
}
