// The last numbers of a long row, in fixed memory: lines for evidence, lengths of gaps.

/** A row that remembers its end. */
export interface NumberRing {
  push(value: number): void;
  /** The last `count` values, oldest first; fewer at the beginning. */
  last(count: number): readonly number[];
  /** The largest of the last `count` values, 0 when there is none above. */
  largest(count: number): number;
}

/** Remembers the last `size` values. */
export function createNumberRing(size: number): NumberRing {
  const values = new Float64Array(size);
  let pushed = 0;
  return {
    push(value) {
      values[pushed++ % size] = value;
    },
    last(count) {
      const length = Math.min(count, pushed, size);
      return Array.from({ length }, (_, i) => values[(pushed - length + i) % size] ?? 0);
    },
    largest(count) {
      let largest = 0;
      for (let i = 1; i <= Math.min(count, pushed, size); i++)
        largest = Math.max(largest, values[(pushed - i) % size] ?? 0);
      return largest;
    },
  };
}
