// Finds the format of each line: that of the line before is asked first, then those that lines with such a first character can have.
import type { Draft } from "../entry.ts";
import { type FoundTime, scanTimestamp } from "../time/scan.ts";
import type { FormatContext, LogFormat } from "./format.ts";
import { type HeaderHabits, restartClock } from "./header-habits.ts";
import { logFormats } from "./index.ts";
import { parseObject } from "./json-fields.ts";

/** How lines are read. */
export interface LineReaderOptions {
  readonly reference: number;
  readonly habits: HeaderHabits;
  /** Formats of the user, asked before all others. */
  readonly formats?: readonly LogFormat[];
}

/** Reads the lines of one log. */
export interface LineReader {
  readonly context: FormatContext;
  /** Fills the draft and gives the format that did, undefined when none takes the line. */
  read(draft: Draft): LogFormat | undefined;
}

const characters = 128;
const maxInner = 2;

/** Makes a reader that has not seen a line yet. */
export function createLineReader({ reference, habits, formats = [] }: LineReaderOptions): LineReader {
  const all = [...formats, ...logFormats.entries];
  const timed = tableOf(all.filter((format) => format.timed !== false));
  const untimed = tableOf(all.filter((format) => format.timed !== true));
  const lenient = tableOf(all.filter((format) => format.timed !== false && format.lenient));
  const beginnings = createBeginnings();
  restartClock(habits);
  let current: LogFormat | undefined;
  let inner = 0;
  const ask = (draft: Draft, skip: LogFormat | undefined): LogFormat | undefined => {
    const { text } = draft;
    const code = text.charCodeAt(0);
    const row = code < characters ? code : characters;
    const stamp = context.leading(text);
    const ordinary = stamp !== undefined && beginnings.areOrdinary(text, stamp.end);
    for (const format of (ordinary ? lenient : stamp ? timed : untimed)[row] ?? []) {
      if (format === skip || !format.parse(draft, context)) continue;
      if (stamp && !ordinary) beginnings.note(text, stamp.end, format.lenient === true);
      return format;
    }
    return undefined;
  };
  const context: FormatContext = {
    reference,
    habits,
    leading: rememberLast((text) => leadingTime(text, reference)),
    json: rememberLast(parseObject),
    readInner(draft) {
      if (inner >= maxInner) return false;
      inner++;
      try {
        return ask(draft, undefined) !== undefined;
      } finally {
        inner--;
      }
    },
  };
  return {
    context,
    read(draft) {
      if (current && mayBegin(current, draft.text) && current.parse(draft, context)) return current;
      const format = ask(draft, current);
      if (format) current = format.lenient ? undefined : format;
      return format;
    },
  };
}

function mayBegin({ starts }: LogFormat, text: string): boolean {
  return starts === undefined || starts.includes(text.charAt(0));
}

/** Remembers what stood behind the timestamps of lines that no format of its own has claimed: others like them need not be offered. */
interface Beginnings {
  areOrdinary(text: string, at: number): boolean;
  note(text: string, at: number, ordinary: boolean): void;
}

const provenBy = 8;
const maxBeginnings = 1000;

function createBeginnings(): Beginnings {
  const counts = new Map<number, number>();
  const keyOf = (text: string, at: number): number =>
    ((text.charCodeAt(at) & 255) << 16) | ((text.charCodeAt(at + 1) & 255) << 8) | (text.charCodeAt(at + 2) & 255);
  return {
    areOrdinary: (text, at) => (counts.get(keyOf(text, at)) ?? 0) >= provenBy,
    note(text, at, ordinary) {
      const key = keyOf(text, at);
      const count = counts.get(key);
      if (count === undefined && counts.size >= maxBeginnings) return;
      counts.set(key, ordinary ? (count ?? 0) + 1 : -Infinity);
    },
  };
}

// The formats in order for each ASCII character; the last row is for all others and for empty lines.
function tableOf(formats: readonly LogFormat[]): readonly (readonly LogFormat[])[] {
  return Array.from({ length: characters + 1 }, (_, code) =>
    formats.filter(
      ({ starts }) => starts === undefined || (code < characters && starts.includes(String.fromCharCode(code))),
    ),
  );
}

function rememberLast<Result>(read: (text: string) => Result): (text: string) => Result {
  let text: string | undefined;
  let result: Result;
  return (asked) => {
    if (asked !== text) {
      text = asked;
      result = read(asked);
    }
    return result;
  };
}

function leadingTime(text: string, reference: number): FoundTime | undefined {
  const first = text.charCodeAt(0);
  return scanTimestamp(text, first === 91 || first === 40 ? 1 : 0, reference);
}
