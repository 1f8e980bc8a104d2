// Decides which lines belong together: indented lines, the parts of a stack trace and what a format claims continue the record before them.
import type { Draft } from "./entry.ts";
import type { LogFormat } from "./formats/format.ts";
import type { KnownLine } from "./known-lines.ts";
import { createTraceReader } from "./trace-lines.ts";

/** How many lines and characters one record takes before the next line starts a new one. */
export const recordLimits = { lines: 1000, characters: 65_536 } as const;

/** The first line of a record. */
export interface Begun {
  readonly draft: Draft;
  readonly format: LogFormat | undefined;
  /** What is known of all lines like it. */
  readonly known: KnownLine | undefined;
  /** Whether it is the line from which that became known. */
  readonly isFirst: boolean;
  /** Whether its payload is its text as JSON. */
  readonly isJson: boolean;
}

/** A record with all its lines: those behind the first stand in `rest`, each after a line break, until its format has taken them in. */
export interface TakenRecord extends Begun {
  rest: string;
}

/** Collects the lines of the record that is being read. */
export interface Assembler {
  readonly pending: Draft | undefined;
  /** Starts a record; the one before must have been taken. */
  start(begun: Begun): void;
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
  let begun: Begun | undefined;
  let pending: Draft | undefined;
  let rest = "";
  let last = "";
  let lines = 0;
  const full = (): boolean => lines >= recordLimits.lines || rest.length >= recordLimits.characters;
  return {
    get pending() {
      return pending;
    },
    start(first) {
      begun = first;
      pending = first.draft;
      rest = "";
      last = pending.text;
      lines = 1;
      trace.start(pending.text);
    },
    continuesIndented: (text) => pending !== undefined && !full() && !startsWithDate(text),
    continuesFormat: (text) =>
      begun?.format?.continues !== undefined && !full() && begun.format.continues(text, begun.draft, last),
    continuesPlain: (text) => pending !== undefined && !full() && trace.takes(text, pending.severity),
    add(text, line, clean) {
      rest += `\n${text}`;
      last = text;
      lines++;
      if (pending) {
        pending.endLine = line;
        if (clean !== true) pending.clean = clean;
      }
      return undefined;
    },
    take() {
      if (!begun) return undefined;
      const { draft, format, known, isFirst, isJson } = begun;
      const taken = { draft, format, known, isFirst, isJson, rest };
      begun = undefined;
      pending = undefined;
      rest = "";
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
  const after = text.charCodeAt(at + digits);
  return (digits === 4 || digits === 2) && (after === 45 || after === 47) && text.charCodeAt(at + digits + 3) === after;
}
