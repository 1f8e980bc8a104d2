// What the memory of known lines stands on: when it is worth the while to look, and what is kept of what was seen.

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
const maxBytes = 6_000_000;
// Tables grow with what they hold, as many logs are followed at once.
const fewSlots = 1 << 8;
const mostSlots = 1 << 15;
// Whoever writes texts of one hash on purpose must not make all lines slow.
const maxSteps = 32;
const firstBytes = 1 << 12;

/** Bytes of a line: those of `view` from one place to another. */
export interface LineBytes {
  view: DataView;
  from: number;
  to: number;
}

/** What can be kept: it gets a number. */
export interface Slotted {
  slot: number;
}

/** Things by the bytes of a text, bounded in number and bytes. Each has a small number of its own as long as it is kept. */
export interface Kept<Thing extends Slotted> {
  get(bytes: LineBytes): Thing | undefined;
  /** Whether a text was asked for before that is probably equal to the one that was asked for last and not there: most texts come but once. */
  cameBefore(): boolean;
  /** Keeps a thing, with a copy of the bytes, and gives it back; undefined in the rare case that there is no room for it. */
  set(bytes: LineBytes, thing: Thing): Thing | undefined;
  forget(): void;
}

/** Nothing is kept yet. Half of the things are forgotten at once; what is used moves to the other half. */
export function createKept<Thing extends Slotted>(): Kept<Thing> {
  let young = new Generation<Thing>();
  let old = new Generation<Thing>();
  let free: number[] = [];
  let slots = 0;
  let asked = 0;
  const visitors = createVisitors();
  const put = (bytes: LineBytes, hash: number, thing: Thing): boolean => {
    if (young.isFull) {
      old.each(({ slot }) => free.push(slot));
      const emptied = old;
      old = young;
      young = emptied;
      young.clear();
    }
    return young.put(bytes, hash, thing);
  };
  return {
    cameBefore: () => visitors.knows(asked),
    get(bytes) {
      const hash = hashOf(bytes);
      asked = hash;
      const thing = young.get(bytes, hash);
      if (thing) return thing;
      const aged = old.take(bytes, hash);
      if (!aged) return undefined;
      if (!put(bytes, hash, aged)) free.push(aged.slot);
      return aged;
    },
    set(bytes, thing) {
      const hash = hashOf(bytes);
      // One that was kept under the same text and is replaced leaves its number.
      const before = young.take(bytes, hash) ?? old.take(bytes, hash);
      thing.slot = before?.slot ?? free.pop() ?? slots++;
      if (put(bytes, hash, thing)) return thing;
      free.push(thing.slot);
      return undefined;
    },
    forget() {
      young.clear();
      old.clear();
      free = [];
      slots = 0;
    },
  };
}

const visitorSlots = 1 << 16;

/** Remembers a part of the hash of each text in one of many slots; the next text of the slot takes its place. */
function createVisitors(): { knows(hash: number): boolean } {
  let marks: Uint16Array | undefined;
  return {
    knows(hash) {
      marks ??= new Uint16Array(visitorSlots);
      const slot = hash & (visitorSlots - 1);
      const mark = (hash >>> 16) | 1;
      if (marks[slot] === mark) return true;
      marks[slot] = mark;
      return false;
    },
  };
}

/**
 * Open addressing: a thing stands in the slot of its hash or in one close behind it. The numbers of a slot stand side by side, as memory is
 * slow and slots are turned to in no order.
 */
interface Table<Thing> {
  /** Of each slot whether it was taken, also when its thing has gone, so that those behind it are still found; hash, start and end. */
  readonly numbers: Int32Array;
  readonly things: (Thing | undefined)[];
}

const width = 4;

function createTable<Thing>(slots: number): Table<Thing> {
  const things = new Array<Thing | undefined>(slots).fill(undefined);
  return { numbers: new Int32Array(slots * width), things };
}

/** Things by bytes, which stand one behind the other. */
class Generation<Thing> {
  private table = createTable<Thing>(fewSlots);
  private bytes = new Uint8Array(firstBytes);
  private view = new DataView(this.bytes.buffer);
  private length = 0;
  private count = 0;

  get isFull(): boolean {
    return this.count >= maxKept || this.length >= maxBytes;
  }

