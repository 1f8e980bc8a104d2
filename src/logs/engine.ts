// Lines in, entries out: assembles records, reads their format, finds template and meaning, and asks the detectors. Pure and synchronous;
// texts inside are not masked yet (present.ts does that for what is shown).
import { mayHoldSecret } from "../catalogue/sieve.ts";
import { type Begun, createAssembler } from "./assembler.ts";
import { createCompletion } from "./completion.ts";
import { createDetection, type DetectionOptions } from "./detectors/detection.ts";
import type { Detector } from "./detectors/detector.ts";
import { detectors as allDetectors } from "./detectors/index.ts";
import { createDraft, type Json, type LogEntry } from "./entry.ts";
import type { LogFormat } from "./formats/format.ts";
import { createHeaderHabits, type HeaderHabits } from "./formats/header-habits.ts";
import { createLineReader, type LineReader } from "./formats/line-reader.ts";
import { createKnownLines } from "./known-lines.ts";
import { type LineLook, looks, unlooked } from "./line-looks.ts";
import type { Anomaly, LogNotice } from "./record.ts";
import { createTemplateTree, type TemplateTree } from "./templates/drain.ts";

/** How an engine reads one log. */
export interface LogEngineOptions {
  /** Milliseconds since the epoch: the latest time the log can be from; it chooses the year of timestamps that name none. */
  readonly reference: number;
  /** What a first reading has found out about headers. */
  readonly habits?: HeaderHabits;
  /** Where templates live; one of its own unless given. */
  readonly tree?: TemplateTree;
  /** `match` looks templates up in a tree that has seen the log already, so that each record gets its final template. */
  readonly mode?: "learn" | "match";
  /** The entries are of no interest, only what the tree learns: they stay without meaning and anomalies. */
  readonly templatesOnly?: boolean;
  readonly detectors?: readonly Detector[];
  /** Formats of the user, asked before all others. */
  readonly formats?: readonly LogFormat[];
  /** How easily the detectors speak; `normal` unless given. */
  readonly sensitivity?: DetectionOptions["sensitivity"];
  /** What `memory` gave at the end of an earlier session on the same log. */
  readonly memory?: Json | undefined;
  /** Number of the first line that is pushed; 1 unless given. */
  readonly firstLine?: number;
  readonly onNotice?: (notice: LogNotice) => void;
}

/** Reads one log; lines come in order. */
export interface LogEngine {
  readonly tree: TemplateTree;
  /**
   * Takes a line without its line break; gives the entry that the line has completed, if any. `look` says what somebody has seen in the
   * line before.
   */
  push(text: string, offset: number, look?: LineLook): LogEntry | undefined;
  /** Completes the entry that waits for continuation lines; more lines may follow. */
  end(): LogEntry | undefined;
  /** What is remarkable about so many milliseconds in which no line came, told once; `end` is called before. */
  waited(milliseconds: number): readonly Anomaly[];
  /** What was learned, to be kept for the next session: JSON without any text of the log. */
  memory(): Json;
}

/** Makes an engine for one log. */
export function createLogEngine(options: LogEngineOptions): LogEngine {
  const tree = options.tree ?? createTemplateTree({ remembered: templatesOf(options.memory) });
  const reader = openReader(options);
  const lines = createKnownLines(reader.context);
  const detectors = options.detectors ?? allDetectors.entries;
  const detection = createDetection(detectors, options);
  const assembler = createAssembler();
  let line = (options.firstLine ?? 1) - 1;
  const completion = createCompletion({ options, reader, tree, detection, detectors });
  const end = (): LogEntry | undefined => {
    const taken = assembler.take();
    return taken && completion.complete(taken);
  };
  const extend = (text: string): undefined =>
    assembler.add(text, line, detectors.length > 0 ? !mayHoldSecret(text) : undefined);
  // Reads a line that begins a record; undefined when it goes on with the one before.
  const begin = (text: string, offset: number, look: LineLook | undefined): Begun | undefined => {
    // What colours hid may be one word now, so nobody has looked at such a line, and nobody knows it.
    const known = look === undefined ? undefined : lines.find(text, reader.current);
    if (known) {
      reader.skip(known.kind.format, text, lines.stampEnd);
      const draft = lines.draft(known, { text, line, offset });
      draft.look = look ?? unlooked;
      return { draft, format: known.kind.format, known };
    }
    const draft = createDraft(text, line, offset);
    draft.look = look ?? unlooked;
    const format = reader.read(draft);
    if ((!format || format.yields) && assembler.continuesPlain(text)) return undefined;
    return { draft, format, known: look === undefined ? undefined : lines.learn(draft, format) };
  };
  return {
    tree,
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
    waited: (milliseconds) => detection.wait(milliseconds),
    memory: () => ({ ...detection.memory(), templates: tree.memory() }),
  };
}

function templatesOf(memory: Json | undefined): Json | undefined {
  const known = typeof memory === "object" && memory !== null && !Array.isArray(memory);
  return known ? (memory as { readonly [key: string]: Json })["templates"] : undefined;
}

function openReader({ reference, habits = createHeaderHabits(), formats, onNotice }: LogEngineOptions): LineReader {
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
