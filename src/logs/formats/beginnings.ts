// Spares most lines of plain logs the question whether they are of a format of their own: what stands behind the timestamp tells.

/** Remembers what stood behind the timestamps of lines that no format of its own has claimed: others like them need not be offered. */
export interface Beginnings {
  areOrdinary(text: string, at: number): boolean;
  note(text: string, at: number, ordinary: boolean): void;
}

const provenBy = 8;
const maxBeginnings = 1000;

/** Nothing was seen yet. */
export function createBeginnings(): Beginnings {
  const counts = new Map<number, number>();
  const keyOf = (text: string, at: number): number =>
    ((text.charCodeAt(at) & 255) << 16) | ((text.charCodeAt(at + 1) & 255) << 8) | (text.charCodeAt(at + 2) & 255);
  return {
    areOrdinary: (text, at) => (counts.get(keyOf(text, at)) ?? 0) >= provenBy,
    note(text, at, ordinary) {
      const key = keyOf(text, at);
      const count = counts.get(key);
      if (count === undefined && counts.size >= maxBeginnings) return;
      counts.set(key, ordinary ? (count ?? 0) + 1 : -Infinity);
    },
  };
}
