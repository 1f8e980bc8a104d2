// Decides which words of similar messages are constant. Where a word varies, the values tell: many different ones, or values with digits and
// dots, are a parameter; a few plain words ("started", "stopped") are different messages.
import { wildcard } from "./template.ts";

/** A message of a group: its masked words, and how often it was seen. */
export interface Sample {
  readonly words: readonly string[];
  readonly count: number;
}

/** Messages that differ in parameters only; `words` has `<*>` in their places. */
export interface Column<Item extends Sample> {
  readonly words: readonly string[];
  readonly samples: readonly Item[];
}

// Up to this many plain words in one place are constants, names in capitals (states, kinds) up to the second, as are words that go together
// with their neighbour: "illegal instruction", "imprecise exception".
const fewWords = 4;
const fewNames = 12;
// Each of them was seen this often on average, unless there are very few.
const support = 2;
const veryFew = 3;

/** Splits samples of equal length by the words that are constants; the result does not depend on their order. */
export function splitByConstants<Item extends Sample>(samples: readonly Item[]): readonly Column<Item>[] {
  const done: Column<Item>[] = [];
  const pending: (readonly Item[])[] = [samples];
  for (let part = pending.pop(); part; part = pending.pop()) {
    const places = variedPlaces(part);
    const split = places
      .filter((place) => place.constant)
      .sort((a, b) => a.values.size - b.values.size || a.at - b.at)[0];
    if (!split) {
      const first = part[0]?.words ?? [];
      const varied = new Set(places.map(({ at }) => at));
      done.push({ words: first.map((word, at) => (varied.has(at) ? generalWord(part, at) : word)), samples: part });
      continue;
    }
    for (const value of split.values.keys()) pending.push(part.filter(({ words }) => words[split.at] === value));
  }
  return done;
}

/** Stands for the segments of a route that vary. */
export const segmentWildcard = `/${wildcard}`;

// What varies in a route is still a segment of it.
function generalWord(samples: readonly Sample[], at: number): string {
  return samples.every(({ words }) => words[at]?.startsWith("/")) ? segmentWildcard : wildcard;
}

interface Place {
  readonly at: number;
  /** The words in this place, and how often each was seen. */
  readonly values: ReadonlyMap<string, number>;
  readonly plain: boolean;
  constant: boolean;
}

function variedPlaces(samples: readonly Sample[]): readonly Place[] {
  const places: Place[] = [];
  const [first] = samples;
  if (!first || samples.length === 1) return places;
  let total = 0;
  for (const { count } of samples) total += count;
  for (let at = 0; at < first.words.length; at++) {
    const word = first.words[at];
    if (samples.every(({ words }) => words[at] === word)) continue;
    const values = new Map<string, number>();
    for (const { words, count } of samples) values.set(words[at] ?? "", (values.get(words[at] ?? "") ?? 0) + count);
    const words = [...values.keys()];
    const plain = words.every(isPlain) && !isNamePlace(first.words[at - 1]) && !sharesFrame(words);
    const limit = words.every(isCapital) ? { most: fewNames, support: 0 } : { most: fewWords, support };
    const supported = values.size <= veryFew || total >= limit.support * values.size;
    places.push({ at, values, plain, constant: plain && values.size <= limit.most && supported });
  }
  for (const place of places) place.constant ||= place.plain && goesWithNeighbour(place, places, samples);
  return places;
}

// Each word here has one neighbour of its own: they are one phrase.
function goesWithNeighbour({ at, values }: Place, places: readonly Place[], samples: readonly Sample[]): boolean {
  if (values.size > fewNames) return false;
  return places.some((other) => {
    if (!other.plain || Math.abs(other.at - at) !== 1 || other.values.size > values.size) return false;
    return new Set(samples.map(({ words }) => `${words[at]} ${words[other.at]}`)).size === values.size;
  });
}

/** True for words without digits and dots inside; `SOCKS5` and its like are words too. */
function isPlain(word: string): boolean {
  if (!/[A-Za-z\u0080-\uffff]/.test(word)) return false;
  // Matches capitals with one digit, "SOCKS5"; refuses "J16", "eth0".
  if (/\d/.test(word)) return /^\W*[A-Z]{4,}\d\W*$/.test(word);
  return !/[A-Za-z]\.[A-Za-z]\w*\.[a-z]/.test(word);
}

function isCapital(word: string): boolean {
  return /[A-Z]{2}/.test(word) && !/[a-z]/.test(word);
}

// "session opened for user news".
function isNamePlace(before: string | undefined): boolean {
  return before !== undefined && /^(?:user|username|account)$/i.test(before);
}

// `name=<*>` beside `name=android`: the value varies, so it is a parameter for all.
function sharesFrame(words: readonly string[]): boolean {
  return words.some((word) => {
    if (word === wildcard || !word.includes(wildcard)) return false;
    return words.some((other) => other !== word && fitsFrame(other, word));
  });
}

/** True when the text is the frame with a value in the place of each wildcard; punctuation begins no value. */
export function fitsFrame(text: string, frame: string): boolean {
  const parts = frame.split(wildcard);
  if (/^[^\w/\u0080-\uffff]/.test(text.slice(parts[0]?.length))) return false;
  const last = parts.length - 1;
  let at = 0;
  for (let i = 0; i <= last; i++) {
    const part = parts[i] ?? "";
    if (i === 0) {
      if (!text.startsWith(part)) return false;
      at = part.length;
    } else if (i === last) return text.endsWith(part) && text.length - part.length > at;
    else {
      const found = text.indexOf(part, at + 1);
      if (found < 0) return false;
      at = found + part.length;
    }
  }
  return false;
}
