// Finds the places in source files that a record names: a caller such as `auth.go:42`, fields such as `"lineno": 17`, frames of a stack.
import type { JsonObject, LogEntry } from "../logs/entry.ts";

/** A place as the record names it; the path may be that of another machine or of a bundle. */
export interface MentionedPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number | undefined;
  /** The line of the statement itself rather than of a stack. */
  readonly exact: boolean;
}

// Matches "src/auth.ts:42", "auth.go:42:7", "/app/dist/main.js:1:2345", "webpack://shop/src/a.ts:3"; refuses "10.0.0.1:80" and "12:30:45".
const fileAndLine = /((?:[A-Za-z]:)?[\w@./\\+-]{1,300}\.(?:[cm]?[jt]sx?|pyi?|go|java)):(\d{1,7})(?::(\d{1,7}))?/g;
// Matches `File "/srv/app/orders.py", line 12`; refuses a file without a line.
const pythonFrame = /File "([^"\n]{1,300})", line (\d{1,7})/g;

const maxPlaces = 40;
const maxText = 16_384;

/** Named places, those of the statement itself first, then stack frames from the innermost. */
export function placesIn(entry: LogEntry): readonly MentionedPlace[] {
  const { text, body, payload } = entry;
  const stack = payload ? stacksOf(payload) : body.includes("\n") ? body.slice(body.indexOf("\n")) : "";
  const own = payload ? payloadPlaces(payload) : mayName(text) ? scan(text, !isFrame(text)) : [];
  return [...own, ...(stack === "" ? [] : frames(stack.slice(0, maxText)))].slice(0, maxPlaces);
}

// Most lines name no file, and this is asked for each.
function mayName(text: string): boolean {
  return /\.(?:[cm]?[jt]sx?|pyi?|go|java):\d|", line \d/.test(text);
}

function isFrame(text: string): boolean {
  return /^\s*at\s|^\s*File "/.test(text);
}

function scan(text: string, exact: boolean): readonly MentionedPlace[] {
  return [...text.matchAll(fileAndLine)].map(([, file = "", line, column]) => {
    return { file, line: Number(line), column: column === undefined ? undefined : Number(column), exact };
  });
}

/** Python names the innermost frame last, all others first. */
function frames(stack: string): readonly MentionedPlace[] {
  const python = [...stack.matchAll(pythonFrame)].map(([, file = "", line]) => ({
    file,
    line: Number(line),
    column: undefined,
    exact: false,
  }));
  return [...python.reverse(), ...scan(stack, false)];
}

const fileKeys = [
  "file",
  "filename",
  "fileName",
  "pathname",
  "source_file",
  "sourceFile",
  "code.filepath",
  "code.file.path",
  "path",
];
const lineKeys = [
  "line",
  "lineno",
  "lineNumber",
  "line_number",
  "source_line",
  "sourceLine",
  "code.lineno",
  "code.line.number",
];
const callerKeys = ["caller", "source", "location", "src", "file", "callsite", "fileLine", "filePathWithLine"];
const nestedKeys = [
  "source",
  "location",
  "caller",
  "log.origin",
  "origin",
  "_meta",
  "path",
  "code",
  "file",
  "logging.googleapis.com/sourceLocation",
];

function payloadPlaces(payload: JsonObject): readonly MentionedPlace[] {
  const found: MentionedPlace[] = [];
  const read = (object: JsonObject, depth: number): void => {
    const file = fileKeys.map((key) => object[key]).find((value) => typeof value === "string");
    const line = lineKeys
      .map((key) => object[key])
      .find((value) => Number.isInteger(Number(value)) && value !== "" && value !== null);
    if (typeof file === "string" && line !== undefined)
      found.push({ file, line: Number(line), column: undefined, exact: true });
    for (const key of callerKeys) {
      const value = object[key];
      if (typeof value === "string" && mayName(value)) found.push(...scan(value, true));
    }
    for (const key of depth < 3 ? nestedKeys : []) {
      const value = object[key];
      if (typeof value === "object" && value !== null && !Array.isArray(value)) read(value as JsonObject, depth + 1);
    }
  };
  read(payload, 0);
  return found;
}

const stackKeys = [
  "stack",
  "stack_trace",
  "stacktrace",
  "stackTrace",
  "exc_info",
  "exception",
  "traceback",
  "error.stack",
  "error.stack_trace",
  "exception.stacktrace",
];
const errorKeys = ["err", "error", "exception", "cause", "e", "exc", "thrown", "reason"];

function stacksOf(payload: JsonObject): string {
  const found: string[] = [];
  const read = (object: JsonObject, depth: number): void => {
    for (const key of stackKeys) {
      const value = object[key];
      if (typeof value === "string" && mayName(value)) found.push(value);
    }
    for (const key of depth < 2 ? errorKeys : []) {
      const value = object[key];
      if (typeof value === "object" && value !== null && !Array.isArray(value)) read(value as JsonObject, depth + 1);
    }
  };
  read(payload, 0);
  return found.join("\n");
}
