// What the memory of known lines stands on: when it is worth the while to look, and what is kept of what was seen.
import { detach } from "./entry.ts";

// Of so many lines one in eight has to be known, or the next lines are not looked up.
const trial = 8192;
const pause = 65_536;

/** Decides when looking for known lines is worth the while. */
export interface Attention {
  isAwake(): boolean;
  found(): void;
  /** False when too few were found, so that looking pauses. */
  missed(): boolean;
}

/** Awake, until too few are found. */
export function createAttention(): Attention {
  let asked = 0;
  let known = 0;
  let resting = 0;
  return {
    isAwake: () => resting === 0 || --resting === 0,
    found() {
      asked++;
      known++;
    },
    missed() {
      if (++asked < trial) return true;
      if (known * 8 < asked) resting = pause;
      asked = 0;
      known = 0;
      return resting === 0;
    },
  };
}

// Of one generation; another is kept beside it.
const maxKept = 16_384;
const maxCharacters = 6_000_000;

/** What can be kept: it gets a number. */
export interface Slotted {
  slot: number;
}

/** Things by text, bounded in number and characters. Each has a small number of its own as long as it is kept. */
export interface Kept<Thing extends Slotted> {
  get(text: string): Thing | undefined;
  /** Keeps a thing and gives it back; the text must not be a part of a longer one. */
  set(text: string, thing: Thing): Thing;
  forget(): void;
}

/** Nothing is kept yet. Half of the things are forgotten at once; what is used moves to the other half. */
export function createKept<Thing extends Slotted>(): Kept<Thing> {
  let young = new Map<string, Thing>();
  let old = new Map<string, Thing>();
  let characters = 0;
  let free: number[] = [];
  let slots = 0;
  const turn = (): void => {
    for (const { slot } of old.values()) free.push(slot);
    old = young;
    young = new Map();
    characters = 0;
  };
  const put = (text: string, thing: Thing): void => {
    if (young.size >= maxKept || characters >= maxCharacters) turn();
    characters += text.length;
    young.set(text, thing);
  };
  return {
    get(text) {
      const thing = young.get(text);
      if (thing) return thing;
      const aged = old.get(text);
      if (!aged) return undefined;
      old.delete(text);
      put(detach(text), aged);
      return aged;
    },
    set(text, thing) {
      // One that was kept under the same text and is replaced leaves its number.
      const before = young.get(text) ?? old.get(text);
      if (before && !young.delete(text)) old.delete(text);
      put(text, thing);
      thing.slot = before?.slot ?? free.pop() ?? slots++;
      return thing;
    },
    forget() {
      young = new Map();
      old = new Map();
      characters = 0;
      free = [];
      slots = 0;
    },
  };
}
