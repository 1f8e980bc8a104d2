// Finds the part of a line by which it may be known: what stands behind its time and process, or before its time. What differs among lines
// that are otherwise equal is read here: the time, the address of the client, the port from which it speaks.
import type { FormatContext, LineBeginning, LogFormat } from "./formats/format.ts";
import type { BytesOfLine } from "./time/recent-stamp.ts";
import type { FoundTime } from "./time/scan.ts";

/** The part of a line that differs from that of equal ones. */
export interface Place {
  time: number;
  zone: number;
  address: string | undefined;
  stampEnd: number;
  middleStart: number;
  middleEnd: number;
  /** Where the text stands that may be known; `tail` is -1 when there is none. */
  tail: number;
  tailEnd: number;
  /** Where in it the digits of a port stand that is another for each connection; 0 where there are none. */
  portStart: number;
  portEnd: number;
  shape: number;
  /** The shape of timestamps of the kind that was read last. */
  stampKind: number;
  stampFirst: number;
  stampShape: number;
}

/** Longer ones are not known. */
export const maxTail = 2048;

/**
 * A line as the numbers of its characters: those of a block of bytes, or a copy of two bytes for each. To ask the text for one after the
 * other takes several times longer, as it is a part of another text.
 */
export interface LineCodes {
  codes: Uint8Array | Uint16Array;
  /** The same as bytes, `width` for each character. */
  view: DataView;
  width: 1 | 2;
  /** Where the line begins. */
  at: number;
}

/** A line that is located. */
export interface LocatedLine {
  readonly text: string;
  readonly codes: LineCodes;
  /** Where each character is one byte. */
  readonly bytes: BytesOfLine | undefined;
}

/** Fills in the place of a line; `own` is the format of the line before, when that knows how its lines begin. */
export function locate(
  place: Place,
  line: LocatedLine,
  { context, own }: { readonly context: FormatContext; readonly own: LogFormat | undefined },
): void {
  const { text, bytes } = line;
  place.tail = -1;
  place.portEnd = 0;
  const stamp = context.leading(text, bytes);
  if (stamp) placeBehind(place, line, { stamp, kind: context.leadingKind() });
  else {
    const begun = own?.beginning?.(text, context, bytes);
    if (begun) placeOf(place, text, begun);
  }
  if (place.tailEnd - place.tail > maxTail) place.tail = -1;
}

/** Of no line yet. */
export function createPlace(): Place {
  return {
    ...{ time: 0, zone: 0, address: undefined },
    ...{ stampEnd: 0, middleStart: 0, middleEnd: 0, tail: -1, tailEnd: 0, portStart: 0, portEnd: 0 },
    ...{ shape: 0, stampKind: -1, stampFirst: 0, stampShape: 0 },
  };
}

function placeBehind(
  place: Place,
  { text, codes }: LocatedLine,
  { stamp, kind }: { readonly stamp: FoundTime; readonly kind: number },
): void {
  place.time = stamp.time;
  place.zone = stamp.zone;
  place.address = undefined;
  place.stampEnd = stamp.end;
  place.middleStart = stamp.end;
  place.tailEnd = text.length;
  const first = codeAt(codes, 0);
  if (place.stampKind !== kind || (place.stampFirst !== first && !isDigit(first))) {
    place.stampShape = shapeOf(text, stamp.end);
    place.stampKind = kind;
    place.stampFirst = first;
  }
  place.shape = place.stampShape;
  readProcess(place, text, codes);
}

function codeAt({ codes, at }: LineCodes, place: number): number {
  return codes[at + place] ?? 0;
}

const maxOther = 64;

