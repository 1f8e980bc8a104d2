// Finds the part of a line by which it may be known: what stands behind its time and process, or before its time. What differs among lines
// that are otherwise equal is read here: the time, the address of the client, the port from which it speaks.
import type { FormatContext, LineBeginning, LogFormat } from "./formats/format.ts";
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

/** Fills in the place of a line; `own` is the format of the line before, when that knows how its lines begin. */
export function locate(
  place: Place,
  text: string,
  { context, own }: { readonly context: FormatContext; readonly own: LogFormat | undefined },
): void {
  place.tail = -1;
  place.portEnd = 0;
  const stamp = context.leading(text);
  if (stamp) placeBehind(place, text, { stamp, kind: context.leadingKind() });
  else {
    const begun = own?.beginning?.(text, context);
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
  text: string,
  { stamp, kind }: { readonly stamp: FoundTime; readonly kind: number },
): void {
  place.time = stamp.time;
  place.zone = stamp.zone;
  place.address = undefined;
  place.stampEnd = stamp.end;
  place.middleStart = stamp.end;
  place.tailEnd = text.length;
  const first = text.charCodeAt(0);
  if (place.stampKind !== kind || (place.stampFirst !== first && !isDigit(first))) {
    place.stampShape = shapeOf(text, stamp.end);
    place.stampKind = kind;
    place.stampFirst = first;
  }
  place.shape = place.stampShape;
  readProcess(place, text);
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
function readProcess(place: Place, text: string): void {
  const start = place.stampEnd;
  place.middleEnd = start;
  place.tail = start;
  for (let open = start; open < start + maxMiddle; open++) {
    const code = text.charCodeAt(open);
    if (code === 91) {
      let end = open + 1;
      while (end <= open + maxDigits && isDigit(text.charCodeAt(end))) end++;
      if (end === open + 1 || text.charCodeAt(end) !== 93 || text.charCodeAt(end + 1) !== 58) return;
      place.middleEnd = open + 1;
      place.tail = end;
      findPort(place, text);
      return;
    }
    // Nothing but host and program stand before it.
    if (Number.isNaN(code) || code === 58 || code === 34) return;
  }
}

const preauth = " [preauth]";
// Those from which clients speak have so many digits.
const minPortDigits = 4;
/** No port has more digits. */
export const maxPortDigits = 5;

// "… from 203.0.113.9 port 50114 ssh2", "… 203.0.113.9 port 50114 [preauth]", "Received disconnect from 203.0.113.9 port 50114:11: …"; of
// what does not stand behind an address nothing is taken.
function findPort(place: Place, text: string): void {
  // "]: " stands before the message.
  const isReceived = text.charCodeAt(place.tail + 3) === 82;
  const end = isReceived ? text.indexOf(":", text.lastIndexOf(" port ")) : portEndOf(text);
  let start = end;
  while (end - start <= maxPortDigits && isDigit(text.charCodeAt(start - 1))) start--;
  const count = end - start;
  if (count < minPortDigits || count > maxPortDigits || start <= place.tail + 10) return;
  if (!standsBefore(text, start) || !isAddressPart(text.charCodeAt(start - 7))) return;
  place.portStart = start;
  place.portEnd = end;
}

function portEndOf(text: string): number {
  const { length } = text;
  const last = text.charCodeAt(length - 1);
  if (last === 93) return text.endsWith(preauth) ? length - preauth.length : 0;
  return last === 50 && text.endsWith(" ssh2") ? length - 5 : length;
}

function standsBefore(text: string, at: number): boolean {
  return (
    text.charCodeAt(at - 1) === 32 &&
    text.charCodeAt(at - 2) === 116 &&
    text.charCodeAt(at - 3) === 114 &&
    text.charCodeAt(at - 4) === 111 &&
    text.charCodeAt(at - 5) === 112 &&
    text.charCodeAt(at - 6) === 32
  );
}

// The last character of an address.
function isAddressPart(code: number): boolean {
  return isDigit(code) || (code >= 97 && code <= 102);
}

/** Whether this text stands between the timestamp and the part by which the line is known. By hand, as a call of `startsWith` takes longer. */
export function standsAt(text: string, middle: string, { middleStart, middleEnd }: Place): boolean {
  if (middle.length !== middleEnd - middleStart) return false;
  for (let i = 0; i < middle.length; i++) if (text.charCodeAt(middleStart + i) !== middle.charCodeAt(i)) return false;
  return true;
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
