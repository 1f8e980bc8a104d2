// How well a statement explains a record: the letters of its message that were found, weighed by what else agrees.
import type { LogStatement } from "../analysis/statements/statement.ts";
import type { IndexedStatement } from "./statement-index.ts";
import { fitMessage } from "./message-match.ts";
import { fieldWord } from "./words.ts";
import type { Severity } from "../logs/record.ts";

/** What of a record takes part in the comparison. */
export interface Clues {
  /** The message with single blanks for white space, and the whole line where that is something else. */
  readonly texts: readonly string[];
  readonly words: ReadonlySet<string>;
  readonly severity: Severity | undefined;
  /** What the record calls its logger. */
  readonly loggers: readonly string[];
  readonly structured: boolean;
  /** Places that the record names, surest first. */
  readonly places: readonly Place[];
}

/** A place in a source file of the project; `exact` when the record names the statement's own line, not one of a stack. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly exact: boolean;
}

/** A statement with what it is worth for a record. */
export interface Ranked {
  readonly entry: IndexedStatement;
  readonly score: number;
}

/** Undefined when the statement cannot have written the record, or says too little to tell. */
export function rank(entry: IndexedStatement, clues: Clues): Ranked | undefined {
  const base = entry.pattern.pieces.length === 0 ? fieldScore(entry.statement, clues) : messageScore(entry, clues);
  if (base <= 0) return undefined;
  const { statement } = entry;
  const score =
    base *
    kindWorth[statement.kind] *
    (statement.wraps ? 0.3 : 1) *
    severityWorth(statement.severity, clues.severity) *
    loggerWorth(entry, clues.loggers) *
    fieldsWorth(statement, clues) *
    placeWorth(entry, clues.places);
  return { entry, score };
}

const kindWorth: Readonly<Record<LogStatement["kind"], number>> = { sink: 1, named: 0.97, forward: 0.95, error: 0.15 };

// A message in the middle of a text proves little when it is short.
const fewLetters = 6;

function messageScore({ pattern }: IndexedStatement, { texts }: Clues): number {
  let best = 0;
  for (const text of texts) {
    const fit = fitMessage(pattern, text);
    if (!fit || (!fit.fromStart && pattern.letters < fewLetters)) continue;
    best = Math.max(best, pattern.letters * fit.place * (1 - Math.min(0.3, fit.valueWords * 0.01)));
  }
  return best;
}

// Constants weigh as much as a message, names of fields less.
function fieldScore({ fields }: LogStatement, { words, structured }: Clues): number {
  if (!structured) return 0;
  const present = fields.filter((field) => words.has(fieldWord(field)));
  if (fields.some((field) => field.includes("=") && !present.includes(field)) || present.length < fields.length * 0.5)
    return 0;
  return present.reduce((sum, field) => sum + (field.includes("=") ? field.length * 0.5 : 1), 0);
}

const order: readonly Severity[] = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];

function severityWorth(own: Severity | undefined, seen: Severity | undefined): number {
  if (own === undefined || seen === undefined) return 0.98;
  return [1, 0.9, 0.8, 0.75, 0.7, 0.7][Math.abs(order.indexOf(own) - order.indexOf(seen))] ?? 0.7;
}

function loggerWorth({ statement, path }: IndexedStatement, loggers: readonly string[]): number {
  if (loggers.length === 0) return 1;
  const named = statement.logger === undefined ? undefined : plain(statement.logger);
  if (named !== undefined && loggers.some((logger) => plain(logger) === named)) return 1.15;
  if (loggers.some((logger) => namesFile(logger, path))) return 1.12;
  return named === undefined ? 1 : 0.95;
}

/** `app.orders.refund` and `com.example.OrderService` name the file they stand in. */
function namesFile(logger: string, path: string): boolean {
  const name = plain(
    logger.slice(Math.max(logger.lastIndexOf("."), logger.lastIndexOf("/"), logger.lastIndexOf(":")) + 1),
  );
  const file = path.slice(path.lastIndexOf("/") + 1).replace(/\.\w+$/, "");
  return name.length > 2 && plain(file) === name;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

function fieldsWorth({ fields, pieces }: LogStatement, { words, structured }: Clues): number {
  if (!structured || pieces.length === 0 || fields.length === 0) return 1;
  const present = fields.filter((field) => words.has(fieldWord(field)));
  return 1 + 0.15 * (present.length / fields.length) - 0.1 * ((fields.length - present.length) / fields.length);
}

// Sources move on after a release, so a line that is near counts as well.
const near = 6;

function placeWorth({ statement, path }: IndexedStatement, places: readonly Place[]): number {
  let worth = 1;
  for (const place of places) {
    if (place.path !== path) continue;
    const inside = place.line >= statement.line && place.line <= statement.endLine;
    if (inside) return place.exact ? 6 : statement.kind === "error" ? 8 : 3;
    const close = Math.abs(place.line - statement.line) <= near;
    worth = Math.max(worth, place.exact ? (close ? 2 : 1.3) : close ? 1.3 : 1.1);
  }
  return worth;
}
