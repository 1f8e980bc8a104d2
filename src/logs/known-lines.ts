// Lines repeat: behind their time many have the very text of an earlier line. Remembers by that text what was made of a line, so that format,
// template, meaning and the search for secrets are done once. Remembers only what follows from the text, and rests where lines do not repeat.
import type { Settling } from "./detectors/detection.ts";
import { detach, type Draft, type LogEntry } from "./entry.ts";
import type { Understood } from "./events/understanding.ts";
import type { FormatContext, LogFormat } from "./formats/format.ts";
import type { HeaderHabits } from "./formats/header-habits.ts";
import { createAttention, createKept, type LineBytes } from "./kept-lines.ts";
import { createPlace, type LineCodes, type LocatedLine, locate, maxTail, type Place, standsAt } from "./line-place.ts";
import type { Form } from "./templates/forms.ts";
import type { BytesOfLine } from "./time/recent-stamp.ts";

/** What lines have in common that are read alike, besides the text by which they are known. */
interface Kind {
  readonly format: LogFormat;
  /** The address is told by the part that is not known. */
  readonly addressed: boolean;
  /** A port is left out of the text by which they are known. */
  readonly ported: boolean;
  /** The format of the line before. */
  readonly under: LogFormat | undefined;
  /** What the timestamp looks like, and what stands between it and the number of the process, or on the other side of the time. */
  readonly shape: number;
  readonly middle: string;
  /** How many headers were read, how often they asked whether brackets are usual, and what they were told. */
  readonly headers: number;
  readonly asked: number;
  readonly usual: boolean;
}

/** What such lines tell of their own besides their time. */
export interface Own {
  /** The address is told by the part that is not known. */
  readonly addressed: boolean;
  /** The port of the client stands in the message, and is another in each. */
  readonly ported: boolean;
}

/** What is known of the meaning of such lines; filled in when the record of the first of them is complete. */
export interface KnownMeaning extends Settling, Own {
  form: Form | undefined;
  understood: Understood | undefined;
  clean: boolean | undefined;
}

/** What is known of all lines with one text behind their time. */
export interface KnownLine extends KnownMeaning {
  readonly kind: Kind;
  /** A small number that no other line has that is kept at the same time. */
  slot: number;
  /** What the format made of the first of them; its own text is not kept. */
  readonly model: LogEntry;
  /** Of the message of the model. */
  readonly bodyLength: number;
  /** In a message with a port: how many digits that of the model has, and how much stands behind it. */
  readonly port: { readonly digits: number; readonly behind: number };
}

/** Where the bytes of a line begin that has one for each character. */
export interface LineStart extends BytesOfLine {
  /** The same bytes. */
  readonly view: DataView;
}

/** The lines of one log that are worth remembering. */
export interface KnownLines {
  /** What is known of a line with this text that comes after one of the format `under`; `bytes` where they are at hand. */
  find(text: string, under: LogFormat | undefined, bytes?: LineStart): KnownLine | undefined;
  /** Where the timestamp of the line ends that was asked for last; 0 when it does not begin with one. */
  readonly stampEnd: number;
  /**
   * Fills in when the line was written that was found last and, where the line itself tells it, by whom; takes note that it was read. Gives the
   * length of the message at its end.
   */
  place(known: KnownLine, line: Placed): number;
  /**
   * Takes in the line that was asked for last and not known, after its format has read it; undefined when not its text alone decided, or
   * when the text comes for the first time.
   */
  learn(draft: Draft, format: LogFormat | undefined): KnownLine | undefined;
}

/** What a line tells of its own that is known otherwise. */
export type Placed = Pick<Draft, "time" | "zone" | "address">;

// Before so many headers were read, each may change how the next is read.
const settled = 600;

