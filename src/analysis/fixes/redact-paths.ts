// Adds what escapes to the redaction of the logger itself, also when the logger is made in another file. Read off the program of
// that file alone, as an edit needs nothing but what is written there.
import { hashText } from "../../base/hash.ts";
import type { FixEdit } from "../../base/finding.ts";
import type { TextEdit } from "../../base/edits.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import type { Program, Value, ValueId } from "../program.ts";
import { coverageOf } from "../redaction/coverage.ts";
import { storesOf } from "../redaction/program-index.ts";
import { redactionAt } from "../redaction/redaction.ts";
import { argumentIndex, type LoggedPlace } from "./leak.ts";
import { appendItem, argumentList, literalList } from "./lists.ts";
import { repair, type Repair } from "./repair.ts";
import { literal } from "./source-text.ts";

/** Adds the paths of the datum to the `redact` of the pino logger that is called; undefined for text and other loggers. */
export function redactPathRepair(file: FileAnalysis, place: LoggedPlace): Repair | undefined {
  const { creation } = place.call.logger;
  // What a function of the project makes of its arguments before it logs them is not known here.
  if (!creation || place.call.forwarded) return undefined;
  const library = redactionAt(creation)?.library ?? place.call.logger.library?.id;
  const paths = escapingPaths(file, place);
  const made = creation.path === undefined ? undefined : file.flow.types.source.at(creation.path);
  const program = creation.path === undefined || creation.path === file.program.path ? file.program : made;
  if (!program || paths.length === 0) return undefined;
  const edit =
    library === "pino"
      ? pinoEdit(program, creation.call, { paths })
      : serializerEdit(program, creation.call, { library, paths });
  if (!edit) return undefined;
  const isOther = program.path !== file.program.path;
  const where: FixEdit = isOther ? { ...edit, path: program.path, base: hashText(program.text) } : edit;
  const shown = paths.slice(0, 3).map((path) => `\`${path}\``);
  const title = `Add ${shown.join(", ")} to what the logger redacts`;
  return repair({ id: "redact-path", title, kind: "refactor", safety: "safe" }, where);
}

function escapingPaths(file: FileAnalysis, place: LoggedPlace): readonly string[] {
  const { call, exposures } = place;
  const index = argumentIndex(file, place);
  const argument = call.args.find((each) => each.value === call.written[index]?.value);
  if (!argument) return [];
  const prefix = prefixOf(file, place, argument.value);
  if (!prefix) return [];
  const paths = exposures.flatMap(({ taint, fields }) => {
    const below =
      taint.carries.length > 0 ? taint.carries.map((name) => name.split(".").filter((part) => part !== "")) : [[]];
    return below.flatMap((rest) => {
      const path = [...prefix, ...fields, ...rest];
      if (path.length === 0) return [];
      const coverage = coverageOf(file, { call, argument, fields: path, label: taint.label });
      return coverage.kind === "uncovered" && coverage.path !== "" ? [coverage.path] : [];
    });
  });
  return [...new Set(paths)];
}

/** Names of the fields from the argument down to the spot; undefined when the spot is not reached by fields alone. */
function prefixOf({ program }: FileAnalysis, { spot }: LoggedPlace, argument: ValueId): readonly string[] | undefined {
  const path: string[] = [];
  for (let at = argument; at !== spot.value;) {
    const value = program.values[at];
    if (value?.op !== "object") return undefined;
    const entry = value.entries.find(({ range }) => range.start <= spot.range.start && spot.range.end <= range.end);
    if (!entry || entry.kind === "computed") return undefined;
    if (entry.kind === "field") path.push(entry.name);
    at = entry.value;
  }
  return path;
}

export interface RedactPaths {
  readonly paths: readonly string[];
  /** The member of the options that holds those of pino; none when they are the options themselves. */
  readonly within?: readonly string[];
}

/** Adds paths to the options of the call that makes a logger on pino. */
export function pinoEdit(program: Program, call: ValueId, { paths, within = [] }: RedactPaths): TextEdit | undefined {
  const made = program.values[call];
  if (made?.op !== "call") return undefined;
  const listed = paths.map((path) => literal(program.text, path)).join(", ");
  const added = `redact: [${listed}]`;
  const [first] = made.args;
  const list = argumentList(program, call);
  if (!first) return list && within.length === 0 ? appendItem(program.text, list, `{ ${added} }`) : undefined;
  let options: ValueId | undefined = first.value;
  for (const name of within) options = options === undefined ? undefined : fieldOf(program, options, name);
  const object = options === undefined ? undefined : literalOf(program, options, "object");
  if (object === undefined) return undefined;
  const redact = fieldOf(program, object, "redact");
  if (redact !== undefined) return redactEdit(program, redact, listed);
  const entries = literalList(program, object);
  const open = program.values[object];
  if (!entries || (open?.op === "object" && open.entries.some(({ kind }) => kind !== "field"))) return undefined;
  return appendItem(program.text, entries, added);
}

function redactEdit(program: Program, redact: ValueId, listed: string): TextEdit | undefined {
  const object = literalOf(program, redact, "object");
  const paths = object === undefined ? redact : fieldOf(program, object, "paths");
  const array = paths === undefined ? undefined : literalOf(program, paths, "array");
  const list = array === undefined ? undefined : literalList(program, array);
  return list && appendItem(program.text, list, listed);
}

/** `serializers` of bunyan, for fields of the record itself. */
function serializerEdit(
  program: Program,
  call: ValueId,
  { library, paths }: { readonly library: string | undefined; readonly paths: readonly string[] },
): TextEdit | undefined {
  const made = program.values[call];
  if (library !== "bunyan" || made?.op !== "call" || paths.some((path) => !/^[A-Za-z_$][\w$]*$/.test(path)))
    return undefined;
  const [first] = made.args;
  const object = first && literalOf(program, first.value, "object");
  if (object === undefined) return undefined;
  const mask = literal(program.text, "[redacted]");
  const added = paths.map((path) => `${path}: () => ${mask}`).join(", ");
  const serializers = fieldOf(program, object, "serializers");
  if (serializers === undefined) {
    const entries = literalList(program, object);
    return entries && appendItem(program.text, entries, `serializers: { ${added} }`);
  }
  const own = literalOf(program, serializers, "object");
  const list = own === undefined ? undefined : literalList(program, own);
  return list && appendItem(program.text, list, added);
}

/** The literal that a value is, or that the variable holds which it names. */
export function literalOf(program: Program, id: ValueId, op: "object" | "array"): ValueId | undefined {
  let at = id;
  for (let hop = 0; hop < 4; hop++) {
    const value: Value | undefined = program.values[at];
    if (value?.op === op) return at;
    if (value?.op === "cast") at = value.value;
    else if (
      value?.op === "call" &&
      value.args.length === 1 &&
      /^Object\.freeze\(/.test(program.text.slice(value.start, value.end))
    ) {
      at = value.args[0]?.value ?? -1;
    } else if (value?.op === "load") {
      const [store, ...others] = storesOf(program, value.binding);
      if (store === undefined || others.length > 0) return undefined;
      at = store;
    } else return undefined;
  }
  return undefined;
}

/** The value of a field of an object literal, also through a variable. */
export function fieldOf(program: Program, id: ValueId, name: string): ValueId | undefined {
  const object = literalOf(program, id, "object");
  const value = object === undefined ? undefined : program.values[object];
  if (value?.op !== "object") return undefined;
  const entry = value.entries.findLast((each) => each.kind === "field" && each.name === name);
  return entry?.value;
}