// The longer side of the time is looked up, the other compared.
function placeOf(place: Place, text: string, { time, zone, address, start, end }: LineBeginning): void {
  const last = text.length - end;
  if (Math.min(start, last) > maxOther) return;
  const isBehind = last >= start;
  place.time = time;
  place.zone = zone;
  place.address = address;
  place.tail = isBehind ? end : 0;
  place.tailEnd = isBehind ? text.length : start;
  place.middleStart = isBehind ? 0 : end;
  place.middleEnd = isBehind ? start : text.length;
  place.stampEnd = 0;
  place.shape = 0;
}

const maxMiddle = 80;
const maxDigits = 10;

// In " web1 sshd[4711]: Failed …" the number is that of the process; lines of others go on in the same way.
function readProcess(place: Place, text: string, line: LineCodes): void {
  const start = place.stampEnd;
  place.middleEnd = start;
  place.tail = start;
  const { codes, at } = line;
  const last = Math.min(start + maxMiddle, text.length);
  for (let open = start; open < last; open++) {
    const code = codes[at + open] ?? 0;
    if (code === 91) {
      let end = open + 1;
      while (end <= open + maxDigits && isDigit(codes[at + end] ?? 0)) end++;
      if (end === open + 1 || end + 1 >= text.length) return;
      if (codes[at + end] !== 93 || codes[at + end + 1] !== 58) return;
      place.middleEnd = open + 1;
      place.tail = end;
      findPort(place, text, line);
      return;
    }
    // Nothing but host and program stand before it.
    if (code === 58 || code === 34) return;
  }
}

const preauth = " [preauth]";
const secondVersion = " ssh2";
// Those from which clients speak have so many digits.
const minPortDigits = 4;
/** No port has more digits. */
export const maxPortDigits = 5;

// "… from 203.0.113.9 port 50114 ssh2", "… 203.0.113.9 port 50114 [preauth]", "Received disconnect from 203.0.113.9 port 50114:11: …"; of
// what does not stand behind an address nothing is taken.
function findPort(place: Place, text: string, line: LineCodes): void {
  const { tail } = place;
  const { length } = text;
  // "]: " stands before the message.
  const isReceived = tail + 3 < length && codeAt(line, tail + 3) === 82;
  const end = isReceived ? text.indexOf(":", text.lastIndexOf(" port ")) : portEndOf(line, length);
  let start = end;
  while (start > 0 && end - start <= maxPortDigits && isDigit(codeAt(line, start - 1))) start--;
  const count = end - start;
  if (count < minPortDigits || count > maxPortDigits || start <= tail + 10) return;
  if (!textStandsAt(line, start - behindAddress.length, behindAddress) || !isAddressPart(codeAt(line, start - 7)))
    return;
  place.portStart = start;
  place.portEnd = end;
}

const behindAddress = " port ";

function portEndOf(line: LineCodes, length: number): number {
  const last = codeAt(line, length - 1);
  if (last === 93) return textStandsAt(line, length - preauth.length, preauth) ? length - preauth.length : 0;
  if (last !== 50 || !textStandsAt(line, length - secondVersion.length, secondVersion)) return length;
  return length - secondVersion.length;
}

function textStandsAt({ codes, at }: LineCodes, place: number, text: string): boolean {
  if (place < 0) return false;
  for (let i = 0; i < text.length; i++) if (codes[at + place + i] !== text.charCodeAt(i)) return false;
  return true;
}

// The last character of an address.
function isAddressPart(code: number): boolean {
  return isDigit(code) || (code >= 97 && code <= 102);
}

/** Whether this text stands between the timestamp and the part by which the line is known. */
export function standsAt(line: LineCodes, middle: string, { middleStart, middleEnd }: Place): boolean {
  return middle.length === middleEnd - middleStart && textStandsAt(line, middleStart, middle);
}

// The timestamp with its digits and letters made equal.
function shapeOf(text: string, end: number): number {
  let hash = 17;
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    const kind = isDigit(code) ? 48 : (code | 32) >= 97 && (code | 32) <= 122 ? 97 : code;
    hash = (Math.imul(hash, 31) + kind) | 0;
  }
  return hash | 1;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
