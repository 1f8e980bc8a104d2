// Lines repeat: behind their time many have the very text of an earlier line. Remembers by that text what was made of a line, so that format,
// template, meaning and the search for secrets are done once. Remembers only what follows from the text, and rests where lines do not repeat.
import type { Settling } from "./detectors/detection.ts";
import { detach, type Draft, type LogEntry } from "./entry.ts";
import type { Understood } from "./events/understanding.ts";
import type { FormatContext, LineBeginning, LogFormat } from "./formats/format.ts";
import type { HeaderHabits } from "./formats/header-habits.ts";
import { createAttention, createKept, type LineBytes } from "./kept-lines.ts";
import type { Form } from "./templates/forms.ts";
import type { FoundTime } from "./time/scan.ts";

/** What lines have in common that are read alike, besides the text by which they are known. */
interface Kind {
  readonly format: LogFormat;
  /** The address is told by the part that is not known. */
  readonly addressed: boolean;
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

/** What is known of the meaning of such lines; filled in when the record of the first of them is complete. */
export interface KnownMeaning extends Settling {
  /** The address is told by the part that is not known. */
  readonly addressed: boolean;
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
}

/** Where the bytes of a line begin that has one for each character. */
export interface LineStart {
  readonly view: DataView;
  readonly at: number;
}

/** The lines of one log that are worth remembering. */
export interface KnownLines {
  /** What is known of a line with this text that comes after one of the format `under`; `bytes` where they are at hand. */
  find(text: string, under: LogFormat | undefined, bytes?: LineStart): KnownLine | undefined;
  /** Where the timestamp of the line ends that was asked for last; 0 when it does not begin with one. */
  readonly stampEnd: number;
  /** Fills in when the line was written that was found last and, where the line itself tells it, by whom; takes note that it was read. */
  place(known: KnownLine, line: Placed): void;
  /**
   * Takes in the line that was asked for last and not known, after its format has read it; undefined when not its text alone decided, or
   * when the text comes for the first time.
   */
  learn(draft: Draft, format: LogFormat | undefined): KnownLine | undefined;
}

/** What a line tells of its own that is known otherwise. */
export type Placed = Pick<Draft, "time" | "zone" | "address">;

/** The part of a line that differs from that of equal ones. */
interface Place {
  time: number;
  zone: number;
  address: string | undefined;
  stampEnd: number;
  middleStart: number;
  middleEnd: number;
  /** Where the text stands that may be known; `tail` is -1 when there is none. */
  tail: number;
  tailEnd: number;
  shape: number;
  /** The shape of timestamps of the kind that was read last. */
  stampKind: number;
  stampFirst: number;
  stampShape: number;
}

const maxTail = 2048;
// Before so many headers were read, each may change how the next is read.
const settled = 600;

/** Knows no line yet; `context` is that of the reader of the log. */
export function createKnownLines(context: FormatContext): KnownLines {
  const { habits } = context;
  const place = createPlace();
  const before: Before = { asked: false, under: undefined, headers: 0, groups: 0, others: 0 };
  const tail: LineBytes = { view: scratchView, from: 0, to: 0 };
  const attention = createAttention();
  const kept = createKept<KnownLine>();
  // Of the line before, when it knows how its lines begin.
  let own: LogFormat | undefined;
  const kinds: Kind[] = [];
  const fits = (kind: Kind, text: string): boolean =>
    kind.shape === place.shape &&
    standsAt(text, kind.middle, place) &&
    (kind.asked === 0 || bracketsAreUsual(habits, kind) === kind.usual);
  return {
    get stampEnd() {
      return place.stampEnd;
    },
    find(text, under, bytes) {
      before.asked = false;
      if (!attention.isAwake()) return undefined;
      locate(place, text, { context, own });
      if (place.tail < 0) return undefined;
      turnTo(tail, place, bytes ?? text);
      const known = kept.get(tail);
      if (known && comesUnder(known.kind, under) && fits(known.kind, text)) {
        attention.found();
        return known;
      }
      if (!attention.missed()) kept.forget();
      noteBefore(before, under, habits);
      return undefined;
    },
    place({ kind }, line) {
      habits.lines += kind.headers;
      habits.groups += kind.asked;
      line.time = place.time;
      line.zone = place.zone;
      if (place.address !== undefined) line.address = place.address;
    },
    learn(draft, format) {
      own = format?.beginning ? format : undefined;
      if (!before.asked || !format || !followsFromText(draft, format, place)) return undefined;
      if (!isSettled(before, habits) || !kept.cameBefore()) return undefined;
      const kind = sharedKind(kinds, { draft, format, place, before, habits });
      return kept.set(tail, createKnownLine(kind, modelOf(draft)));
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
    under: before.under,
    shape,
    middle: detach(draft.text.slice(middleStart, middleEnd)),
    headers: habits.lines - before.headers,
    asked: habits.groups - before.groups,
    usual: habits.groups * 2 >= habits.lines,
  };
}

// Most lines are of a kind that is there already, so none is made to find that out.
function isOfKind(kind: Kind, { draft, format, place, before, habits }: NewKind): boolean {
  return (
    kind.format === format &&
    kind.shape === place.shape &&
    kind.under === before.under &&
    kind.addressed === (place.address !== undefined) &&
    kind.headers === habits.lines - before.headers &&
    kind.asked === habits.groups - before.groups &&
    kind.usual === habits.groups * 2 >= habits.lines &&
    standsAt(draft.text, kind.middle, place)
  );
}

function comesUnder(kind: Kind, under: LogFormat | undefined): boolean {
  return under === kind.under || under === kind.format;
}

// Two bytes for each character of a text that is no part of a block.
const scratch = new Uint16Array(maxTail);
const scratchView = new DataView(scratch.buffer);

function turnTo(tail: LineBytes, { tail: from, tailEnd: to }: Place, line: LineStart | string): void {
  if (typeof line !== "string") {
    tail.view = line.view;
    tail.from = line.at + from;
    tail.to = line.at + to;
    return;
  }
  for (let i = from; i < to; i++) scratch[i - from] = line.charCodeAt(i);
  tail.view = scratchView;
  tail.from = 0;
  tail.to = (to - from) * 2;
}

function createKnownLine(kind: Kind, model: LogEntry): KnownLine {
  return { kind, slot: 0, model, ...createKnownMeaning(kind.addressed) };
}

/** Nothing is known but where the address is told. */
export function createKnownMeaning(addressed: boolean): KnownMeaning {
  return { addressed, form: undefined, understood: undefined, clean: undefined, shown: 0, settled: 0 };
}

function locate(
  place: Place,
  text: string,
  { context, own }: { readonly context: FormatContext; readonly own: LogFormat | undefined },
): void {
  place.tail = -1;
  const stamp = context.leading(text);
  if (stamp) placeBehind(place, text, { stamp, kind: context.leadingKind() });
  else {
    const begun = own?.beginning?.(text, context);
    if (begun) placeOf(place, text, begun);
  }
  if (place.tailEnd - place.tail > maxTail) place.tail = -1;
}

function createPlace(): Place {
  return {
    ...{ time: 0, zone: 0, address: undefined },
    ...{ stampEnd: 0, middleStart: 0, middleEnd: 0, tail: -1, tailEnd: 0 },
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
      return;
    }
    // Nothing but host and program stand before it.
    if (Number.isNaN(code) || code === 58 || code === 34) return;
  }
}

// By hand, as the call of `startsWith` takes longer than the few characters.
function standsAt(text: string, middle: string, { middleStart, middleEnd }: Place): boolean {
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
  if (place.address !== undefined) return meaning === undefined && address === place.address;
  // A payload has nothing of a time that stands elsewhere; that of a request has numbers of its own, so it never comes again.
  if (place.shape === 0) return payload !== undefined && status === undefined;
  return payload === undefined && body.length <= text.length - place.tail && text.endsWith(body);
}

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
