// Unpacks records that another thread has read, just as they were before.
import { createDraft, createDraftLike, type Draft, type LogEntry } from "../entry.ts";
import type { ReadRecord } from "../completion.ts";
import { parseObject } from "../formats/json-fields.ts";
import { createKnownMeaning, type KnownMeaning, modelOf } from "../known-lines.ts";
import { cleanness, extras, none, packedAs, type PackedObject, type PackedRecords, severities } from "./packed-records.ts"; // prettier-ignore

/** Unpacks what one packer has packed, in order. */
export interface RecordUnpacker {
  unpack(packed: PackedRecords, take: (record: ReadRecord) => void): void;
}

interface Known extends KnownMeaning {
  readonly model: LogEntry;
}

interface Unpacking extends PackedRecords {
  /** By number, as far as they were named. */
  readonly formatNames: readonly string[];
  readonly known: (Known | undefined)[];
  /** How far the columns were read. */
  readonly at: { int: number; float: number; text: number; object: number };
}

/** Makes one that knows no line yet. */
export function createRecordUnpacker(): RecordUnpacker {
  const formatNames: string[] = [];
  const known: (Known | undefined)[] = [];
  return {
    unpack(packed, take) {
      formatNames.push(...packed.formats);
      const at = { int: 0, float: 0, text: 0, object: 0 };
      const unpacking: Unpacking = { ...packed, formatNames, known, at };
      while (at.int < packed.ints.length) take(next(unpacking));
    },
  };
}

function next(from: Unpacking): ReadRecord {
  const as = int(from);
  const slot = int(from);
  const place = { line: int(from), zone: int(from), look: int(from), clean: cleanness[int(from)] };
  const offset = float(from);
  const time = float(from);
  const text = lineText(from);
  if (as === packedAs.whole) return whole(from, slot);
  const known = as === packedAs.known ? from.known[slot] : undefined;
  if (known) {
    const draft = createDraftLike(known.model, { text, line: place.line, offset }, { time, zone: place.zone });
    draft.look = place.look;
    draft.clean = place.clean;
    if (known.addressed) draft.address = textOf(from);
    return { draft, known, rest: "" };
  }
  const draft = createDraft(text, place.line, offset);
  draft.time = time;
  draft.zone = place.zone;
  draft.look = place.look;
  draft.clean = place.clean;
  const isAddressed = fill(draft, from);
  return {
    draft,
    rest: "",
    known: slot === none ? undefined : learn(from, slot, { model: modelOf(draft), isAddressed }),
  };
}

// Whether a part of the line that is not known tells the address.
function fill(draft: Draft, from: Unpacking): boolean {
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
  if ((flags & extras.isJson) !== 0) draft.payload = parseObject(draft.text);
  return (flags & extras.addressed) !== 0;
}

function whole(from: Unpacking, slot: number): ReadRecord {
  const isAddressed = (int(from) & extras.addressed) !== 0;
  const { draft, rest = "", model } = object(from);
  if (!draft) throw new Error("A packed record has lost its fields.");
  if (model) learn(from, slot, { model, isAddressed });
  return { draft, rest, known: undefined };
}

function learn(
  { known }: Unpacking,
  slot: number,
  { model, isAddressed }: { readonly model: LogEntry; readonly isAddressed: boolean },
): Known {
  const learned = { model, ...createKnownMeaning(isAddressed) };
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

function lineText(from: Unpacking): string {
  const block = int(from);
  if (block === none) return textOf(from) ?? "";
  const start = int(from);
  return (from.blocks[block] ?? "").slice(start, start + int(from));
}

function textOf(from: Unpacking): string | undefined {
  const length = int(from);
  if (length === none) return undefined;
  const { at } = from;
  at.text += length;
  return from.texts.slice(at.text - length, at.text);
}
