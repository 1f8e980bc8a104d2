// A list of whole numbers that only grows: which records a filter lets through. Four bytes each.

/** Numbers in the order in which they came. */
export interface NumberList {
  readonly length: number;
  push(value: number): void;
  at(index: number): number;
  /** Index of the first number that is not smaller, in a sorted list; `length` when all are. */
  lowerBound(value: number): number;
}

/** Starts empty. */
export function createNumberList(): NumberList {
  let values = new Uint32Array(256);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === values.length) {
        const larger = new Uint32Array(length * 2);
        larger.set(values);
        values = larger;
      }
      values[length++] = value;
    },
    at: (index) => values[index] ?? 0,
    lowerBound(value) {
      let low = 0;
      let high = length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((values[middle] ?? 0) < value) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}
