// Inserts the log line of a security event where it happens: with the OWASP name, who, from where, on what and how it came out,
// through the logger that is used there, in the argument order of its library. Never with a secret.
import type { TextEdit } from "../../base/edits.ts";
import type { Fix } from "../../base/finding.ts";
import type { Range } from "../../base/text.ts";
import type { SecurityPoint } from "../events/index.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import type { FunctionId, Program } from "../program.ts";
import { eventFields } from "./event-fields.ts";
import { loggerFor, type EventLogger } from "./event-logger.ts";
import { ranked, repair } from "./repair.ts";
import { isFixable } from "./safety.ts";
import { indentAt, indentStep, lineBreakOf, literal, semicolonOf } from "./source-text.ts";
import { beginsStatement } from "./statements.ts";
import { staysParsed } from "./stays-parsed.ts";
import { endBefore } from "./trivia.ts";
import { lineWidth, wrappedArguments } from "./wrapping.ts";

/** The line of the event; none where no logger is known or where a statement cannot stand. */
export function logEventFixes(file: FileAnalysis, point: SecurityPoint): readonly Fix[] {
  const { program } = file;
  const said = program.text.slice(point.range.start, point.range.end);
  // A page that is shown is no event, whatever its function is called.
  // What is set up when a module is loaded happens later.
  if (
    point.function === 0 ||
    !isFixable(program, point.range) ||
    (point.outcome === "success" && /^\w+\.render\(/.test(said))
  )
    return [];
  const logger = loggerFor(file, { logger: point.names.logger, owner: point.function, at: point.insertAt });
  if (!logger) return [];
  const line: LogLine = {
    logger,
    method: logger.methods[point.event.severity],
    message: literal(program.text, point.event.title.toLowerCase()),
    fields: eventFields(file, point),
  };
  const inserted = insertion(program, point, (indent) => lineOf(program.text, indent, line));
  if (inserted.length === 0) return [];
  const edits = [...(logger.imports ? [logger.imports] : []), ...inserted];
  // Where a statement can stand, the parser knows best.
  if (!staysParsed(file, point.function, inserted)) return [];
  const title = `Log \`${point.event.name}\` here`;
  return ranked([repair({ id: "log-event", title, safety: "unsafe" }, ...edits)]);
}

/** A line of a log, as far as it does not depend on the place. */
export interface LogLine {
  readonly logger: EventLogger;
  readonly method: string;
  /** A literal. */
  readonly message: string;
  readonly fields: readonly string[];
}

/** The call as a statement behind this indentation, over several lines when it is too long for the file. */
export function lineOf(text: string, indent: string, { logger, method, message, fields }: LogLine): string {
  const { name, order } = logger;
  const all = order === "one-object" ? [`message: ${message}`, ...fields] : fields;
  const object = `{ ${all.join(", ")} }`;
  const before = order === "message-first" ? [message] : [];
  const after = order === "fields-first" ? [message] : [];
  const end = semicolonOf(text);
  const line = `${name}.${method}(${[...before, object, ...after].join(", ")})${end}`;
  if (indent.length + line.length <= lineWidth(text)) return line;
  return `${name}.${method}(${wrappedArguments(text, indent, { before, fields: all, after })})${end}`;
}

// A clause of a `try` with its brace, and what follows on the line.
const catchClause = /^catch(?:\s*\([^)]*\))?\s*\{/;

/** The statement on a line of its own; around a branch without braces come braces. */
function insertion(
  program: Program,
  { insertAt, outcome, range, function: owner }: SecurityPoint,
  call: (indent: string) => string,
): readonly TextEdit[] {
  const { text } = program;
  const eol = lineBreakOf(text);
  const clause = catchClause.exec(text.slice(range.start, range.start + 300))?.[0];
  if (clause !== undefined) return inClause(text, range.start, { at: range.start + clause.length, call });
  if (beginsStatement(text, insertAt) || isOwnLine(text, insertAt)) {
    const isLineStart = insertAt === 0 || /[\r\n]/.test(text[insertAt - 1] ?? "");
    if (outcome === "success") {
      if (tellsLater(program, { start: range.start, end: insertAt })) return [];
      const kept = returned(program, { owner, range }, call);
      if (kept.length > 0) return kept;
      if (!isLineStart || /^\s*(?:return|throw)\b/.test(lineAt(text, range.start))) return [];
      const indent = indentAt(text, range.start);
      return [{ range: { start: insertAt, end: insertAt }, newText: `${indent}${call(indent)}${eol}` }];
    }
    const indent = indentAt(text, insertAt);
    return [{ range: { start: insertAt, end: insertAt }, newText: `${call(indent)}${eol}${indent}` }];
  }
  const before = text.slice(0, endBefore(text, insertAt));
  if (outcome === "success" || !/(?:\)|\belse)$/.test(before)) return [];
  const end = text[range.end] === ";" ? range.end + 1 : range.end;
  const indent = indentAt(text, before.length);
  const step = indent + indentStep(text);
  return [
    { range: { start: before.length, end: insertAt }, newText: ` {${eol}${step}${call(step)}${eol}${step}` },
    { range: { start: end, end }, newText: `${eol}${indent}}` },
  ];
}

