// Lines in, records out: decides which lines belong together and reads their format. What a record means is found out later (completion.ts),
// by the same thread or by another.
import { mayHoldSecret } from "../catalogue/sieve.ts";
import { type Assembler, createAssembler, type TakenRecord } from "./assembler.ts";
import type { LineBlock } from "./blocks.ts";
import { createDraft, createDraftLike, type Draft } from "./entry.ts";
import type { LogFormat } from "./formats/format.ts";
import { createHeaderHabits, type HeaderHabits } from "./formats/header-habits.ts";
import { createLineReader, type LineReader } from "./formats/line-reader.ts";
import { createKnownLines, type KnownLine, type LineStart } from "./known-lines.ts";
import { lineLimit } from "./line-limit.ts";
import { type LineLook, looks, unlooked } from "./line-looks.ts";
import { PassingLine } from "./passing-line.ts";
import type { LogNotice } from "./record.ts";

/** How the lines of a log are read. */
export interface RecordReaderOptions {
  /** Milliseconds since the epoch: the latest time the log can be from; it chooses the year of timestamps that name none. */
  readonly reference: number;
  /** What a first reading has found out about headers. */
  readonly habits?: HeaderHabits;
  /** Formats of the user, asked before all others. */
  readonly formats?: readonly LogFormat[];
  /** Number of the first line that is pushed; 1 unless given. */
  readonly firstLine?: number;
  /** Whether whoever gets a record is done with it when the next line is pushed, and changes nothing in it. */
  readonly passing?: boolean;
  /** Whether further lines of a record are looked through for secrets. */
  readonly sieves: boolean;
  readonly onNotice?: ((notice: LogNotice) => void) | undefined;
}

/** Reads the records of one log; lines come in order. */
export interface RecordReader {
  /** Takes a line without its line break; gives the record that it has ended, if any. `look` says what somebody has seen in the line. */
  push(text: string, offset: number, look?: LineLook): TakenRecord | undefined;
  /** The next lines come from this block; from none, when undefined. */
  turnTo(block: LineBlock | undefined): void;
  /** Ends the record that waits for further lines; more lines may follow. */
  end(): TakenRecord | undefined;
}

/** No line was read yet. */
export function createRecordReader(options: RecordReaderOptions): RecordReader {
  const reader = openReader(options);
  const assembler = createAssembler();
  const beginnings = createBeginningReader(reader, options.passing ?? false);
  let line = (options.firstLine ?? 1) - 1;
  const end = (): TakenRecord | undefined => {
    const taken = assembler.take();
    if (taken && taken.rest !== "") taken.rest = reader.finish(taken);
    return taken;
  };
  const extend = (text: string): undefined =>
    assembler.add(text, line, options.sieves ? !mayHoldSecret(text) : undefined);
  return {
    turnTo: (block) => beginnings.turnTo(block),
    push(raw, offset, look = unlooked) {
      line++;
      const text = (look & looks.odd) !== 0 && raw.includes("\u001b") ? withoutColours(raw) : raw;
      const first = text.charCodeAt(0);
      if (first === 32 || first === 9 || Number.isNaN(first)) {
        if (isBlank(text)) return undefined;
        if (assembler.continuesIndented(text)) return extend(text);
      }
      if (assembler.continuesFormat(text)) return extend(text);
      // What colours hid may be one word now, so nobody has looked at such a line, and nobody knows it.
      const place = { text, line, offset, look: text === raw ? look : undefined };
      const begun = beginnings.known(place) ?? beginnings.read(place, assembler);
      if (!begun) return extend(text);
      const finished = end();
      assembler.start(begun);
      return finished;
    },
    end,
  };
}

interface Beginning extends Pick<Draft, "text" | "line" | "offset"> {
  readonly look: LineLook | undefined;
}