/** Knows no line yet; `context` is that of the reader of the log. */
export function createKnownLines(context: FormatContext): KnownLines {
  const { habits } = context;
  const place = createPlace();
  const before: Before = { asked: false, under: undefined, headers: 0, groups: 0, others: 0 };
  const codes = createCodes();
  const line: { -readonly [Field in keyof LocatedLine]: LocatedLine[Field] } = { text: "", codes, bytes: undefined };
  const tail: LineBytes = { view: codes.view, from: 0, to: 0 };
  const attention = createAttention();
  const kept = createKept<KnownLine>();
  // Of the line before, when it knows how its lines begin.
  let own: LogFormat | undefined;
  const kinds: Kind[] = [];
  const fits = (kind: Kind): boolean =>
    kind.shape === place.shape &&
    kind.ported === place.portEnd > 0 &&
    standsAt(codes, kind.middle, place) &&
    (kind.asked === 0 || bracketsAreUsual(habits, kind) === kind.usual);
  return {
    get stampEnd() {
      return place.stampEnd;
    },
    find(text, under, bytes) {
      before.asked = false;
      if (!attention.isAwake()) return undefined;
      if (bytes) codesOfBytes(codes, bytes);
      else if (text.length <= maxCodes) codesOfText(codes, text);
      else return undefined;
      line.text = text;
      line.bytes = bytes;
      locate(place, line, { context, own });
      if (place.tail < 0) return undefined;
      turnTo(tail, place, codes);
      const known = kept.get(tail);
      if (known && comesUnder(known.kind, under) && fits(known.kind)) {
        attention.found();
        return known;
      }
      if (!attention.missed()) kept.forget();
      noteBefore(before, under, habits);
      return undefined;
    },
    place({ kind, bodyLength, ported, port }, line) {
      habits.lines += kind.headers;
      habits.groups += kind.asked;
      line.time = place.time;
      line.zone = place.zone;
      if (place.address !== undefined) line.address = place.address;
      return bodyLength + (ported ? place.portEnd - place.portStart - port.digits : 0);
    },
    learn(draft, format) {
      own = format?.beginning ? format : undefined;
      if (!before.asked || !format || !followsFromText(draft, format, place)) return undefined;
      if (!isSettled(before, habits) || !kept.cameBefore()) return undefined;
      const kind = sharedKind(kinds, { draft, codes, format, place, before, habits });
      return kept.set(tail, createKnownLine(kind, modelOf(draft), portOf(place)));
    },
  };
}

/** The line that was asked for last and not known, and the habits at that time. */
interface Before {
  asked: boolean;
  under: LogFormat | undefined;
  headers: number;
  groups: number;
  others: number;
}

function noteBefore(before: Before, under: LogFormat | undefined, habits: HeaderHabits): void {
  before.asked = true;
  before.under = under;
  before.headers = habits.lines;
  before.groups = habits.groups;
  before.others = otherHabits(habits);
}

// Whether a line has changed nothing in how the next is read.
function isSettled(before: Before, habits: HeaderHabits): boolean {
  return (before.headers === habits.lines || before.headers >= settled) && before.others === otherHabits(habits);
}

interface NewKind {
  readonly draft: Draft;
  readonly codes: LineCodes;
  readonly format: LogFormat;
  readonly place: Place;
  readonly before: Before;
  readonly habits: HeaderHabits;
}

function kindOf({ draft, format, place, before, habits }: NewKind): Kind {
  const { shape, address, middleStart, middleEnd } = place;
  return {
    format,
    addressed: address !== undefined,
    ported: place.portEnd > 0,
    under: before.under,
    shape,
    middle: detach(draft.text.slice(middleStart, middleEnd)),
    headers: habits.lines - before.headers,
    asked: habits.groups - before.groups,
    usual: habits.groups * 2 >= habits.lines,
  };
}

// Most lines are of a kind that is there already, so none is made to find that out.
function isOfKind(kind: Kind, { codes, format, place, before, habits }: NewKind): boolean {
  return (
    kind.format === format &&
    kind.shape === place.shape &&
    kind.under === before.under &&
    kind.addressed === (place.address !== undefined) &&
    kind.ported === place.portEnd > 0 &&
    kind.headers === habits.lines - before.headers &&
    kind.asked === habits.groups - before.groups &&
    kind.usual === habits.groups * 2 >= habits.lines &&
    standsAt(codes, kind.middle, place)
  );
}

function comesUnder(kind: Kind, under: LogFormat | undefined): boolean {
  return under === kind.under || under === kind.format;
}

// Of longer ones that are no part of a block nothing is known.
const maxCodes = maxTail * 2;
// A text that is no part of a block; two bytes for each character.
const textCodes = new Uint16Array(maxCodes);
const textView = new DataView(textCodes.buffer);

function createCodes(): LineCodes {
  return { codes: textCodes, view: textView, width: 2, at: 0 };
}

function codesOfBytes(codes: LineCodes, { bytes, view, at }: LineStart): void {
  codes.codes = bytes;
  codes.view = view;
  codes.width = 1;
  codes.at = at;
}

