// Rows that the page has got so far, in blocks; asks for each missing block once.
import type { LogRow } from "../messages.ts";

export interface RowCache {
  /** The row, or undefined while it is on its way. */
  get(index: number): LogRow | undefined;
  /** Rows of this generation alone are kept. */
  put(rows: readonly LogRow[], generation: number): void;
  /** Forgets all rows: they mean other records from this generation on. */
  clear(generation: number): void;
  /** Rows from here on may be other ones than before, or more. */
  forgetFrom(index: number): void;
}

const blockSize = 200;
const maxBlocks = 50;

/** `request` is called with the first row and the number of rows of a missing block. */
export function createRowCache(request: (start: number, count: number) => void): RowCache {
  const blocks = new Map<number, Map<number, LogRow>>();
  let current = -1;
  const block = (index: number): Map<number, LogRow> => {
    const key = Math.floor(index / blockSize);
    const known = blocks.get(key);
    if (known) {
      blocks.delete(key);
      blocks.set(key, known);
      return known;
    }
    const created = new Map<number, LogRow>();
    blocks.set(key, created);
    const [oldest] = blocks.keys();
    if (blocks.size > maxBlocks && oldest !== undefined) blocks.delete(oldest);
    request(key * blockSize, blockSize);
    return created;
  };
  return {
    get: (index) => block(index).get(index),
    put(rows, generation) {
      if (generation !== current) return;
      for (const row of rows) blocks.get(Math.floor(row.row / blockSize))?.set(row.row, row);
    },
    clear(generation) {
      current = generation;
      blocks.clear();
    },
    forgetFrom(index) {
      const first = Math.floor(index / blockSize);
      // Rows that are there stay on the screen until the new ones come.
      const stale = blocks.get(first);
      for (const key of [...blocks.keys()]) if (key > first) blocks.delete(key);
      if (stale) request(first * blockSize, blockSize);
    },
  };
}
