// What is remembered of every record of a log: where it is, when it was written, its level and template. Typed arrays that grow, about twenty
// bytes a record, so that ten million records fit in memory and filters need not read the file.

/** What a record is remembered by; numbers only. */
export interface ColumnEntry {
  readonly line: number;
  /** In bytes. */
  readonly offset: number;
  /** Milliseconds since the epoch, that of the record before for one without a time; NaN before the first. */
  readonly time: number;
  /** 0 without a level, else 1 for TRACE to 6 for FATAL. */
  readonly severity: number;
  readonly template: number;
  readonly flagged: boolean;
}

/** Records in the order of the log. */
export interface Columns {
  readonly count: number;
  add(entry: ColumnEntry): void;
  line(record: number): number;
  offset(record: number): number;
  time(record: number): number;
  severity(record: number): number;
  template(record: number): number;
  /** Whether a detector raised something at it. */
  flagged(record: number): boolean;
  /** The last record that begins at or before a line; -1 when all are behind it. */
  recordOfLine(line: number): number;
  /** The first record that is not earlier than a moment; `count` when all are. */
  recordOfTime(time: number): number;
}

const firstCapacity = 1024;
const flagBit = 8;
const severityMask = 7;

/** Starts empty. */
export function createColumns(): Columns {
  let capacity = firstCapacity;
  let lines = new Uint32Array(capacity);
  let offsets = new Float64Array(capacity);
  let times = new Float64Array(capacity);
  let marks = new Uint8Array(capacity);
  let templates = new Uint16Array(capacity);
  let count = 0;
  const grow = (): void => {
    capacity *= 2;
    lines = grown(lines, new Uint32Array(capacity));
    offsets = grown(offsets, new Float64Array(capacity));
    times = grown(times, new Float64Array(capacity));
    marks = grown(marks, new Uint8Array(capacity));
    templates = grown(templates, new Uint16Array(capacity));
  };
  const lastWhere = (fits: (record: number) => boolean): number => {
    let low = -1;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (fits(middle)) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return {
    get count() {
      return count;
    },
    add({ line, offset, time, severity, template, flagged }) {
      if (count === capacity) grow();
      lines[count] = line;
      offsets[count] = offset;
      times[count] = Number.isNaN(time) && count > 0 ? (times[count - 1] ?? NaN) : time;
      marks[count] = severity | (flagged ? flagBit : 0);
      templates[count] = template;
      count++;
    },
    line: (record) => lines[record] ?? 0,
    offset: (record) => offsets[record] ?? 0,
    time: (record) => times[record] ?? NaN,
    severity: (record) => (marks[record] ?? 0) & severityMask,
    template: (record) => templates[record] ?? 0,
    flagged: (record) => ((marks[record] ?? 0) & flagBit) !== 0,
    recordOfLine: (line) => lastWhere((record) => (lines[record] ?? 0) <= line),
    // Times of a log hardly ever go back; where they do, the nearest place before is good enough to begin at.
    recordOfTime: (time) => lastWhere((record) => !((times[record] ?? NaN) >= time)) + 1,
  };
}

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

function grown<Column extends Numbers>(from: Column, into: Column): Column {
  into.set(from);
  return into;
}
