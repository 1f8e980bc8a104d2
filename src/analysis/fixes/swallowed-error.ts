// Logs what a `catch` swallows: the event and the error's message, at the beginning of the clause, through the logger of the file.
import type { Fix } from "../../base/finding.ts";
import type { Range } from "../../base/text.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import type { FunctionId } from "../program.ts";
import { loggerFor } from "./event-logger.ts";
import { lineOf } from "./log-event.ts";
import { ranked, repair } from "./repair.ts";
import { isFixable } from "./safety.ts";
import { indentAt, indentStep, lineBreakOf, literal } from "./source-text.ts";

export interface SwallowedError {
  /** The keyword of the clause. */
  readonly range: Range;
  readonly function: FunctionId;
  readonly event: string;
  /** What failed, as a clause: `a token did not verify`. */
  readonly failure: string;
}

// A clause with or without a name for the error, up to its brace and what follows on the line.
const clause = /^catch(\s*\(\s*([\w$]+)(?:\s*:\s*(?:unknown|any))?\s*\))?(\s*)\{([ \t]*)(\r\n|\r|\n|\})?/;

/** The log line at the beginning of the clause; none for rejected promises and callbacks, or where no logger is known. */
export function swallowedErrorFixes(file: FileAnalysis, swallowed: SwallowedError): readonly Fix[] {
  const { program } = file;
  const { text } = program;
  const match = clause.exec(text.slice(swallowed.range.start, swallowed.range.start + 300));
  const logger = match
    ? loggerFor(file, { logger: undefined, owner: swallowed.function, at: swallowed.range.start })
    : undefined;
  if (!match || !logger || !isFixable(program, swallowed.range)) return [];
  const [whole, parameter, name = "error", , , end] = match;
  const said = `${name} instanceof Error ? ${name}.message : ${literal(text, "unknown error")}`;
  if (end === undefined) return [];
  const eol = lineBreakOf(text);
  const indent = indentAt(text, swallowed.range.start);
  const inner = `${indent}${indentStep(text)}`;
  const call = lineOf(text, inner, {
    logger,
    method: logger.methods.WARN,
    message: literal(text, swallowed.failure),
    fields: [`event: ${literal(text, swallowed.event)}`, `outcome: ${literal(text, "failure")}`, `error: ${said}`],
  });
  const line = `${inner}${call}`;
  const at = swallowed.range.start + whole.length - end.length;
  const { start } = swallowed.range;
  return ranked([
    repair(
      { id: "log-event", title: `Log \`${swallowed.event}\` here`, safety: "unsafe" },
      ...(logger.imports ? [logger.imports] : []),
      ...(parameter === undefined ? [{ range: { start: start + 5, end: start + 5 }, newText: " (error)" }] : []),
      { range: { start: at, end: at }, newText: end === "}" ? `${eol}${line}${eol}${indent}` : `${eol}${line}` },
    ),
  ]);
}
