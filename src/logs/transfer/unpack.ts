// Unpacks records that another thread has read, just as they were before.
import { createDraft, createDraftLike, detach, type Draft, type LogEntry } from "../entry.ts";
import type { ReadRecord } from "../completion.ts";
import { type CodedText, createCoding } from "../../catalogue/coded-text.ts";
import { partMayHoldSecret } from "../../catalogue/sieve.ts";
import { type KnownMeaning, modelOf, type Own } from "../known-lines.ts";
import { cleanness, extras, none, packedAs, type PackedObject, type PackedRecords, severities } from "./packed-records.ts"; // prettier-ignore
import { JsonText } from "./unparsed.ts";

/** Unpacks what one packer has packed, in order. */
export interface RecordUnpacker {
  /** A record that was taken is used again for the next one like it, so nobody may keep it. */
  unpack(packed: PackedRecords, take: (record: ReadRecord) => void): void;
}

// All that is known of a line stands in one object, as tens of thousands of them are turned to in no order, and memory is slow.
interface Known extends KnownMeaning, ReadRecord {
  /** The entry of the line that is dealt with just now: the next line like it uses the same object. */
  readonly draft: Draft;
  /** What the line itself tells; who deals with the entry may have added to it. */
  readonly address: string | undefined;
  readonly user: string | undefined;
  readonly meaning: LogEntry["meaning"];
  known: KnownMeaning | undefined;
}

interface Unpacking extends PackedRecords {
  /** By number, as far as they were named. */
  readonly formatNames: readonly string[];
  readonly known: (Known | undefined)[];
  /** Of a line that nobody knows, used again for the next. */
  readonly single: ReadRecord;
  /** Where the line that was read last stands. */
  readonly place: { text: string; start: number; end: number };
  /** The text in which the last line stands that was looked through for secrets. */
  readonly sieved: { coded: CodedText | undefined };
  /** How far the columns were read. */
  readonly at: { int: number; float: number; text: number; object: number };
}

/** Makes one that knows no line yet. */
export function createRecordUnpacker(): RecordUnpacker {
  const formatNames: string[] = [];
  const known: (Known | undefined)[] = [];
  const single: ReadRecord = { draft: createDraft("", 0, 0), rest: "", known: undefined };
  return {
    unpack(packed, take) {
      formatNames.push(...packed.formats);
      const at = { int: 0, float: 0, text: 0, object: 0 };
      const place = { text: "", start: 0, end: 0 };
      const unpacking: Unpacking = { ...packed, formatNames, known, single, at, place, sieved: { coded: undefined } };
      while (at.int < packed.ints.length) {
        const record = next(unpacking);
        take(record);
        // An entry that is used again must not keep the block alive until then.
        record.draft.text = "";
      }
    },
  };
}

function next(from: Unpacking): ReadRecord {
  const as = int(from);
  const slot = int(from);
  const known = as === packedAs.known ? from.known[slot] : undefined;
  if (known) return like(known, from);
  const line = int(from);
  const zone = int(from);
  const look = int(from);
  const clean = cleanness[int(from)];
  const offset = float(from);
  const time = float(from);
  const { place } = from;
  const text = lineText(from, place);
  if (as === packedAs.whole) return whole(from, slot);
  const draft = slot === none ? renew(from.single.draft, line, offset) : createDraft(text, line, offset);
  draft.text = text;
  draft.time = time;
  draft.zone = zone;
  draft.look = look;
  // Looked for in the block, which takes less time than in a part of it.
  draft.clean = clean ?? !partMayHoldSecret(codedPlace(from), place.start, place.end);
  const flags = fill(draft, from, slot);
  if (slot === none) return from.single;
  return { draft, rest: "", known: learn(from, slot, { model: modelOf(draft), own: ownIn(flags) }) };
}

// What `fill` leaves as it is when there is nothing is taken back.
function renew(draft: Draft, line: number, offset: number): Draft {
  draft.line = line;
  draft.endLine = line;
  draft.offset = offset;
  draft.payload = undefined;
  draft.unparsed = undefined;
  draft.meaning = undefined;
  draft.template = undefined;
  draft.anomalies = undefined;
  return draft;
}

