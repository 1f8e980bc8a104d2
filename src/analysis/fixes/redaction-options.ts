// Mends a redaction that cannot work in the place where it is configured: another path, more paths, a list, another order.
import type { TextEdit } from "../../base/edits.ts";
import type { Fix, FixEdit } from "../../base/finding.ts";
import { hashText } from "../../base/hash.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import { noValue, type Program, type ValueId } from "../program.ts";
import type { Fault, FaultRepair } from "../redaction/faults/fault.ts";
import type { RequestProblem } from "../redaction/requests/problem.ts";
import { fieldOf, literalOf, pinoEdit, type RedactPaths } from "./redact-paths.ts";
import { appendItem, argumentList, literalList, removeItem } from "./lists.ts";
import { ranked, repair } from "./repair.ts";
import { isFixable } from "./safety.ts";
import { literal } from "./source-text.ts";

/** The fix of a fault that `effective-redaction` reports; none where only a person can tell. */
export function faultFixes({ program }: FileAnalysis, fault: Fault): readonly Fix[] {
  if (!fault.repair || fault.id === noValue || !isFixable(program, fault.range)) return [];
  const edits = faultEdits(program, fault, fault.repair);
  // What a function gives may be used for more than logging.
  const safety = fault.repair.kind === "every-match" || fault.repair.kind === "assign" ? "unsafe" : "safe";
  return edits.length === 0 ? [] : ranked([repair({ ...described(fault.repair), safety }, ...edits)]);
}

function described(mended: FaultRepair): { readonly id: string; readonly title: string } {
  switch (mended.kind) {
    case "texts":
      return { id: "mend-path", title: `Redact ${quoted(mended.texts)} instead` };
    case "paths":
      return { id: "redact-path", title: `Repeat ${quoted(mended.paths)} of the parent` };
    case "list":
      return { id: "mend-path", title: "Make it a list of paths" };
    case "every-match":
      return { id: "every-match", title: "Replace every match" };
    case "assign":
      return { id: "assign", title: `Assign the result to \`${mended.name}\`` };
    case "before":
      return { id: "reorder", title: "Put the mask before the format that makes the line" };
  }
}

function quoted(texts: readonly string[]): string {
  return texts.map((text) => `\`${text}\``).join(", ");
}

function faultEdits(program: Program, { id }: Fault, mended: FaultRepair): readonly TextEdit[] {
  const value = program.values[id];
  if (!value) return [];
  const range = { start: value.start, end: value.end };
  const written = program.text.slice(value.start, value.end);
  switch (mended.kind) {
    case "texts":
      if (!isText(program, id) || mended.texts.length === 0) return [];
      return [{ range, newText: mended.texts.map((text) => literal(program.text, text)).join(", ") }];
    case "list":
      return isText(program, id) ? [{ range, newText: `[${written}]` }] : [];
    case "paths": {
      const list = listOf(program, id);
      const added = mended.paths.map((path) => literal(program.text, path)).join(", ");
      return list ? [appendItem(program.text, list, added)] : [];
    }
    case "every-match":
      return everyMatch(program, id);
    case "assign":
      return [{ range: { start: value.start, end: value.start }, newText: `${mended.name} = ` }];
    case "before":
      return moved(program, id, mended.id);
  }
}

