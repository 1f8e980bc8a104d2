// Packs records for another thread.
import type { PlacedLine, TakenRecord } from "../assembler.ts";
import type { LineBlock } from "../blocks.ts";
import { lineLimit } from "../line-limit.ts";
import { looks } from "../line-looks.ts";
import { type Column, createFloats, createInts, floatsFor, intsFor } from "./numbers.ts";
import {
  cleanness,
  extras,
  none,
  packedAs,
  type PackedObject,
  type PackedRecords,
  packedTexts,
  severities,
} from "./packed-records.ts";

/** Packs the records of one log. */
export interface RecordPacker {
  /** Says from which block the next lines come, and how many lines stand before it. */
  turnTo(block: LineBlock, lines: number): void;
  add(record: TakenRecord): void;
  /** Where a line stands in the text of its block; undefined when it came from one before, or was changed. */
  startOf(line: PlacedLine): number | undefined;
  /** About how many characters wait to be taken. */
  readonly size: number;
  /** What was added since the last call. */
  take(): PackedRecords;
}

interface Columns {
  readonly blocks: string[];
  readonly texts: string[];
  readonly ints: Column<Int32Array<ArrayBuffer>>;
  readonly floats: Column<Float64Array<ArrayBuffer>>;
  readonly formats: string[];
  readonly objects: PackedObject[];
  size: number;
}

interface Packing {
  columns: Columns;
  readonly formats: Map<string, number>;
  /** The block from which lines come, its number among those of the columns, and what stands before it in the log. */
  readonly block: { text: string | undefined; number: number; offset: number; lines: number };
}

/** Makes one that has no records yet. */
export function createRecordPacker(): RecordPacker {
  const block = { text: undefined, number: none, offset: 0, lines: 0 };
  const packing: Packing = { columns: createColumns(), formats: new Map(), block };
  return {
    turnTo({ text, offsets }, lines) {
      Object.assign(block, { text, number: none, offset: offsets[0] ?? 0, lines });
    },
    add(record) {
      const { place, known, isFirst, rest } = record;
      if (place.line !== place.endLine || rest !== "") addWhole(packing, record);
      else if (known && !isFirst) {
        addPlace(packing, packedAs.known, record);
        if (known.addressed) addText(packing.columns, place.address);
        if (known.ported) addInt(packing.columns, record.bodyLength);
      } else addSingle(packing, record);
    },
    startOf: (line) => startIn(packing.block, line),
    get size() {
      return packing.columns.size;
    },
    take() {
      const { blocks, texts, ints, floats, formats, objects } = packing.columns;
      const taken = {
        ...{ blocks, formats, objects, texts: texts.join("") },
        ...{ ints: ints.values.slice(0, ints.length), floats: floats.values.slice(0, floats.length) },
      };
      packing.columns = createColumns(ints, floats);
      block.number = none;
      return taken;
    },
  };
}

// The next handful is about as large as the one before, so its room is used again.
function createColumns(ints: Columns["ints"] = createInts(), floats: Columns["floats"] = createFloats()): Columns {
  ints.length = 0;
  floats.length = 0;
  return { blocks: [], texts: [], ints, floats, formats: [], objects: [], size: 0 };
}

function addInt({ ints }: Columns, value: number): void {
  intsFor(ints, 1)[ints.length++] = value;
}

// What every record has: how it is packed, where it stands, when it was written.
function addPlace(packing: Packing, as: number, { place, known }: TakenRecord): void {
  const { columns } = packing;
  const { line, offset, time, zone, look, clean } = place;
  const { ints, floats } = columns;
  const numbers = intsFor(ints, 6);
  const at = ints.length;
  numbers[at] = as;
  numbers[at + 1] = known?.slot ?? none;
  numbers[at + 2] = line;
  numbers[at + 3] = zone;
  numbers[at + 4] = look;
  numbers[at + 5] = cleanness.indexOf(clean);
  ints.length = at + 6;
  const times = floatsFor(floats, 2);
  times[floats.length++] = offset;
  times[floats.length++] = time;
  addLine(packing, place);
}

function startIn(block: Packing["block"], { text, line, offset, look }: PlacedLine): number | undefined {
  const isThere = block.text !== undefined && line > block.lines && text.length < lineLimit && (look & looks.odd) === 0;
  return isThere ? offset - block.offset : undefined;
}

function addLine({ columns, block }: Packing, place: PlacedLine): void {
  const { text } = place;
  const start = startIn(block, place);
  if (start === undefined) {
    addInt(columns, none);
    addText(columns, text);
    return;
  }
  if (block.number === none) {
    block.number = columns.blocks.push(block.text ?? "") - 1;
    columns.size += block.text?.length ?? 0;
  }
  const { ints } = columns;
  const numbers = intsFor(ints, 3);
  numbers[ints.length++] = block.number;
  numbers[ints.length++] = start;
  numbers[ints.length++] = text.length;
}

function addText(columns: Columns, text: string | undefined): void {
  if (text === undefined) {
    addInt(columns, none);
    return;
  }
  addInt(columns, text.length);
  columns.texts.push(text);
  columns.size += text.length;
}

function addSingle(packing: Packing, record: TakenRecord): void {
  const { draft, known, isJson } = record;
  const { columns } = packing;
  addPlace(packing, packedAs.single, record);
  const { payload, meaning, severity, body, status, duration, bytes } = draft;
  const apart = meaning !== undefined || (payload !== undefined && !isJson);
  const flags = ownOf(known) | (isJson ? extras.isJson : 0) | (apart ? extras.object : 0);
  addInt(columns, flags);
  addInt(columns, formatNumber(packing, draft.format));
  addInt(columns, severities.indexOf(severity));
  const { floats } = columns;
  const numbers = floatsFor(floats, 3);
  numbers[floats.length++] = status ?? NaN;
  numbers[floats.length++] = duration ?? NaN;
  numbers[floats.length++] = bytes ?? NaN;
  addText(columns, body);
  for (const field of packedTexts) addText(columns, draft[field]);
  if (apart) columns.objects.push({ meaning, payload: isJson ? undefined : payload });
}

// Lines like the first one of a record may be known, although the record itself is not: it has further lines.
function addWhole(packing: Packing, record: TakenRecord): void {
  const { draft, known, isFirst, rest } = record;
  const { columns } = packing;
  addPlace(packing, packedAs.whole, record);
  addInt(columns, ownOf(known));
  columns.objects.push({ draft, rest, ...(known && isFirst ? { model: known.model } : {}) });
  columns.size += draft.text.length * 2 + rest.length;
}

function ownOf(known: TakenRecord["known"]): number {
  return (known?.addressed === true ? extras.addressed : 0) | (known?.ported === true ? extras.ported : 0);
}

function formatNumber({ formats, columns }: Packing, format: string): number {
  const known = formats.get(format);
  if (known !== undefined) return known;
  formats.set(format, formats.size);
  columns.formats.push(format);
  return formats.size - 1;
}
