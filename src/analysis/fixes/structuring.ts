// Turns an interpolated message into fields and a constant message, and puts arguments into the order of the library.
import type { TextEdit } from "../../base/edits.ts";
import type { Fix } from "../../base/finding.ts";
import type { SinkCall } from "../dataflow/sink-call.ts";
import { exposuresOf } from "../dataflow/exposures.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import type { ValueId } from "../program.ts";
import type { ArgumentOrder } from "../rules/log-arguments.ts";
import { constantMessage, type MessagePiece } from "./constant-message.ts";
import { fieldName, isErrorName } from "./field-names.ts";
import { appendItem, argumentList, literalList } from "./lists.ts";
import { isPlain } from "./plain-values.ts";
import { ranked, repair } from "./repair.ts";
import { isFixable, isPure } from "./safety.ts";
import { literal } from "./source-text.ts";
import { commentsIn } from "./trivia.ts";

/** A call whose message is put together from values. */
export interface StructuredCall {
  readonly call: SinkCall;
  readonly order: ArgumentOrder;
  readonly message: ValueId;
  /** Index of the message among the arguments. */
  readonly index: number;
}

/** Fields and a constant message; none when nothing constant would be left, or when format arguments follow. */
export function structuringFixes(file: FileAnalysis, structured: StructuredCall): readonly Fix[] {
  const { call, message, order } = structured;
  const { program } = file;
  const value = program.values[message];
  if (!value || !isFixable(program, call.range) || !isEditable(file, structured)) return [];
  const { text, fields } = constantMessage(piecesOf(file, message));
  if (text === "" || fields.length === 0) return [];
  const holder = fieldsArgument(structured);
  const taken = new Set(holder === undefined ? [] : namesIn(file, holder));
  const added = fields.map(({ value: part, label }) => {
    const name = fieldName(program, part, { label, taken });
    taken.add(name);
    return fieldText(file, { part, name, order });
  });
  const replaced: TextEdit = { range: { start: value.start, end: value.end }, newText: literal(program.text, text) };
  const edits = withFields(file, structured, { replaced, added: added.join(", "), holder });
  if (!edits) return [];
  const title = `Log ${fields.length > 1 ? `${fields.length} values as fields` : "the value as a field"} of a constant message`;
  return ranked([repair({ id: "structure", title, kind: "refactor", safety: "safe" }, ...edits)]);
}

/** The argument with the fields: before the message, or behind it. */
function fieldsArgument({ call, order, index }: StructuredCall): ValueId | undefined {
  if (order.order === "fields-first") return index > call.method.from ? call.written[index - 1]?.value : undefined;
  return call.written[index + 1]?.value;
}

function isEditable(file: FileAnalysis, { call, order, message, index }: StructuredCall): boolean {
  const { values, text } = file.program;
  const behind = call.written.length - index - 1;
  if (behind > (order.order === "message-first" ? 1 : 0)) return false;
  // Comments and casts within a message have no place in a text.
  const value = values[message];
  const parts = value?.op === "text" || value?.op === "add" ? value.parts : [];
  const gaps = parts.flatMap((part, at) => {
    const next = values[parts[at + 1] ?? -1];
    const here = values[part];
    return next && here && value?.op === "add" ? [{ start: here.end, end: next.start }] : [];
  });
  if (gaps.some((gap) => commentsIn(text, gap).length > 0)) return false;
  // Fields behind the message are made after it.
  return (
    order.order === "fields-first" || behind === 0 || call.written.every((argument) => isPure(file, argument.value))
  );
}

function piecesOf({ program, flow }: FileAnalysis, message: ValueId): readonly MessagePiece<ValueId>[] {
  const value = program.values[message];
  const parts = value?.op === "text" || value?.op === "add" ? value.parts : [];
  const pieces: MessagePiece<ValueId>[] = [];
  let text = "";
  for (const part of parts) {
    const constant = flow.values[part]?.constant;
    if (constant !== undefined) text += constant;
    else {
      pieces.push({ text, value: part });
      text = "";
    }
  }
  return [...pieces, { text }];
}

function namesIn({ program }: FileAnalysis, id: ValueId): readonly string[] {
  const value = program.values[id];
  if (value?.op !== "object") return isErrorName(program, id) ? ["err"] : [];
  return value.entries.flatMap((entry) => (entry.kind === "field" ? [entry.name] : []));
}

interface NewField {
  readonly part: ValueId;
  readonly name: string;
  readonly order: ArgumentOrder;
}

/** A text shows little of an object, a field all of it: what is no plain value stays a text. */
function fieldText(file: FileAnalysis, { part, name, order }: NewField): string {
  const { program } = file;
  const value = program.values[part];
  const written = program.text.slice(value?.start, value?.end);
  if (isErrorName(program, part) && order.title === "pino" && !exposesMore(file, part)) {
    return written === "err" ? "err" : `err: ${written}`;
  }
  if (!isPlain(file, part) || exposesMore(file, part)) return `${name}: \`\${${written}}\``;
  return written === name ? name : `${name}: ${written}`;
}