/** A text that is written right here, and not the name of one or a part that is put together. */
function isText({ values, text }: Program, id: ValueId): boolean {
  const value = values[id];
  return value?.op === "constant" && value.kind === "string" && /["'`]/.test(text[value.start] ?? "");
}

function listOf(program: Program, redact: ValueId) {
  const object = literalOf(program, redact, "object");
  const paths = object === undefined ? redact : fieldOf(program, object, "paths");
  const array = paths === undefined ? undefined : literalOf(program, paths, "array");
  return array === undefined ? undefined : literalList(program, array);
}

/** `replace(/x/, …)` gets the flag `g`, and `replace("x", …)` becomes `replaceAll`. */
function everyMatch({ values, text }: Program, id: ValueId): readonly TextEdit[] {
  const call = values[id];
  const callee = call?.op === "call" ? values[call.callee] : undefined;
  const pattern = call?.op === "call" ? values[call.args[0]?.value ?? noValue] : undefined;
  if (callee?.op !== "property" || pattern?.op !== "constant") return [];
  if (pattern.kind === "regexp" && text[pattern.start] === "/") {
    return [{ range: { start: pattern.end, end: pattern.end }, newText: "g" }];
  }
  return pattern.kind === "string" && text.slice(callee.end - 7, callee.end) === "replace"
    ? [{ range: { start: callee.end, end: callee.end }, newText: "All" }]
    : [];
}

/** Moves an argument of a call before another one of the same call. */
function moved(program: Program, id: ValueId, target: ValueId): readonly TextEdit[] {
  const call = program.values.findIndex(
    (value) =>
      value.op === "call" && [id, target].every((each) => value.args.some((argument) => argument.value === each)),
  );
  const value = program.values[call];
  const list = call < 0 ? undefined : argumentList(program, call);
  if (value?.op !== "call" || !list) return [];
  const from = value.args.findIndex((argument) => argument.value === id);
  const to = list.items[value.args.findIndex((argument) => argument.value === target)];
  const item = list.items[from];
  if (!item || !to) return [];
  const before = {
    range: { start: to.start, end: to.start },
    newText: `${program.text.slice(item.start, item.end)}, `,
  };
  return [before, ...removeItem(program.text, list, from)];
}

/** The fix of what a request logger lets through. */
export function requestFixes(file: FileAnalysis, problem: RequestProblem): readonly Fix[] {
  const { program } = file;
  const { repair: mended, id } = problem;
  if (!mended || !isFixable(program, problem.range)) return [];
  switch (mended.kind) {
    case "paths": {
      // A path that misses by its case only is mended where it stands.
      const written = program.text.slice(problem.range.start, problem.range.end).toLowerCase();
      if (mended.paths.some((path) => written.includes(path.toLowerCase()))) return [];
      const edit = ownOrGivenLogger(file, id, mended);
      const title = `Redact ${quoted(mended.paths)}`;
      return edit ? ranked([repair({ id: "redact-path", title, safety: "safe" }, edit)]) : [];
    }
    case "items": {
      const edit = itemsEdit(program, id, mended);
      const title = `Put ${quoted(mended.items)} into \`${mended.option}\``;
      return edit ? ranked([repair({ id: "redact-path", title, safety: "safe" }, edit)]) : [];
    }
    case "piece": {
      const edit = pieceEdit(program, id, mended.text);
      const title = `Leave \`${mended.text}\` out of the format`;
      return edit ? ranked([repair({ id: "drop", title, safety: "safe" }, edit)]) : [];
    }
  }
}

/** A logger that is handed over brings its own redaction, and options beside it are not read. */
function ownOrGivenLogger(file: FileAnalysis, id: ValueId, paths: RedactPaths): FixEdit | undefined {
  const { program, flow } = file;
  const call = program.values[id];
  const given = call?.op === "call" && call.args[0] ? fieldOf(program, call.args[0].value, "logger") : undefined;
  if (given === undefined || (paths.within?.length ?? 0) > 0) return pinoEdit(program, id, paths);
  const known = flow.values[given];
  const creation = known && flow.configuration.force(known).logger?.creation;
  if (creation?.path === undefined) return undefined;
  if (creation.path === program.path) return pinoEdit(program, creation.call, paths);
  const other = flow.types.source.at(creation.path);
  // What the project's logger misses by its case is mended there.
  if (
    !other ||
    paths.paths.some(
      (path) => other.text.toLowerCase().includes(`"${path.toLowerCase()}"`) && !other.text.includes(`"${path}"`),
    )
  ) {
    return undefined;
  }
  const edit = pinoEdit(other, creation.call, paths);
  return edit && { ...edit, path: other.path, base: hashText(other.text) };
}

function itemsEdit(
  program: Program,
  call: ValueId,
  { option, items }: { readonly option: string; readonly items: readonly string[] },
): TextEdit | undefined {
  const made = program.values[call];
  const options = made?.op === "call" ? made.args[0] : undefined;
  const object = options && literalOf(program, options.value, "object");
  const list = object === undefined ? undefined : literalList(program, object);
  if (object === undefined || !list) return undefined;
  const added = items.map((item) => literal(program.text, item)).join(", ");
  const known = fieldOf(program, object, option);
  if (known === undefined) return appendItem(program.text, list, `${option}: [${added}]`);
  const array = literalOf(program, known, "array");
  const own = array === undefined ? undefined : literalList(program, array);
  return own && appendItem(program.text, own, added);
}

/** Cuts a token with the blank, comma or dash before it out of a written format. */
function pieceEdit(program: Program, id: ValueId, piece: string): TextEdit | undefined {
  const value = program.values[id];
  if (!value || !isText(program, id)) return undefined;
  const at = program.text.indexOf(piece, value.start);
  if (at < 0 || at + piece.length > value.end) return undefined;
  const lead = /(?:[ ,;|-]*["']?)?$/.exec(program.text.slice(value.start + 1, at))?.[0] ?? "";
  const quotes =
    /["']$/.test(lead) && program.text[at + piece.length] === lead.at(-1) && at + piece.length + 1 < value.end;
  const blanks = quotes ? lead : lead.replace(/["']$/, "");
  const start = quotes || blanks === lead ? at - blanks.length : at;
  return { range: { start, end: at + piece.length + (quotes ? 1 : 0) }, newText: "" };
}
