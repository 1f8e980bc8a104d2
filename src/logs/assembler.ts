// Decides which lines belong together: indented lines and the parts of a stack trace continue the record before them.
import type { Draft } from "./entry.ts";

/** How many lines and characters one record takes before the next line starts a new one. */
export const recordLimits = { lines: 1000, characters: 65_536 } as const;

/** Collects the lines of the record that is being read. */
export interface Assembler {
  readonly pending: Draft | undefined;
  /** Starts a record; the one before must have been taken. */
  start(draft: Draft): void;
  /** Whether an indented line continues the pending record. */
  continuesIndented(text: string): boolean;
  /** Whether a line without a header of its own continues the pending record. */
  continuesPlain(text: string): boolean;
  add(text: string, line: number): void;
  /** Ends the pending record: its further lines stand behind the first in `rest`. */
  take(): { readonly draft: Draft; readonly rest: string } | undefined;
}

/** Makes an assembler without a pending record. */
export function createAssembler(): Assembler {
  let pending: Draft | undefined;
  let rest = "";
  let lines = 0;
  let traceback = false;
  const full = (): boolean => lines >= recordLimits.lines || rest.length >= recordLimits.characters;
  return {
    get pending() {
      return pending;
    },
    start(draft) {
      pending = draft;
      rest = "";
      lines = 1;
      traceback = draft.text.startsWith("Traceback (most recent call last)");
    },
    continuesIndented(text) {
      return pending !== undefined && !full() && !startsWithDate(text);
    },
    continuesPlain(text) {
      if (pending === undefined || full()) return false;
      if (tracePart.test(text)) {
        traceback ||= text.startsWith("Traceback");
        return true;
      }
      // The unindented line that ends a Python traceback: "ValueError: no such order".
      if (traceback && exceptionLine.test(text)) {
        traceback = false;
        return true;
      }
      return false;
    },
    add(text, line) {
      rest += `\n${text}`;
      lines++;
      if (pending) pending.endLine = line;
    },
    take() {
      if (!pending) return undefined;
      const taken = { draft: pending, rest };
      pending = undefined;
      rest = "";
      return taken;
    },
  };
}

// Matches "at fn (file:1:2)", "Caused by: …", "... 12 more", Python's joints and closing brackets; refuses "at noon the job ran".
const tracePart =
  /^(?:at [^\s(]*(?:\s\[as [^\]]*\])?\s?\([^)]*\)?|at (?:async |new )?[\w$./<>:\\-]+:\d+|Caused by: |Suppressed: |\.{3} \d+ (?:more|common)|Traceback \(most recent call last\)|During handling of the above|The above exception was|[}\])]{1,3}[,;]?$)/;
// Matches "ValueError: no such order", "app.errors.NotFound"; refuses sentences.
const exceptionLine = /^[A-Za-z_][\w.]*(?::|$)/;

// An indented line may still be a record of its own when it begins with a date or clock.
function startsWithDate(text: string): boolean {
  let at = 0;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
  let digits = 0;
  while (text.charCodeAt(at + digits) >= 48 && text.charCodeAt(at + digits) <= 57) digits++;
  const after = text.charCodeAt(at + digits);
  return (digits === 4 || digits === 2) && (after === 45 || after === 47) && text.charCodeAt(at + digits + 3) === after;
}