function codesOfText(codes: LineCodes, text: string): void {
  for (let i = 0; i < text.length; i++) textCodes[i] = text.charCodeAt(i);
  codes.codes = textCodes;
  codes.view = textView;
  codes.width = 2;
  codes.at = 0;
}

const scratch = new Uint8Array(maxTail * 2);
const scratchView = new DataView(scratch.buffer);

interface Copy {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

// Gives the end of the copy.
function copyPart({ view, width, at: start }: LineCodes, { from, to, at }: Copy): number {
  const shift = (start + from) * width - at;
  const end = at + (to - from) * width;
  for (const last = end - 4; at <= last; at += 4) scratchView.setInt32(at, view.getInt32(at + shift));
  for (; at < end; at++) scratch[at] = view.getUint8(at + shift);
  return end;
}

function turnTo(tail: LineBytes, place: Place, line: LineCodes): void {
  const { tail: from, tailEnd: to, portStart, portEnd } = place;
  const { view, width, at } = line;
  if (portEnd === 0) {
    tail.view = view;
    tail.from = (at + from) * width;
    tail.to = (at + to) * width;
    return;
  }
  const end = copyPart(line, { from, to: portStart, at: 0 });
  tail.view = scratchView;
  tail.from = 0;
  tail.to = copyPart(line, { from: portEnd, to, at: end });
}

// What a line changes in the habits besides the number of headers and brackets.
function otherHabits({ clock, midnights, same, repeats, epochs, columns, third }: HeaderHabits): number {
  return clock + midnights * 7 + same * 13 + repeats * 17 + epochs.count * 19 + columns.length * 23 + third.size * 29;
}

function bracketsAreUsual(habits: HeaderHabits, { asked, headers }: Kind): boolean {
  return (habits.groups + asked) * 2 >= habits.lines + headers;
}

const maxKinds = 64;

// Few kinds stay at hand, while lines are many.
function sharedKind(kinds: Kind[], line: NewKind): Kind {
  for (const known of kinds) if (isOfKind(known, line)) return known;
  const kept = kindOf(line);
  if (kinds.length < maxKinds) kinds.push(kept);
  return kept;
}

// The time is that at the beginning, and the body stands in the text that may be known.
function followsFromText(draft: Draft, format: LogFormat, place: Place): boolean {
  const { text, body, payload, meaning, status, time, zone, address } = draft;
  if (format.yields || time !== place.time || zone !== place.zone) return false;
  if (place.portEnd > 0 && (meaning !== undefined || text.length - body.length > place.portStart)) return false;
  if (place.address !== undefined) return meaning === undefined && address === place.address;
  // A payload has nothing of a time that stands elsewhere; that of a request has numbers of its own, so it never comes again.
  if (place.shape === 0) return payload !== undefined && status === undefined;
  return payload === undefined && body.length <= text.length - place.tail && text.endsWith(body);
}

function createKnownLine(kind: Kind, model: LogEntry, port: KnownLine["port"]): KnownLine {
  const { addressed, ported } = kind;
  const bodyLength = model.body.length;
  // One literal: what is spread stands apart, and memory is slow.
  return { kind, slot: 0, model, bodyLength, port, addressed, ported, form: undefined, understood: undefined, clean: undefined, shown: 0, settled: 0 }; // prettier-ignore
}

function portOf({ tailEnd, portStart, portEnd }: Place): KnownLine["port"] {
  return portEnd === 0 ? noPort : { digits: portEnd - portStart, behind: tailEnd - portEnd };
}

const noPort = { digits: 0, behind: 0 };

/** What lines like this one are made like, without the block of text that the line was cut from. */
export function modelOf(draft: Draft): LogEntry {
  const whole = (text: string | undefined): string | undefined => (text === undefined ? undefined : detach(text));
  const { body, shape, logger, address, user, method, path, meaning } = draft;
  return {
    ...draft,
    text: "",
    body: detach(body),
    shape: whole(shape),
    logger: whole(logger),
    address: whole(address),
    user: whole(user),
    method: whole(method),
    path: whole(path),
    meaning: meaning && {
      ...meaning,
      ...(meaning.user === undefined ? {} : { user: detach(meaning.user) }),
      ...(meaning.address === undefined ? {} : { address: detach(meaning.address) }),
    },
  };
}
