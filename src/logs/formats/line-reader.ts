// Finds the format of each line: that of the line before is asked first, then those that lines with such a first character can have.
import type { TakenRecord } from "../assembler.ts";
import type { Draft, JsonObject } from "../entry.ts";
import { createStampReader, type BytesOfLine } from "../time/recent-stamp.ts";
import { createBeginnings } from "./beginnings.ts";
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
  /** Hears of a format that failed and is not asked any more. */
  readonly onFault?: (format: LogFormat, error: unknown) => void;
}

/** Reads the lines of one log. */
export interface LineReader {
  readonly context: FormatContext;
  /** The format of the line before, when lines like it are mostly of that format too. */
  readonly current: LogFormat | undefined;
  /** Fills the draft and gives the format that did, undefined when none takes the line. */
  read(draft: Draft): LogFormat | undefined;
  /** The JSON object that the text is, when it was the last that was read so. */
  lastJson(text: string): JsonObject | undefined;
  /** Takes note of a line of which somebody knows the format; its timestamp ends at `stampEnd`, 0 when it begins with none. */
  skip(format: LogFormat, text: string, stampEnd: number): void;
  /** Lets the format of a record read all its lines; gives those that are still to be appended to the body. */
  finish(record: TakenRecord): string;
}

const characters = 128;
const maxInner = 2;

/** Makes a reader that has not seen a line yet. */
export function createLineReader({ reference, habits, formats = [], onFault }: LineReaderOptions): LineReader {
  const all = [...formats, ...logFormats.entries];
  const timed = tableOf(all.filter((format) => format.timed !== false));
  const untimed = tableOf(all.filter((format) => format.timed !== true));
  const lenient = tableOf(all.filter((format) => format.timed !== false && format.lenient));
  const beginnings = createBeginnings();
  restartClock(habits);
  let current: LogFormat | undefined;
  let inner = 0;
  const guard = createGuard(onFault);
  const ask = (draft: Draft, skip: LogFormat | undefined): LogFormat | undefined => {
    const { text } = draft;
    const code = text.charCodeAt(0);
    const row = code < characters ? code : characters;
    const stamp = context.leading(text);
    const ordinary = stamp !== undefined && beginnings.areOrdinary(text, stamp.end);
    for (const format of (ordinary ? lenient : stamp ? timed : untimed)[row] ?? []) {
      if (format === skip || !guard.parse(format, draft, context)) continue;
      if (stamp && !ordinary) beginnings.note(text, stamp.end, format.lenient === true);
      return format;
    }
    return undefined;
  };
  const json = rememberLast((text) => parseObject(text));
  const context: FormatContext = {
    habits,
    json: json.read,
    ...createStampContext(reference),
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
    get current() {
      return current;
    },
    lastJson: json.last,
    skip(format, text, stampEnd) {
      if (current === format) return;
      if (stampEnd > 0 && !beginnings.areOrdinary(text, stampEnd))
        beginnings.note(text, stampEnd, format.lenient === true);
      current = format.lenient ? undefined : format;
    },
    read(draft) {
      if (current && mayBegin(current, draft.text) && guard.parse(current, draft, context)) return current;
      const format = ask(draft, current);
      if (format) current = format.lenient ? undefined : format;
      return format;
    },
    finish: (record) => guard.finish(record, context),
  };
}

function createStampContext(
  reference: number,
): Pick<FormatContext, "reference" | "leading" | "leadingKind" | "stampAt"> {
  const stamps = createStampReader(reference);
  const inside = createStampReader(reference);
  return {
    reference,
    leading: rememberLast((text: string, line?: BytesOfLine) => stamps.read(text, bracketAt(text), line)).read,
    leadingKind: () => stamps.kind,
    stampAt: (text, at, line) => inside.read(text, at, line),
  };
}

/** Asks formats, and those that have failed once never again: one of them must not take the others with it. */
interface Guard {
  parse(format: LogFormat, draft: Draft, context: FormatContext): boolean;
  finish(record: TakenRecord, context: FormatContext): string;
}

function createGuard(onFault: LineReaderOptions["onFault"]): Guard {
  const faulty = new Set<LogFormat>();
  const fail = (format: LogFormat, error: unknown): void => {
    faulty.add(format);
    onFault?.(format, error);
  };
  return {
    parse(format, draft, context) {
      if (faulty.size > 0 && faulty.has(format)) return false;
      try {
        return format.parse(draft, context);
      } catch (error) {
        fail(format, error);
        return false;
      }
    },
    finish({ draft, format, rest }, context) {
      if (rest === "" || !format?.finish || faulty.has(format)) return rest;
      try {
        return format.finish(draft, rest, context) ? "" : rest;
      } catch (error) {
        fail(format, error);
        return rest;
      }
    },
  };
}

function mayBegin({ starts }: LogFormat, text: string): boolean {
  return starts === undefined || starts.includes(text.charAt(0));
}

// The formats in order for each ASCII character; the last row is for all others and for empty lines.
function tableOf(formats: readonly LogFormat[]): readonly (readonly LogFormat[])[] {
  return Array.from({ length: characters + 1 }, (_, code) =>
    formats.filter(
      ({ starts }) => starts === undefined || (code < characters && starts.includes(String.fromCharCode(code))),
    ),
  );
}

// `how` changes nothing in what is read.
function rememberLast<Result, How>(read: (text: string, how?: How) => Result) {
  let text: string | undefined;
  let result: Result;
  return {
    read: (asked: string, how?: How): Result => {
      if (asked !== text) {
        text = asked;
        result = read(asked, how);
      }
      return result;
    },
    last: (asked: string): Result | undefined => (asked === text ? result : undefined),
  };
}

// Where the timestamp begins.
function bracketAt(text: string): number {
  const first = text.charCodeAt(0);
  return first === 91 || first === 40 ? 1 : 0;
}
