// Lines in, records out: decides which lines belong together and reads their format. What a record means is found out later (completion.ts),
// by the same thread or by another.
import { mayHoldSecret } from "../catalogue/sieve.ts";
import { type Begun, createAssembler, type TakenRecord } from "./assembler.ts";
import { createDraft } from "./entry.ts";
import type { LogFormat } from "./formats/format.ts";
import { createHeaderHabits, type HeaderHabits } from "./formats/header-habits.ts";
import { createLineReader, type LineReader } from "./formats/line-reader.ts";
import { createKnownLines } from "./known-lines.ts";
import { type LineLook, looks, unlooked } from "./line-looks.ts";
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
  /** Whether further lines of a record are looked through for secrets. */
  readonly sieves: boolean;
  readonly onNotice?: ((notice: LogNotice) => void) | undefined;
}

/** Reads the records of one log; lines come in order. */
export interface RecordReader {
  /** Takes a line without its line break; gives the record that it has ended, if any. `look` says what somebody has seen in the line. */
  push(text: string, offset: number, look?: LineLook): TakenRecord | undefined;
  /** Ends the record that waits for further lines; more lines may follow. */
  end(): TakenRecord | undefined;
}

/** No line was read yet. */
export function createRecordReader(options: RecordReaderOptions): RecordReader {
  const reader = openReader(options);
  const lines = createKnownLines(reader.context);
  const assembler = createAssembler();
  const { sieves } = options;
  let line = (options.firstLine ?? 1) - 1;
  const end = (): TakenRecord | undefined => {
    const taken = assembler.take();
    if (taken && taken.rest !== "") taken.rest = reader.finish(taken);
    return taken;
  };
  const extend = (text: string): undefined => assembler.add(text, line, sieves ? !mayHoldSecret(text) : undefined);
  // Reads a line that begins a record; undefined when it goes on with the one before.
  const begin = (text: string, offset: number, look: LineLook | undefined): Begun | undefined => {
    // What colours hid may be one word now, so nobody has looked at such a line, and nobody knows it.
    const known = look === undefined ? undefined : lines.find(text, reader.current);
    if (known) {
      reader.skip(known.kind.format, text, lines.stampEnd);
      const draft = lines.draft(known, { text, line, offset });
      draft.look = look ?? unlooked;
      return { draft, format: known.kind.format, known, isFirst: false, isJson: false };
    }
    const draft = createDraft(text, line, offset);
    draft.look = look ?? unlooked;
    const format = reader.read(draft);
    if ((!format || format.yields) && assembler.continuesPlain(text)) return undefined;
    const isJson = draft.payload !== undefined && draft.payload === reader.lastJson(text);
    return { draft, format, known: look === undefined ? undefined : lines.learn(draft, format), isFirst: true, isJson };
  };
  return {
    push(raw, offset, look = unlooked) {
      line++;
      const text = (look & looks.odd) !== 0 && raw.includes("\u001b") ? withoutColours(raw) : raw;
      const first = text.charCodeAt(0);
      if (first === 32 || first === 9 || Number.isNaN(first)) {
        if (isBlank(text)) return undefined;
        if (assembler.continuesIndented(text)) return extend(text);
      }
      if (assembler.continuesFormat(text)) return extend(text);
      const begun = begin(text, offset, text === raw ? look : undefined);
      if (!begun) return extend(text);
      const finished = end();
      assembler.start(begun);
      return finished;
    },
    end,
  };
}

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
