// Packs records for another thread.
import type { PlacedLine, TakenRecord } from "../assembler.ts";
import type { LineBlock } from "../blocks.ts";
import { lineLimit } from "../line-limit.ts";
import { looks } from "../line-looks.ts";
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
  readonly ints: number[];
  readonly floats: number[];
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
        if (known.ported) packing.columns.ints.push(record.bodyLength);
      } else addSingle(packing, record);
    },
    startOf: (line) => startIn(packing.block, line),
    get size() {
      return packing.columns.size;
    },
    take() {
      const { blocks, texts, ints, floats, formats, objects } = packing.columns;
      packing.columns = createColumns();
      block.number = none;
      return {
        ...{ blocks, formats, objects, texts: texts.join("") },
        ...{ ints: Int32Array.from(ints), floats: Float64Array.from(floats) },
      };
    },
  };
}

function createColumns(): Columns {
  return { blocks: [], texts: [], ints: [], floats: [], formats: [], objects: [], size: 0 };
}

// What every record has: how it is packed, where it stands, when it was written.
function addPlace(packing: Packing, as: number, { place, known }: TakenRecord): void {
  const { columns } = packing;
  const { line, offset, time, zone, look, clean } = place;
  columns.ints.push(as, known?.slot ?? none, line, zone, look, cleanness.indexOf(clean));
  columns.floats.push(offset, time);
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
    columns.ints.push(none);
    addText(columns, text);
    return;
  }
  if (block.number === none) {
    block.number = columns.blocks.push(block.text ?? "") - 1;
    columns.size += block.text?.length ?? 0;
  }
  columns.ints.push(block.number, start, text.length);
}

function addText(columns: Columns, text: string | undefined): void {
  if (text === undefined) {
    columns.ints.push(none);
    return;
  }
  columns.ints.push(text.length);
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
  columns.ints.push(flags, formatNumber(packing, draft.format), severities.indexOf(severity));
  columns.floats.push(status ?? NaN, duration ?? NaN, bytes ?? NaN);
  addText(columns, body);
  for (const field of packedTexts) addText(columns, draft[field]);
  if (apart) columns.objects.push({ meaning, payload: isJson ? undefined : payload });
}

// Lines like the first one of a record may be known, although the record itself is not: it has further lines.
function addWhole(packing: Packing, record: TakenRecord): void {
  const { draft, known, isFirst, rest } = record;
  const { columns } = packing;
  addPlace(packing, packedAs.whole, record);
  columns.ints.push(ownOf(known));
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