/** A call that tells a function of its own how it came out has not come out when it returns. */
function tellsLater({ values, functions }: Program, { start, end }: Range): boolean {
  return values.some((value) => {
    if (value.op !== "call" || value.start < start || value.end > end) return false;
    return value.args.some(({ value: argument }) => {
      const given = values[argument];
      const code = given?.op === "function" ? functions[given.function] : undefined;
      return code !== undefined && /^_?(?:e|err|error)$/.test(code.parameters[0]?.name ?? "");
    });
  });
}

/** `return users.remove(id)` of an async function: the result is kept, the line written, and the result returned. */
function returned(
  { text, values, functions, bindings }: Program,
  { owner, range }: { readonly owner: FunctionId; readonly range: Range },
  call: (indent: string) => string,
): readonly TextEdit[] {
  const code = functions[owner];
  const isTaken = bindings.some(({ name, function: its }) => name === "result" && its === owner);
  if (!code?.isAsync || isTaken) return [];
  for (const { ops, handler } of code.blocks) {
    for (const op of ops) {
      const value = values[op];
      const inner = value?.op === "return" ? values[value.value] : undefined;
      const done = inner?.op === "await" ? values[inner.value] : inner;
      if (!inner || !value || done?.start !== range.start || done.end !== range.end) continue;
      // What a `try` returns without waiting fails elsewhere.
      if (handler !== undefined && inner === done) return [];
      const start = text.lastIndexOf("return", inner.start);
      const isStatement = /^return\s+$/.test(text.slice(start, inner.start)) && beginsStatement(text, start);
      const end = text[inner.end] === ";" ? inner.end + 1 : inner.end;
      if (!isStatement || !/^[ \t]*(?:\r|\n|$|\}|\/\/)/.test(text.slice(end))) return [];
      const indent = indentAt(text, start);
      const eol = `${lineBreakOf(text)}${indent}`;
      const waits = inner === done ? "await " : "";
      return [
        { range: { start, end: inner.start }, newText: `const result = ${waits}` },
        { range: { start: end, end }, newText: `${eol}${call(indent)}${eol}return result${semicolonOf(text)}` },
      ];
    }
  }
  return [];
}

/** Files without semicolons begin a statement with its line, and labels of a `switch` stand before one. */
function isOwnLine(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 200), at);
  if (!/[\r\n]\s*$/.test(before)) return false;
  return semicolonOf(text) === "" || /(?:\bcase\b[^:\r\n]*|\bdefault\s*):\s*$/.test(before);
}

/** At the beginning of a `catch` clause, whatever it does then. */
function inClause(
  text: string,
  keyword: number,
  { at, call }: { readonly at: number; readonly call: (indent: string) => string },
): readonly TextEdit[] {
  const eol = lineBreakOf(text);
  const outer = indentAt(text, keyword);
  const indent = outer + indentStep(text);
  const rest = /^[ \t]*(\r\n|\r|\n|\})?/.exec(text.slice(at, at + 200));
  const newText = `${eol}${indent}${call(indent)}`;
  if (rest?.[1] === "}")
    return [{ range: { start: at, end: at + rest[0].length - 1 }, newText: `${newText}${eol}${outer}` }];
  return rest?.[1] === undefined ? [] : [{ range: { start: at, end: at }, newText }];
}

function lineAt(text: string, offset: number): string {
  return text.slice(Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1, offset + 12);
}
