// Paints records that take one plain line each, as bytes for a terminal. Lines repeat, so what is painted of a line that is known is kept.
import type { TakenRecord } from "../assembler.ts";
import type { LogEntry } from "../entry.ts";
import { isNobody } from "../events/payload-actors.ts";
import type { KnownLine } from "../known-lines.ts";
import { hasBackslash } from "../line-looks.ts";
import { besideText } from "./beside.ts";
import type { ByteText } from "./byte-text.ts";
import { createHeaders, type Timed } from "./headers.ts";
import { type LineStyle, plainBody, plainEnd, widths } from "./line-style.ts";

/** Paints the lines of one log, in order. */
export interface LinePainter {
  /** Adds the line of an entry; false, with nothing added, where more than one plain line is to be written. Whether it holds a secret is not asked. */
  entry(entry: LogEntry, into: ByteText): boolean;
  /** The same for a record that was read, whose meaning is not known yet; gives the length up to the end of its message, 0 instead of false. */
  record(record: TakenRecord, into: ByteText): number;
  /** Adds what is said beside the message of an entry; false where that does not fit. */
  end(entry: LogEntry, into: ByteText): boolean;
}

/** What is kept of a line that is known; undefined what is no plain line. */
interface KnownPaint {
  readonly known: KnownLine;
  readonly body: Uint8Array | undefined;
  /** What is said beside it, without the address where the line tells that. */
  readonly beside: string;
  readonly end: Uint8Array | undefined;
}

const encoder = new TextEncoder();

/** Nothing was painted yet. */
export function createLinePainter(style: LineStyle): LinePainter {
  const header = createHeaders(style);
  const paintOf = createKnownPaints(style);
  const before = encoder.encode(style.dim.open);
  const behind = encoder.encode(` │${style.dim.close} `);
  const start = (line: number, place: Timed, into: ByteText): void => {
    into.addBytes(before);
    into.addNumber(line, widths.gutter);
    into.addBytes(behind);
    into.addBytes(header(place));
  };
  const paint = (entry: LogEntry, into: ByteText): number => {
    const from = into.length;
    start(entry.line, entry, into);
    const head = addBody(entry, style, into) ? into.length - from : 0;
    if (head > 0 && addEnd(plainEnd(entry.body, besideOf(entry), { style }), into)) return head;
    into.cutAt(from);
    return 0;
  };
  const paintKnown = (known: KnownLine, { place }: TakenRecord, into: ByteText): number => {
    const { body, beside, end } = paintOf(known);
    if (!body || (!end && !known.addressed)) return 0;
    const from = into.length;
    const { severity, body: text } = known.model;
    start(place.line, { time: place.time, zone: place.zone, severity }, into);
    into.addBytes(body);
    const head = into.length - from;
    if (end) into.addBytes(end);
    else if (!addEnd(plainEnd(text, withAddress(text, beside, place.address), { style }), into)) {
      into.cutAt(from);
      return 0;
    }
    return head;
  };
  return {
    entry: (entry, into) => paint(entry, into) > 0,
    end: (entry, into) => addEnd(plainEnd(entry.body, besideOf(entry), { style }), into),
    record(record, into) {
      const { place, known, isFirst, rest } = record;
      const isPlain = place.endLine === place.line && rest === "" && place.clean !== false;
      if (!isPlain || hasBackslash(place)) return 0;
      return known && !isFirst ? paintKnown(known, record, into) : paint(withoutNobody(record.draft), into);
    },
  };
}

// By the number of the line that is known.
function createKnownPaints(style: LineStyle): (known: KnownLine) => KnownPaint {
  const kept: (KnownPaint | undefined)[] = [];
  const keep = (known: KnownLine): KnownPaint => {
    const model = withoutNobody(known.model);
    const beside = besideOf(known.addressed ? { ...model, address: undefined } : model);
    const end = known.addressed ? undefined : plainEnd(model.body, beside, { style });
    const made = { known, body: bytesOf(plainBody(model, style)), beside, end: bytesOf(end) };
    kept[known.slot] = made;
    return made;
  };
  return (known) => {
    const found = kept[known.slot];
    return found?.known === known ? found : keep(known);
  };
}

function addEnd(end: string | undefined, into: ByteText): boolean {
  if (end !== undefined) into.addShort(end);
  return end !== undefined;
}

function addBody({ body, severity }: LogEntry, { bodies }: LineStyle, into: ByteText): boolean {
  const brush = severity && bodies[severity];
  if (brush && brush.open !== "") into.addShort(brush.open);
  if (!into.addPlain(body)) return false;
  if (brush && brush.close !== "") into.addShort(brush.close);
  return true;
}

function bytesOf(text: string | undefined): Uint8Array | undefined {
  return text === undefined ? undefined : encoder.encode(text);
}

function besideOf({ body, status, duration, user, address, method, path, meaning }: LogEntry): string {
  return besideText({ body, status, method, path, duration, user, address, event: meaning?.event });
}

// As `besideText` does; the meaning of such lines is not known yet.
function withAddress(body: string, beside: string, address: string | undefined): string {
  if (address === undefined || body.includes(address)) return beside;
  return beside === "" ? address : `${beside} · ${address}`;
}

// As the record will be when somebody has found out what it means.
function withoutNobody(entry: LogEntry): LogEntry {
  return entry.user !== undefined && isNobody(entry.user) ? { ...entry, user: undefined } : entry;
}
