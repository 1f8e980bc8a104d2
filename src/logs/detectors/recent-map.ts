// A map that forgets: it keeps the keys that were used last, in bounded memory.
import { sharedName } from "../shared-names.ts";

/** Values by key; at least half of the limit and at most all of it are kept. */
export interface RecentMap<Value, Key extends string | number = string> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): void;
  delete(key: Key): void;
}

/** Makes an empty map. Two generations: what is used moves to the young one, and the old one is dropped as a whole. */
export function createRecentMap<Value, Key extends string | number = string>(limit: number): RecentMap<Value, Key> {
  let young = new Map<Key, Value>();
  let old = new Map<Key, Value>();
  // Attacks come in bursts, and most lines of one tell the same address: what was found last is asked for again.
  let lastKey: Key | undefined;
  let lastValue: Value | undefined;
  const set = (key: Key, value: Value): void => {
    if (young.size >= limit / 2 && !young.has(key)) {
      old = young;
      young = new Map();
    }
    // A key that is there stays the same text.
    young.set(young.has(key) ? key : own(key), value);
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

function own<Key extends string | number>(key: Key): Key;
function own(key: string | number): string | number {
  return typeof key === "string" ? sharedName(key) : key;
}
