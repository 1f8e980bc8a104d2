// Whether the configuration of a logger masks a datum that reaches it, and what would make it do so.
import type { Exposure } from "../dataflow/exposures.ts";
import type { SinkArgument, SinkCall } from "../dataflow/sink-call.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import { createPathMatcher, pathSegments } from "./pino-paths.ts";
import { fateIn, redactionAt, type Redaction } from "./redaction.ts";

/** `suggestion` is a clause for the end of a message: what the redaction does cover, and what is missing. */
export type Coverage =
  | { readonly kind: "covered" }
  | { readonly kind: "unknown" }
  | { readonly kind: "uncovered"; readonly path: string; readonly suggestion: string | undefined };

export interface LoggedDatum {
  readonly call: SinkCall;
  readonly argument: SinkArgument;
  /** Fields from the argument down to the datum. */
  readonly fields: readonly string[];
  /** What the code calls it. */
  readonly label: string;
}

const uncovered = { kind: "uncovered", path: "", suggestion: undefined } as const;

/** The verdict on what an argument exposes: for a whole object, on all that it is known to carry. */
export function coverageOfExposure(
  file: FileAnalysis,
  { call, argument }: Pick<LoggedDatum, "call" | "argument">,
  { taint, fields }: Exposure,
): Coverage {
  // What stands in a text is no field of the record any more.
  const isWhole = taint.carries.length > 0 && !taint.flat;
  const carried = isWhole ? taint.carries.map((name) => [...fields, ...name.split(".")]) : [fields];
  return worstOf(carried.map((path) => coverageOf(file, { call, argument, fields: path, label: taint.label })));
}

/** The verdict on several data that are told together. */
export function worstOf(coverages: readonly Coverage[]): Coverage {
  const open = coverages.filter(({ kind }) => kind === "uncovered");
  const told = open.find((coverage) => coverage.kind === "uncovered" && coverage.suggestion !== undefined) ?? open[0];
  return told ?? coverages.find(({ kind }) => kind === "unknown") ?? { kind: "covered" };
}

/** What to add to a message about a datum that the logger's redaction misses; empty when there is nothing to say. */
export function coverageNote(coverage: Coverage): string {
  return coverage.kind === "uncovered" && coverage.suggestion !== undefined ? ` (${coverage.suggestion})` : "";
}

/** The verdict on one datum in one argument of a logging call. */
export function coverageOf(file: FileAnalysis, datum: LoggedDatum): Coverage {
  const redactions = redactionsOf(file, datum.call);
  // A logger of the request may be any of several: all of them have to cover it.
  return redactions === "unknown" ? { kind: "unknown" } : worstOf(redactions.map((each) => verdict(each, datum)));
}

function redactionsOf(file: FileAnalysis, { logger }: SinkCall): readonly Redaction[] | "unknown" {
  const own = redactionAt(logger.creation);
  if (own) return [own];
  if (logger.library?.id !== "fastify" || logger.creation) return [nothingRedacted];
  const found = file.flow.requestRedactions();
  return found.length > 0 ? found : "unknown";
}

const nothingRedacted: Redaction = {
  library: "",
  effects: [],
  serializers: new Map(),
  paths: undefined,
  isOpen: false,
};

function verdict(redaction: Redaction, datum: LoggedDatum): Coverage {
  const path = recordPath(redaction, datum);
  if (path === undefined) return inText(redaction, datum);
  const fate = fateIn(redaction, path);
  if (fate.kind === "masked") return { kind: "covered" };
  if (fate.kind === "unknown") return { kind: "unknown" };
  return { kind: "uncovered", path: pathText(path), suggestion: suggestionFor(redaction, path) };
}

/** Where the datum is in the record that the logger writes; undefined when it is in the text of the message. */
function recordPath({ library }: Redaction, { call, argument, fields }: LoggedDatum): readonly string[] | undefined {
  const place = argument.place ?? { index: argument.index, fields: [] };
  const path = [...place.fields, ...fields];
  if (path.length === 0) return undefined;
  // winston merges what follows the message, the others what comes first.
  const isMerged = library === "winston" ? place.index <= call.method.from + 1 : place.index === call.method.from;
  return isMerged ? path : undefined;
}

// %o, %O and %j print an object through the redaction; the others print text.
const specifiers = /%[sdifjoOc]/g;
const objectSpecifier = /%[joO]/;

function inText(redaction: Redaction, { call, argument, fields, label }: LoggedDatum): Coverage {
  const matcher = redaction.paths && createPathMatcher(redaction.paths);
  if (matcher) {
    if (matcher.masks(["msg"])) return { kind: "covered" };
    const format = call.args[0]?.abstract.constant ?? "";
    const specifier = format.match(specifiers)?.[argument.index - (call.args[0]?.index ?? 0) - 1] ?? "";
    if (objectSpecifier.test(specifier) && matcher.masksPrinted(fields)) return { kind: "covered" };
    const name = label.slice(label.lastIndexOf(".") + 1);
    const near = nearest(redaction.paths ?? [], name);
    if (near === undefined) return uncovered;
    return {
      ...uncovered,
      suggestion: `${redaction.library} redacts the field \`${near}\`, not the text of a message`,
    };
  }
  const message = fateIn(redaction, ["message"]);
  if (message.kind === "masked") return { kind: "covered" };
  return message.kind === "unknown" ? { kind: "unknown" } : uncovered;
}

function suggestionFor(redaction: Redaction, path: readonly string[]): string | undefined {
  const { paths, library } = redaction;
  if (!paths) return undefined;
  const near = nearest(paths, path.at(-1) ?? "");
  const missing = pathText(path);
  if (near === undefined) return `add \`${missing}\` to the redaction paths`;
  const any =
    path.length > 1 && path.length < 4
      ? ` or \`${pathText([...path.slice(0, -1).map(() => "*"), path.at(-1) ?? ""])}\``
      : "";
  return `${library} redacts \`${near}\` and not \`${missing}\`; add \`${missing}\`${any}`;
}

/** The path that ends in a name, whatever its case. */
function nearest(paths: readonly string[], name: string): string | undefined {
  return paths.find((path) => pathSegments(path).at(-1)?.toLowerCase() === name.toLowerCase());
}

// A name that needs no brackets in a redaction path; refuses dashes, dots and spaces.
const plainName = /^[A-Za-z_$][\w$]*$/;

/** A path as pino writes it: `user.password`, `req.headers["set-cookie"]`, `users[*].token`. */
export function pathText(path: readonly string[]): string {
  let text = "";
  for (const part of path) {
    if (part === "[]" || /^\d+$/.test(part)) text += "[*]";
    else if (part === "*" || plainName.test(part)) text += text === "" ? part : `.${part}`;
    else text += `["${part}"]`;
  }
  return text;
}
