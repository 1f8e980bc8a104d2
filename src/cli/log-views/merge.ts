// Brings records of several logs into the order of their times. A record waits a moment for earlier ones of other logs; how long and
// how many wait is bounded.

/** Something with a time, in milliseconds since the epoch. */
export interface Timed<Item> {
  readonly item: Item;
  readonly time: number;
}

/** Takes items as they come and gives them back in order. */
export interface Merger<Item> {
  add(item: Timed<Item>, now: number): void;
  /** The items that have waited long enough, and all before them; everything with `Infinity`. */
  release(now: number): readonly Item[];
  /** When the next item will have waited long enough; undefined when none waits. */
  readonly due: number | undefined;
}

/** How long an item waits, in milliseconds, and how many wait at most. */
export interface MergeLimits {
  readonly hold: number;
  readonly most: number;
}

interface Waiting<Item> extends Timed<Item> {
  readonly arrived: number;
}

/** Limits are asked for at each step, so that they may change. */
export function createMerger<Item>(limits: () => MergeLimits): Merger<Item> {
  let waiting: Waiting<Item>[] = [];
  let sorted = true;
  return {
    add({ item, time }, now) {
      sorted &&= time >= (waiting.at(-1)?.time ?? -Infinity);
      waiting.push({ item, time, arrived: now });
    },
    release(now) {
      const { hold, most } = limits();
      // Stable: items of one log keep their order.
      if (!sorted) waiting.sort((a, b) => a.time - b.time);
      sorted = true;
      const old = waiting.findLastIndex(({ arrived }) => arrived + hold <= now);
      const count = Math.max(old + 1, waiting.length - most);
      const released = waiting.slice(0, count).map(({ item }) => item);
      waiting = waiting.slice(count);
      return released;
    },
    get due() {
      const { hold } = limits();
      return waiting.length === 0
        ? undefined
        : Math.min(...waiting.slice(0, 1000).map(({ arrived }) => arrived)) + hold;
    },
  };
}
