// Rows that the page has got so far, in blocks; asks for each missing block once.
import type { LogRow } from "../messages.ts";

export interface RowCache {
  /** The row, or undefined while it is on its way. */
  get(index: number): LogRow | undefined;
  put(rows: readonly LogRow[]): void;
  clear(): void;
}

const blockSize = 200;
const maxBlocks = 50;

/** `request` is called with the first row and the number of rows of a missing block. */
export function createRowCache(request: (start: number, count: number) => void): RowCache {
  const blocks = new Map<number, Map<number, LogRow>>();
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
    put(rows) {
      for (const row of rows) blocks.get(Math.floor(row.index / blockSize))?.set(row.index, row);
    },
    clear: () => blocks.clear(),
  };
}