/** Reads the lines with which records begin. */
interface BeginningReader {
  turnTo(block: LineBlock | undefined): void;
  /** The record of a line that is known. */
  known(beginning: Beginning): TakenRecord | undefined;
  /** The record of any other; undefined when the line goes on with the one before. */
  read(beginning: Beginning, assembler: Assembler): TakenRecord | undefined;
}

function createBeginningReader(reader: LineReader, passing: boolean): BeginningReader {
  const lines = createKnownLines(reader.context);
  const block = { view: undefined as DataView | undefined, bytes: noBytes, offset: 0 };
  const start: { -readonly [Field in keyof LineStart]: LineStart[Field] } = { view: empty, bytes: noBytes, at: 0 };
  const startOf = ({ text, offset }: Beginning): LineStart | undefined => {
    // What was cut off is no part of the text.
    if (!block.view || text.length >= lineLimit) return undefined;
    start.view = block.view;
    start.bytes = block.bytes;
    start.at = offset - block.offset;
    return start;
  };
  const pass = passing ? createPassing() : undefined;
  return {
    turnTo(next) {
      const view = next?.view;
      block.view = view;
      block.bytes = view ? new Uint8Array(view.buffer, view.byteOffset, view.byteLength) : noBytes;
      block.offset = next?.offsets[0] ?? 0;
    },
    known(beginning) {
      const { text, look } = beginning;
      const known = look === undefined ? undefined : lines.find(text, reader.current, startOf(beginning));
      if (!known || look === undefined) return undefined;
      reader.skip(known.kind.format, text, lines.stampEnd);
      if (pass) {
        const line = pass(known, beginning);
        line.bodyLength = lines.place(known, line);
        return line;
      }
      const draft = createDraftLike(known.model, beginning, known.model);
      const bodyLength = lines.place(known, draft);
      if (known.ported) draft.body = text.slice(text.length - bodyLength);
      draft.look = look;
      return { draft, place: draft, format: known.kind.format, known, bodyLength, isFirst: false, isJson: false, rest: "" }; // prettier-ignore
    },
    read({ text, line, offset, look }, assembler) {
      const draft = createDraft(text, line, offset);
      draft.look = look ?? unlooked;
      const format = reader.read(draft);
      if ((!format || format.yields) && assembler.continuesPlain(text)) return undefined;
      const isJson = draft.payload !== undefined && draft.payload === reader.lastJson(text);
      const known = look === undefined ? undefined : lines.learn(draft, format);
      return { draft, place: draft, format, known, bodyLength: draft.body.length, isFirst: true, isJson, rest: "" };
    },
  };
}

// Two objects in turns: while one waits for further lines, the next record begins.
function createPassing(): (known: KnownLine, beginning: Beginning) => PassingLine {
  let next: PassingLine | undefined;
  let other: PassingLine | undefined;
  return (known, { text, line, offset, look = unlooked }) => {
    const passing = next ?? new PassingLine(known);
    next = other;
    other = passing;
    passing.turnTo(known);
    passing.text = text;
    passing.line = line;
    passing.endLine = line;
    passing.offset = offset;
    passing.look = look;
    return passing;
  };
}

const empty = new DataView(new ArrayBuffer(0));
const noBytes: Uint8Array = new Uint8Array(0);

function openReader({ reference, habits = createHeaderHabits(), formats, onNotice }: RecordReaderOptions): LineReader {
  return createLineReader({
    reference,
    habits,
    ...(formats ? { formats } : {}),
    onFault: ({ id }, error) =>
      onNotice?.({
        kind: "format-failed",
        message: `The format ${id} was switched off: ${error instanceof Error ? `it failed with a ${error.name}` : "it failed"}.`,
      }),
  });
}

function isBlank(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code !== 32 && code !== 9) return false;
  }
  return true;
}

// Colour sequences "ESC [ numbers m" as loggers write them; other escapes stay and are made visible when shown.
function withoutColours(text: string): string {
  return text.replace(/\u001b\[[\d;]*m/g, "");
}
