// Where the time stands in a JSON line, found without parsing it: lines that differ in nothing else need not be parsed again.
import type { BytesOfLine } from "../time/recent-stamp.ts";
import type { FoundTime } from "../time/scan.ts";
import type { FormatContext, LineBeginning } from "./format.ts";
import { jsonKeys } from "./json-keys.ts";
import { epochMilliseconds } from "./payload.ts";

// The first keys are those that nearly all loggers use.
const keys = jsonKeys.time.slice(0, 7).map((key) => `"${key}":`);
const maxValue = 40;

/** The value of the best key for a time that the text seems to have; undefined when there is none, or it is no time. */
export function jsonBeginning(text: string, { stampAt }: FormatContext, line?: BytesOfLine): LineBeginning | undefined {
  for (const key of keys) {
    const found = text.indexOf(key);
    if (found < 0) continue;
    let start = found + key.length;
    if (text.charCodeAt(start) === 32) start++;
    return text.charCodeAt(start) === 34
      ? quotedTime(text, start + 1, (at) => stampAt(text, at, line))
      : numberTime(text, { start, end: numberEnd(text, start) });
  }
  return undefined;
}

function quotedTime(
  text: string,
  start: number,
  stampAt: (at: number) => FoundTime | undefined,
): LineBeginning | undefined {
  const end = text.indexOf('"', start);
  if (end < 0 || end > start + maxValue) return undefined;
  const stamp = stampAt(start);
  // What stands in the quotes besides the time could matter.
  return stamp?.end === end ? { time: stamp.time, zone: stamp.zone, start, end } : undefined;
}

function numberTime(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): LineBeginning | undefined {
  const time = end === start || end > start + maxValue ? NaN : epochMilliseconds(numberAt(text, start, end));
  return Number.isNaN(time) ? undefined : { time, zone: 0, start, end };
}

// Whole numbers that are exact are read by hand.
function numberAt(text: string, start: number, end: number): number {
  if (end - start > exactDigits) return Number(text.slice(start, end));
  let value = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 46) return Number(text.slice(start, end));
    value = value * 10 + code - 48;
  }
  return value;
}

const exactDigits = 15;

function numberEnd(text: string, start: number): number {
  let end = start;
  for (; ; end++) {
    const code = text.charCodeAt(end);
    if (!((code >= 48 && code <= 57) || code === 46)) return end;
  }
}