/** An error that shows a request, an object whose fields are sensitive. */
function exposesMore({ flow }: FileAnalysis, id: ValueId): boolean {
  const known = flow.values[id];
  return (
    known !== undefined &&
    exposuresOf(known, flow.types).some(({ fields, taint }) => fields.length > 0 || taint.kind === "object")
  );
}

interface Additions {
  readonly replaced: TextEdit;
  readonly added: string;
  readonly holder: ValueId | undefined;
}

function withFields(
  { program }: FileAnalysis,
  { call, order, index }: StructuredCall,
  { replaced, added, holder }: Additions,
): readonly TextEdit[] | undefined {
  const list = argumentList(program, call.call);
  const item = list?.items[index];
  if (!list || !item) return undefined;
  const value = holder === undefined ? undefined : program.values[holder];
  if (holder !== undefined && value) {
    const object = literalList(program, holder);
    if (value.op === "object" && object) return [appendItem(program.text, object, added), replaced];
    const written = program.text.slice(value.start, value.end);
    const own = isErrorName(program, holder) ? (written === "err" ? "err" : `err: ${written}`) : `...${written}`;
    return [{ range: { start: value.start, end: value.end }, newText: `{ ${own}, ${added} }` }, replaced];
  }
  if (order.order === "fields-first") {
    return [{ range: { start: item.start, end: item.start }, newText: `{ ${added} }, ` }, replaced];
  }
  return [replaced, { range: { start: item.end, end: item.end }, newText: `, { ${added} }` }];
}

/** A call whose arguments stand in an order in which some are lost. */
export interface MisplacedCall {
  readonly call: SinkCall;
  readonly order: ArgumentOrder;
  /** For pino: what follows the message. */
  readonly extras: readonly ValueId[];
}

/** The arguments in the order of the library. */
export function reorderingFixes(file: FileAnalysis, { call, order, extras }: MisplacedCall): readonly Fix[] {
  const { program } = file;
  const list = argumentList(program, call.call);
  if (!list || !isFixable(program, call.range)) return [];
  const texts = list.items.slice(call.method.from).map(({ start, end }) => program.text.slice(start, end));
  const first = list.items[call.method.from];
  const last = list.items.at(-1);
  const between =
    first && last
      ? commentsIn(program.text.slice(first.end, last.start), { start: 0, end: last.start - first.end })
      : [];
  const isOrdered = call.written.slice(call.method.from).every(({ value }, at) => at === 0 || isPure(file, value));
  const isFree = isPure(file, call.written[call.method.from]?.value ?? -1);
  const isKept = call.written.length - call.method.from - 1 === extras.length;
  if (!first || !last || between.length > 0 || !(isOrdered || (isFree && isKept))) return [];
  const [message = "", ...others] = texts;
  const kept = others.slice(0, others.length - extras.length);
  const turned = order.order === "message-first" ? [...others, message] : [fieldsOf(file, extras), message, ...kept];
  const newText = turned.join(", ");
  // What was never written may be more than anybody has looked at.
  const isKnown = extras.every((id) => isPlain(file, id) || isHarmless(file, id));
  const safety = isKnown ? "safe" : "unsafe";
  const what = { id: "reorder", title: "Put the arguments into the order of the library", safety } as const;
  return ranked([repair(what, { range: { start: first.start, end: last.end }, newText })]);
}

/** An error, or an object literal of plain values. */
function isHarmless(file: FileAnalysis, id: ValueId): boolean {
  const value = file.program.values[id];
  if (value?.op === "object")
    return value.entries.every((entry) => entry.kind !== "spread" && isPlain(file, entry.value));
  return isErrorName(file.program, id) && !exposesMore(file, id);
}

/** One object literal stays as it is; everything else becomes a field of one. */
function fieldsOf({ program }: FileAnalysis, extras: readonly ValueId[]): string {
  const [only] = extras;
  const text = (id: ValueId): string => program.text.slice(program.values[id]?.start, program.values[id]?.end);
  if (only !== undefined && extras.length === 1 && program.values[only]?.op === "object") return text(only);
  const taken = new Set<string>();
  const fields = extras.map((id) => {
    const value = program.values[id];
    if (value?.op === "object")
      return value.entries.map(({ range }) => program.text.slice(range.start, range.end)).join(", ");
    const name = isErrorName(program, id) && !taken.has("err") ? "err" : fieldName(program, id, { taken });
    taken.add(name);
    return text(id) === name ? name : `${name}: ${text(id)}`;
  });
  return `{ ${fields.filter((field) => field !== "").join(", ")} }`;
}
