// A map that forgets: it keeps the keys that were used last, in bounded memory.
import { detach } from "../entry.ts";

/** Values by key; at least half of the limit and at most all of it are kept. */
export interface RecentMap<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): void;
}

/** Makes an empty map. Two generations: what is used moves to the young one, and the old one is dropped as a whole. */
export function createRecentMap<Value>(limit: number): RecentMap<Value> {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  // Attacks come in bursts, and most lines of one tell the same address: what was found last is asked for again.
  let lastKey = "";
  let lastValue: Value | undefined;
  const set = (key: string, value: Value): void => {
    if (young.size >= limit / 2 && !young.has(key)) {
      old = young;
      young = new Map();
    }
    // A key that is there stays the same text.
    young.set(young.has(key) ? key : detach(key), value);
    lastValue = undefined;
  };
  return {
    set,
    get(key) {
      if (lastValue !== undefined && key === lastKey) return lastValue;
      const value = young.get(key);
      if (value !== undefined) {
        lastKey = key;
        lastValue = value;
        return value;
      }
      const kept = old.get(key);
      if (kept !== undefined) set(key, kept);
      return kept;
    },
    delete(key) {
      lastValue = undefined;
      young.delete(key);
      old.delete(key);
    },
  };
}
