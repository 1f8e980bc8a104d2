// Decides which lines belong together: indented lines, the parts of a stack trace and what a format claims continue the record before them.
import type { Draft } from "./entry.ts";
import type { LogFormat } from "./formats/format.ts";
import type { KnownLine } from "./known-lines.ts";
import { createTraceReader } from "./trace-lines.ts";

/** How many lines and characters one record takes before the next line starts a new one. */
export const recordLimits = { lines: 1000, characters: 65_536 } as const;

/** Where a record stands and when it was written: what differs among lines that are known. */
export type PlacedLine = Pick<
  Draft,
  "line" | "endLine" | "offset" | "text" | "time" | "zone" | "look" | "clean" | "address"
>;

/** A record with all its lines: those behind the first stand in `rest`, each after a line break, until its format has taken them in. */
export interface TakenRecord {
  readonly draft: Draft;
  /** The draft, or what it would have of its own, as long as nobody has asked for the draft of a line that is known. */
  readonly place: PlacedLine;
  readonly format: LogFormat | undefined;
  /** What is known of all lines like the first. */
  readonly known: KnownLine | undefined;
  /** Whether the first is the line from which that became known. */
  readonly isFirst: boolean;
  /** Of the message of a line that is known; it stands at its end. */
  readonly bodyLength: number;
  /** Whether the payload is the text as JSON. */
  readonly isJson: boolean;
  rest: string;
}

/** Collects the lines of the record that is being read. */
export interface Assembler {
  /** Starts a record; the one before must have been taken. */
  start(begun: TakenRecord): void;
  /** Whether an indented line continues the pending record. */
  continuesIndented(text: string): boolean;
  /** Whether the format of the pending record claims a line, whatever it looks like. */
  continuesFormat(text: string): boolean;
  /** Whether a line without a header of its own continues the pending record. */
  continuesPlain(text: string): boolean;
  /** `clean` tells whether the line is known to hold no secret, undefined when nobody has looked. */
  add(text: string, line: number, clean: boolean | undefined): undefined;
  /** Ends the pending record. */
  take(): TakenRecord | undefined;
}

/** Makes an assembler without a pending record. */
export function createAssembler(): Assembler {
  const trace = createTraceReader();
  let pending: TakenRecord | undefined;
  let last = "";
  let lines = 0;
  const full = ({ rest }: TakenRecord): boolean =>
    lines >= recordLimits.lines || rest.length >= recordLimits.characters;
  return {
    start(begun) {
      pending = begun;
      last = begun.place.text;
      lines = 1;
      trace.start(last);
    },
    continuesIndented: (text) => pending !== undefined && !full(pending) && !startsWithDate(text),
    continuesFormat: (text) =>
      pending?.format?.continues !== undefined && !full(pending) && pending.format.continues(text, pending.draft, last),
    continuesPlain: (text) => pending !== undefined && !full(pending) && trace.takes(text, pending.draft.severity),
    add(text, line, clean) {
      last = text;
      lines++;
      if (!pending) return undefined;
      const { draft } = pending;
      pending.rest += `\n${text}`;
      draft.endLine = line;
      if (clean !== true) draft.clean = clean;
      return undefined;
    },
    take() {
      const taken = pending;
      pending = undefined;
      return taken;
    },
  };
}

// An indented line may still be a record of its own when it begins with a date or clock.
function startsWithDate(text: string): boolean {
  let at = 0;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
  let digits = 0;
  while (text.charCodeAt(at + digits) >= 48 && text.charCodeAt(at + digits) <= 57) digits++;
  const end = at + digits;
  const after = text.charCodeAt(end);
  // Zabbix writes the number of the process flush right before date and clock: "  4711:20250517:083004.123 ".
  if (after === 58) return digits > 0 && text.charCodeAt(end + 9) === 58 && text.charCodeAt(end + 16) === 46;
  return (digits === 4 || digits === 2) && (after === 45 || after === 47) && text.charCodeAt(end + 3) === after;
}
