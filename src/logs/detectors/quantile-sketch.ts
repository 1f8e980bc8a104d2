// Quantiles of many positive numbers in fixed memory: a histogram whose classes grow by a constant factor.

/** Remembers how often each order of magnitude was seen; the past is forgotten by halves. */
export interface QuantileSketch {
  readonly count: number;
  add(value: number): void;
  /** A value that at least the given share of the numbers does not exceed, at most an eighth too large. */
  above(share: number): number;
}

const perDoubling = 6;
const classes = 200;
// Class 0 ends here.
const least = 0.01;
const remembered = 20_000;

/** Makes an empty sketch. */
export function createQuantileSketch(): QuantileSketch {
  let counts: Uint32Array | undefined;
  let count = 0;
  let cached = { share: NaN, value: NaN, until: 0 };
  return {
    get count() {
      return count;
    },
    add(value) {
      counts ??= new Uint32Array(classes);
      const place = value <= least ? 0 : Math.min(classes - 1, Math.ceil(Math.log2(value / least) * perDoubling));
      counts[place] = (counts[place] ?? 0) + 1;
      if (++count < remembered) return;
      count = 0;
      counts = counts.map((each) => each >> 1);
      for (const each of counts) count += each;
    },
    above(share) {
      // The quantile of many numbers moves slowly: it is looked up again after each hundredth part more.
      if (cached.share === share && count >= cached.until - cached.until / 100 && count < cached.until)
        return cached.value;
      let rest = count * share;
      let place = -1;
      while (rest > 0 && place < classes - 1) rest -= counts?.[++place] ?? 0;
      cached = { share, value: least * 2 ** (Math.max(0, place) / perDoubling), until: Math.ceil(count * 1.01) + 1 };
      return cached.value;
    },
  };
}
