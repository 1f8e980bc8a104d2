// The places that an index remembers: one line for every stretch of bytes, with its number, its offset and when it was written. Three numbers
// each, so that the marks of a log of gigabytes take less than a megabyte.

/** A remembered line. `time` is the latest seen up to here, so that it never goes back; -Infinity before the first. */
export interface Mark {
  readonly line: number;
  readonly offset: number;
  readonly time: number;
}

/** Marks in the order of the log. */
export interface Marks {
  readonly count: number;
  add(mark: Mark): void;
  /** The mark with this index, counted from 0. */
  at(index: number): Mark;
  /** Index of the last mark at or before a line; 0 when all are behind it. */
  ofLine(line: number): number;
  /** Index of the last mark at or before an offset; 0 when all are behind it. */
  ofOffset(offset: number): number;
  /** Index of the last mark that is earlier than a moment; 0 when none is. */
  before(time: number): number;
  /** All numbers, three for each mark; null stands for a time before the first. */
  toJson(): readonly (number | null)[];
}

const fields = 3;

/** Makes marks, from what `toJson` gave if there is something. */
export function createMarks(saved: readonly (number | null)[] = []): Marks {
  let numbers = Float64Array.from(saved, (number) => number ?? -Infinity);
  let count = saved.length / fields;
  const field = (index: number, which: number): number => numbers[index * fields + which] ?? 0;
  const lastWhere = (fits: (index: number) => boolean): number => {
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (fits(middle)) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  };
  return {
    get count() {
      return count;
    },
    add({ line, offset, time }) {
      if ((count + 1) * fields > numbers.length) {
        const larger = new Float64Array(Math.max(64 * fields, numbers.length * 2));
        larger.set(numbers);
        numbers = larger;
      }
      numbers.set([line, offset, time], count * fields);
      count++;
    },
    at: (index) => ({ line: field(index, 0), offset: field(index, 1), time: field(index, 2) }),
    ofLine: (line) => lastWhere((index) => field(index, 0) <= line),
    ofOffset: (offset) => lastWhere((index) => field(index, 1) <= offset),
    before: (time) => lastWhere((index) => field(index, 2) < time),
    toJson: () =>
      Array.from(numbers.subarray(0, count * fields), (number) => (Number.isFinite(number) ? number : null)),
  };
}