  get(bytes: LineBytes, hash: number): Thing | undefined {
    const at = this.find(bytes, hash);
    return at < 0 ? undefined : this.table.things[at];
  }

  /** Gives the thing and keeps it no longer. */
  take(bytes: LineBytes, hash: number): Thing | undefined {
    const at = this.find(bytes, hash);
    if (at < 0) return undefined;
    const thing = this.table.things[at];
    this.table.things[at] = undefined;
    return thing;
  }

  put({ view, from, to }: LineBytes, hash: number, thing: Thing): boolean {
    if (this.count * 2 >= this.table.things.length) this.grow();
    const at = freeSlot(this.table, hash);
    if (at < 0) return false;
    const length = to - from;
    this.makeRoom(length);
    this.bytes.set(new Uint8Array(view.buffer, view.byteOffset + from, length), this.length);
    fill(this.table, at, { hash, start: this.length, end: this.length + length, thing });
    this.length += length;
    this.count++;
    return true;
  }

  each(take: (thing: Thing) => void): void {
    for (const thing of this.table.things) if (thing !== undefined) take(thing);
  }

  clear(): void {
    this.table.numbers.fill(0);
    this.table.things.fill(undefined);
    this.length = 0;
    this.count = 0;
  }

  private find({ view, from, to }: LineBytes, hash: number): number {
    const { numbers, things } = this.table;
    const mask = things.length - 1;
    const length = to - from;
    let slot = hash & mask;
    for (let step = 0; step < maxSteps; step++) {
      const at = slot * width;
      if (numbers[at] === 0) return -1;
      const start = numbers[at + 2] ?? 0;
      if (numbers[at + 1] === hash && (numbers[at + 3] ?? 0) - start === length && things[slot] !== undefined)
        if (areEqual({ view, from, to }, this.view, start)) return slot;
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  private grow(): void {
    const { things, numbers } = this.table;
    if (things.length >= mostSlots) return;
    const larger = createTable<Thing>(things.length * 4);
    things.forEach((thing, slot) => {
      if (thing === undefined) return;
      const [, hash = 0, start = 0, end = 0] = numbers.subarray(slot * width, (slot + 1) * width);
      const free = freeSlot(larger, hash);
      if (free >= 0) fill(larger, free, { hash, start, end, thing });
    });
    this.table = larger;
  }

  private makeRoom(length: number): void {
    if (this.length + length <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + length));
    larger.set(this.bytes);
    this.bytes = larger;
    this.view = new DataView(larger.buffer);
  }
}

// -1 where too many of the same hash stand already.
function freeSlot<Thing>({ numbers, things }: Table<Thing>, hash: number): number {
  const mask = things.length - 1;
  let slot = hash & mask;
  for (let step = 0; numbers[slot * width] !== 0; step++) {
    if (step === maxSteps) return -1;
    slot = (slot + 1) & mask;
  }
  return slot;
}

function fill<Thing>(
  { numbers, things }: Table<Thing>,
  slot: number,
  { hash, start, end, thing }: { hash: number; start: number; end: number; thing: Thing },
): void {
  const at = slot * width;
  numbers[at] = 1;
  numbers[at + 1] = hash;
  numbers[at + 2] = start;
  numbers[at + 3] = end;
  things[slot] = thing;
}

const prime = 0x01000193;

// Eight bytes at once, in two lanes that do not wait for each other.
function hashOf({ view, from, to }: LineBytes): number {
  let first = to - from;
  let second = 17;
  let at = from;
  for (const last = to - 8; at <= last; at += 8) {
    first = Math.imul(first ^ view.getInt32(at, true), prime);
    second = Math.imul(second ^ view.getInt32(at + 4, true), prime);
  }
  for (; at < to; at++) first = Math.imul(first ^ view.getUint8(at), prime);
  const hash = first ^ Math.imul(second ^ (second >>> 15), 0x2c1b3c6d);
  return Math.imul(hash ^ (hash >>> 16), 0x297a2d39) ^ (hash >>> 11);
}

function areEqual({ view, from, to }: LineBytes, other: DataView, start: number): boolean {
  const shift = start - from;
  let at = from;
  for (const last = to - 4; at <= last; at += 4)
    if (view.getInt32(at, true) !== other.getInt32(at + shift, true)) return false;
  for (; at < to; at++) if (view.getUint8(at) !== other.getUint8(at + shift)) return false;
  return true;
}
