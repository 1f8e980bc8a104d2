// Paints records that take one plain line each, as bytes for a terminal. Lines repeat, so what is painted of a line that is known is kept.
import type { TakenRecord } from "../assembler.ts";
import type { LogEntry } from "../entry.ts";
import { isNobody } from "../events/payload-actors.ts";
import type { KnownLine } from "../known-lines.ts";
import { maxPortDigits } from "../line-place.ts";
import { hasBackslash } from "../line-looks.ts";
import { besideText } from "./beside.ts";
import { ByteText } from "./byte-text.ts";
import { createHeaders, type Timed } from "./headers.ts";
import { isPlainBeside, type LineStyle, widths } from "./line-style.ts";
import { addBeside, addMessage, type Layout, lastColumns, layoutOf } from "./plain-text.ts";

/** Paints the lines of one log, in order. */
export interface LinePainter {
  /** Adds the line of an entry; false, with nothing added, where more than one plain line is to be written. Whether it holds a secret is not asked. */
  entry(entry: LogEntry, into: ByteText): boolean;
  /** The same for a record that was read, whose meaning is not known yet; gives the length up to the end of its message, 0 instead of false. */
  record(record: TakenRecord, into: ByteText): number;
  /** Adds what is said beside the message of an entry; false where that does not fit. */
  end(entry: LogEntry, into: ByteText): boolean;
}

/** What is kept of a line that is known. */
interface KnownPaint {
  readonly known: KnownLine;
  readonly isPlain: boolean;
  readonly body: Uint8Array;
  /** How many the last line of the message takes; undefined where that is another with another port. */
  readonly columns: number | undefined;
  /** Where in these bytes the digits of a port stand that is another in each line; 0 where there are none. */
  readonly portStart: number;
  readonly portEnd: number;
  /** What is said beside it, without the address where the line tells that. */
  readonly beside: string;
  readonly end: Uint8Array | undefined;
}

const encoder = new TextEncoder();

/** Nothing was painted yet. */
export function createLinePainter(style: LineStyle): LinePainter {
  const header = createHeaders(style);
  const layout = layoutOf(style);
  const paintOf = createKnownPaints(layout);
  const before = encoder.encode(style.dim.open);
  const behind = encoder.encode(` │${style.dim.close} `);
  const start = (line: number, place: Timed, into: ByteText): void => {
    into.addBytes(before);
    into.addNumber(line, widths.gutter);
    into.addBytes(behind);
    into.addBytes(header(place));
  };
  const endOf = (entry: LogEntry, into: ByteText): boolean =>
    addBeside(besideOf(entry), lastColumns(entry.body, layout), { layout, into });
  const paint = (entry: LogEntry, into: ByteText): number => {
    const from = into.length;
    start(entry.line, entry, into);
    const head = addMessage(entry, layout, into) ? into.length - from : 0;
    if (head > 0 && endOf(entry, into)) return head;
    into.cutAt(from);
    return 0;
  };
  const paintKnown = (record: TakenRecord, known: KnownLine, into: ByteText): number => {
    const kept = paintOf(known);
    if (!kept.isPlain) return 0;
    const { place } = record;
    // A port with more digits may break the line elsewhere.
    if (known.ported && kept.columns === undefined) return paint(withoutNobody(record.draft), into);
    const from = into.length;
    start(place.line, { time: place.time, zone: place.zone, severity: known.model.severity }, into);
    addKnownMessage(kept, record, into);
    const head = into.length - from;
    if (kept.end) into.addBytes(kept.end);
    else {
      const beside = withAddress(known.model.body, kept.beside, place.address);
      if (!addBeside(beside, kept.columns ?? 0, { layout, into })) into.cutAt(from);
    }
    return into.length > from ? head : 0;
  };
  return {
    entry: (entry, into) => paint(entry, into) > 0,
    end: endOf,
    record(record, into) {
      const { place, known, isFirst, rest } = record;
      const isPlain = place.endLine === place.line && rest === "" && place.clean !== false;
      if (!isPlain || hasBackslash(place)) return 0;
      return known && !isFirst ? paintKnown(record, known, into) : paint(withoutNobody(record.draft), into);
    },
  };
}

// By the number of the line that is known.
function createKnownPaints(layout: Layout): (known: KnownLine) => KnownPaint {
  const kept: (KnownPaint | undefined)[] = [];
  const text = new ByteText();
  const keep = (known: KnownLine): KnownPaint => {
    const model = withoutNobody(known.model);
    const beside = besideOf(known.addressed ? { ...model, address: undefined } : model);
    const isPlain = addMessage(model, layout, text) && isPlainBeside(beside);
    const body = text.takeCopy();
    const columns = columnsOf(known, beside, layout);
    const isEnded = isPlain && !known.addressed && columns !== undefined;
    if (isEnded) addBeside(beside, columns, { layout, into: text });
    const end = isEnded ? text.takeCopy() : undefined;
    const made = { known, isPlain, body, columns, ...portIn(known, layout.style), beside, end };
    kept[known.slot] = made;
    return made;
  };
  return (known) => {
    const found = kept[known.slot];
    return found?.known === known ? found : keep(known);
  };
}

function columnsOf({ model, ported, port }: KnownLine, beside: string, layout: Layout): number | undefined {
  if (!ported) return lastColumns(model.body, layout);
  // Whatever the port is, nothing is to be broken.
  const longest = model.body.length - port.digits + maxPortDigits;
  return longest <= layout.room && beside === "" ? longest : undefined;
}

function portIn({ model, port, ported }: KnownLine, { bodies }: LineStyle): Pick<KnownPaint, "portStart" | "portEnd"> {
  if (!ported) return { portStart: 0, portEnd: 0 };
  const brush = model.severity && bodies[model.severity];
  const portEnd = (brush?.open.length ?? 0) + model.body.length - port.behind;
  return { portStart: portEnd - port.digits, portEnd };
}

// The message of the first of these lines, with the port of this one.
function addKnownMessage(kept: KnownPaint, { place, bodyLength }: TakenRecord, into: ByteText): void {
  const { known, body, portStart, portEnd } = kept;
  if (!known.ported) return into.addBytes(body);
  const end = place.text.length - known.port.behind;
  const digits = bodyLength - known.model.body.length + known.port.digits;
  into.addBytes(body.subarray(0, portStart));
  into.addPlain(place.text.slice(end - digits, end));
  into.addBytes(body.subarray(portEnd));
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