// Nobody keeps an entry when it is dealt with, so lines that are known need no new one.
function like(known: Known, from: Unpacking): ReadRecord {
  const { draft } = known;
  const { ints, floats, at } = from;
  const first = at.int;
  const line = ints[first] ?? none;
  draft.line = line;
  draft.endLine = line;
  draft.zone = ints[first + 1] ?? 0;
  draft.look = ints[first + 2] ?? none;
  draft.clean = cleanness[ints[first + 3] ?? none];
  at.int = first + 4;
  draft.offset = floats[at.float] ?? NaN;
  draft.time = floats[at.float + 1] ?? NaN;
  at.float += 2;
  draft.text = lineText(from, from.place);
  draft.address = known.addressed ? textOf(from) : known.address;
  if (known.ported) draft.body = draft.text.slice(draft.text.length - int(from));
  draft.user = known.user;
  draft.meaning = known.meaning;
  draft.anomalies = undefined;
  return known;
}

// Gives the extras.
function fill(draft: Draft, from: Unpacking, slot: number): number {
  const flags = int(from);
  draft.format = from.formatNames[int(from)] ?? draft.format;
  draft.severity = severities[int(from)];
  draft.status = number(from);
  draft.duration = number(from);
  draft.bytes = number(from);
  draft.body = textOf(from) ?? "";
  draft.shape = textOf(from);
  draft.logger = textOf(from);
  draft.address = textOf(from);
  draft.user = textOf(from);
  draft.method = textOf(from);
  draft.path = textOf(from);
  if ((flags & extras.object) !== 0) {
    const { meaning, payload } = object(from);
    draft.meaning = meaning;
    draft.payload = payload;
  }
  if ((flags & extras.isJson) !== 0) draft.unparsed = new JsonText(slot === none ? draft.text : detach(draft.text));
  return flags;
}

function ownIn(flags: number): Own {
  return { addressed: (flags & extras.addressed) !== 0, ported: (flags & extras.ported) !== 0 };
}

function whole(from: Unpacking, slot: number): ReadRecord {
  const own = ownIn(int(from));
  const { draft, rest = "", model } = object(from);
  if (!draft) throw new Error("A packed record has lost its fields.");
  if (model) learn(from, slot, { model, own });
  return { draft, rest, known: undefined };
}

function learn(
  { known }: Unpacking,
  slot: number,
  { model, own }: { readonly model: LogEntry; readonly own: Own },
): KnownMeaning {
  const { address, user, meaning } = model;
  const draft = createDraftLike(model, model, model);
  const { addressed, ported } = own;
  // One literal: spreading would make slow objects of them.
  const learned: Known = { addressed, ported, draft, rest: "", known: undefined, address, user, meaning, form: undefined, understood: undefined, clean: undefined, shown: 0, settled: 0 }; // prettier-ignore
  learned.known = learned;
  known[slot] = learned;
  return learned;
}

function int({ ints, at }: Unpacking): number {
  return ints[at.int++] ?? none;
}

function float({ floats, at }: Unpacking): number {
  return floats[at.float++] ?? NaN;
}

function number(from: Unpacking): number | undefined {
  const value = float(from);
  return Number.isNaN(value) ? undefined : value;
}

function object({ objects, at }: Unpacking): PackedObject {
  return objects[at.object++] ?? {};
}

// The text of the line, and where it stands; the place is filled in.
function lineText(from: Unpacking, place: Unpacking["place"]): string {
  const { ints, at } = from;
  const block = ints[at.int++] ?? none;
  if (block === none) {
    place.text = textOf(from) ?? "";
    place.start = 0;
    place.end = place.text.length;
    return place.text;
  }
  place.text = from.blocks[block] ?? "";
  place.start = ints[at.int] ?? 0;
  place.end = place.start + (ints[at.int + 1] ?? 0);
  at.int += 2;
  return place.text.slice(place.start, place.end);
}

const code = createCoding();

function codedPlace({ place, sieved }: Unpacking): CodedText {
  const { coded } = sieved;
  return coded?.text === place.text ? coded : (sieved.coded = code(place.text));
}

function textOf(from: Unpacking): string | undefined {
  const length = int(from);
  if (length === none) return undefined;
  const { at } = from;
  at.text += length;
  return from.texts.slice(at.text - length, at.text);
}
