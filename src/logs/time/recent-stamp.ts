// Reads timestamps of one place in the lines of one log. Within an hour most of them differ in minutes, seconds and fraction only: those are
// read by their digits, all others by the full scan, with the same outcome.
import { type FoundTime, namesZone, scanTimestamp } from "./scan.ts";

/** The characters of a line one by one, where each is one byte; looked at in this way they take a fraction of the time. */
export interface BytesOfLine {
  readonly bytes: Uint8Array;
  /** Where the line begins. */
  readonly at: number;
}

/** Reads the timestamps of one log. */
export interface StampReader {
  /** As `scanTimestamp`; with the bytes of the line where they are at hand. */
  read(text: string, at: number, line?: BytesOfLine): FoundTime | undefined;
  /** Grows when a timestamp is of another kind than the one before; those of one kind differ in digits alone. */
  readonly kind: number;
}

/** What is known of the last timestamp that was scanned. */
interface Pattern {
  /** The text of the timestamp and of what stands behind it, as far as that may belong to one. */
  text: string;
  /** The same as bytes; what is not ASCII as a number that no byte has. */
  codes: Uint16Array;
  /** Where the digits of minutes and seconds stand, and those of the fraction. */
  minutes: number;
  fraction: number;
  fractionEnd: number;
  end: number;
  /** The time with minutes, seconds and fraction zero. */
  hour: number;
  zone: number;
  zoned: boolean;
}

// Matches "08:30:04" and "08:30:04.120" in a timestamp; refuses clocks without seconds and dates that run into the clock.
const clock = /(?<!\d)\d\d:(?=\d\d:\d\d)/g;
const maxFraction = 9;
// A zone such as " +02:00" or " CEST" may follow, or half of the day; so many characters decide it.
const behind = 10;

/** Nothing was read yet. */
export function createStampReader(reference: number): StampReader {
  let pattern: Pattern | undefined;
  let kind = 0;
  return {
    get kind() {
      return kind;
    },
    read(text, at, line) {
      const known = pattern && (line ? readLikeBytes(pattern, { text, line }, at) : readLike(pattern, text, at));
      if (known) return known;
      const found = scanTimestamp(text, at, reference);
      pattern = found && patternOf(text, at, found);
      kind++;
      return found;
    },
  };
}

function patternOf(text: string, at: number, { time, zone, zoned, end }: FoundTime): Pattern | undefined {
  const stamp = text.slice(at, end + behind);
  if (stamp.length < end - at + behind) return undefined;
  clock.lastIndex = 0;
  const start = clock.exec(stamp);
  // A second clock would make it doubtful which of them was read.
  if (!start || start.index + 8 > end - at || clock.exec(stamp.slice(0, end - at))) return undefined;
  const minutes = start.index + 3;
  const mark = stamp.charCodeAt(minutes + 5);
  const fraction = minutes + 6;
  let fractionEnd = fraction;
  if (isMark(mark)) while (fractionEnd < end - at && isDigit(stamp.charCodeAt(fractionEnd))) fractionEnd++;
  if (fractionEnd - fraction > maxFraction || isMark(stamp.charCodeAt(end - at))) return undefined;
  const past = clockTime(stamp, 0, { minutes, fraction, fractionEnd });
  if (Number.isNaN(past)) return undefined;
  // Copied, as the pattern outlives the block of the line.
  const own = ` ${stamp}`.slice(1);
  return { text: own, codes: codesOf(own), minutes, fraction, fractionEnd, end: end - at, hour: time - past, zone, zoned }; // prettier-ignore
}

const noByte = 0xffff;

function codesOf(text: string): Uint16Array {
  return Uint16Array.from(text, (character) => (character.charCodeAt(0) < 128 ? character.charCodeAt(0) : noByte));
}

// As `readLike`. Behind the line stands its break, which is in no timestamp.
function readLikeBytes(
  pattern: Pattern,
  { text, line: { bytes, at: start } }: { readonly text: string; readonly line: BytesOfLine },
  at: number,
): FoundTime | undefined {
  const { codes, minutes, fractionEnd, end } = pattern;
  const from = start + at;
  for (let i = 0; i < codes.length; i++) {
    const code = bytes[from + i] ?? noByte;
    const like = codes[i] ?? noByte;
    if (code === like) continue;
    if (i >= minutes && i < fractionEnd && isDigit(like) && isDigit(code)) continue;
    if (i > end && mayFollow(text, at + end, pattern)) break;
    return undefined;
  }
  return timeLike(pattern, text, at);
}

function readLike(pattern: Pattern, text: string, at: number): FoundTime | undefined {
  const { text: like, minutes, fractionEnd, end } = pattern;
  for (let i = 0; i < like.length; i++) {
    if (text.charCodeAt(at + i) === like.charCodeAt(i)) continue;
    const isTime = i >= minutes && i < fractionEnd && isDigit(like.charCodeAt(i));
    if (isTime && isDigit(text.charCodeAt(at + i))) continue;
    // What follows the first character behind it matters only where a zone or half of the day could stand.
    if (i > end && mayFollow(text, at + end, pattern)) break;
    return undefined;
  }
  return timeLike(pattern, text, at);
}

// Undefined when there are not so many minutes and seconds.
function timeLike(pattern: Pattern, text: string, at: number): FoundTime | undefined {
  const { hour, zone, zoned, end } = pattern;
  const past = clockTime(text, at, pattern);
  return Number.isNaN(past) ? undefined : { time: hour + past, zone, zoned, end: at + end };
}

// Whether the text behind a timestamp without a zone, which begins with the same character, is surely no zone and no half of a day.
function mayFollow(text: string, end: number, { zoned }: Pattern): boolean {
  const next = text.charCodeAt(end + 1);
  if (zoned) return !isDigit(text.charCodeAt(end));
  if (text.charCodeAt(end) !== 32) return false;
  if (isCapital(next)) return !isHalf(next | 32) && !namesZone(text, end + 1);
  return next === 91 || next === 34 || next === 123 || (isLower(next) && !isHalf(next));
}

// Milliseconds since the hour; NaN when there are not so many minutes and seconds.
function clockTime(
  text: string,
  at: number,
  { minutes, fraction, fractionEnd }: Pick<Pattern, "minutes" | "fraction" | "fractionEnd">,
): number {
  const minute = twoDigits(text, at + minutes);
  const second = twoDigits(text, at + minutes + 3);
  if (!(minute < 60) || !(second < 60)) return NaN;
  let rest = 0;
  let scale = 100;
  for (let i = at + fraction; i < at + fractionEnd; i++) {
    rest += (text.charCodeAt(i) - 48) * scale;
    scale = scale > 1 ? scale / 10 : 0;
  }
  return minute * 60_000 + second * 1000 + rest;
}

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}

function isMark(code: number): boolean {
  return code === 46 || code === 44 || code === 58;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

function isLower(code: number): boolean {
  return code >= 97 && code <= 122;
}

// The letters of "am" and "pm".
function isHalf(code: number): boolean {
  return code === 97 || code === 112;
}
