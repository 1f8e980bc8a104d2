// Time and level of a line as bytes: neighbouring records share most of them.
import type { LogEntry } from "../entry.ts";
import type { Severity } from "../record.ts";
import { formatTime } from "../time/civil.ts";
import { headerOf, type LineStyle } from "./line-style.ts";

const encoder = new TextEncoder();

/** When and how gravely something was said. */
export type Timed = Pick<LogEntry, "time" | "zone" | "severity">;

const minute = 60_000;
const daySeconds = 86_400;

interface Header {
  readonly bytes: Uint8Array;
  second: number;
}

/** Gives time and level as bytes; they are used again for the next record, in which only digits change. */
export function createHeaders(style: LineStyle): (place: Timed) => Uint8Array {
  const timeless = new Map<Severity | undefined, Uint8Array>();
  const timed = new Map<Severity | undefined, Header>();
  const digits = encoder.encode(style.cyan.open).length;
  const make = (severity: Severity | undefined): Header => {
    const header = { bytes: encoder.encode(headerOf("00:00:00.000", severity, style)), second: 0 };
    timed.set(severity, header);
    return header;
  };
  return ({ time, zone, severity }) => {
    if (Number.isNaN(time)) {
      const known = timeless.get(severity) ?? encoder.encode(headerOf(undefined, severity, style));
      timeless.set(severity, known);
      return known;
    }
    const header = timed.get(severity) ?? make(severity);
    const local = time + zone * minute;
    const second = Math.floor(local / 1000);
    if (second !== header.second) {
      header.second = second;
      const ofDay = ((second % daySeconds) + daySeconds) % daySeconds;
      encoder.encodeInto(formatTime(ofDay * 1000, 0).slice(11, 19), header.bytes.subarray(digits));
    }
    const thousandths = Math.floor(local - second * 1000);
    const at = digits + 9;
    header.bytes[at] = 48 + Math.floor(thousandths / 100);
    header.bytes[at + 1] = 48 + (Math.floor(thousandths / 10) % 10);
    header.bytes[at + 2] = 48 + (thousandths % 10);
    return header.bytes;
  };
}
