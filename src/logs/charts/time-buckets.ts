// Counts over time in bounded memory: buckets of equal width that grows as the log does.

/** What is counted in one span of time. */
export interface TimeBucket {
  readonly counts: Map<string, number>;
  /** How many durations fell into each class, by the logarithm of their milliseconds. */
  readonly durations: Map<number, number>;
}

/** Counts by time. */
export interface TimeBuckets {
  add(time: number, keys: readonly string[], duration: number | undefined): void;
  /** Milliseconds that a bucket spans. */
  readonly width: number;
  /** From the first to the last, those without a record too; `start` in milliseconds since the epoch. */
  readonly all: readonly (TimeBucket & { readonly start: number })[];
}

const most = 120;
// Widths that people read easily, in seconds; each divides the next, so that buckets merge whole.
const widths = [1, 5, 15, 60, 300, 900, 3600, 10_800, 21_600, 43_200, 86_400];

/** Starts with seconds; never holds more than 120 buckets. */
export function createTimeBuckets(): TimeBuckets {
  let step = 0;
  let width = 1000;
  let buckets = new Map<number, TimeBucket>();
  let first = Infinity;
  let last = -Infinity;
  const widen = (): void => {
    step++;
    const before = width;
    width = (widths[step] ?? (widths.at(-1) ?? 1) * 2 ** (step - widths.length + 1)) * 1000;
    const wider = new Map<number, TimeBucket>();
    for (const [index, bucket] of buckets) merge(bucketOf(wider, Math.floor((index * before) / width)), bucket);
    buckets = wider;
  };
  return {
    add(time, keys, duration) {
      first = Math.min(first, time);
      last = Math.max(last, time);
      while (Math.floor(last / width) - Math.floor(first / width) >= most) widen();
      const bucket = bucketOf(buckets, Math.floor(time / width));
      for (const key of keys) increase(bucket.counts, key, 1);
      if (duration !== undefined) increase(bucket.durations, classOf(duration), 1);
    },
    get width() {
      return width;
    },
    get all() {
      if (first > last) return [];
      const from = Math.floor(first / width);
      const length = Math.floor(last / width) - from + 1;
      return Array.from({ length }, (_, i) => ({
        ...(buckets.get(from + i) ?? emptyBucket()),
        start: (from + i) * width,
      }));
    },
  };
}

function bucketOf(buckets: Map<number, TimeBucket>, index: number): TimeBucket {
  const known = buckets.get(index) ?? emptyBucket();
  buckets.set(index, known);
  return known;
}

function emptyBucket(): TimeBucket {
  return { counts: new Map(), durations: new Map() };
}

function merge(into: TimeBucket, from: TimeBucket): void {
  for (const [key, count] of from.counts) increase(into.counts, key, count);
  for (const [key, count] of from.durations) increase(into.durations, key, count);
}

function increase<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

// Eight classes to a doubling: a quantile is at most nine percent too large.
const perDoubling = 8;

function classOf(milliseconds: number): number {
  return milliseconds <= 0.01 ? -54 : Math.ceil(Math.log2(milliseconds) * perDoubling);
}

/** A duration that the given share of all does not exceed, in milliseconds; undefined without any. */
export function quantile(durations: ReadonlyMap<number, number>, share: number): number | undefined {
  let rest = [...durations.values()].reduce((sum, count) => sum + count, 0) * share;
  for (const [at, count] of [...durations].sort(([a], [b]) => a - b)) {
    rest -= count;
    if (rest <= 0) return 2 ** (at / perDoubling);
  }
  return undefined;
}

/** The durations of several buckets together. */
export function allDurations(buckets: readonly TimeBucket[]): ReadonlyMap<number, number> {
  const all = emptyBucket();
  for (const bucket of buckets) merge(all, { counts: new Map(), durations: bucket.durations });
  return all.durations;
}
