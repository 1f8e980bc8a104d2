// Turns an interpolated message into fields and a constant message, and puts arguments into the order of the library.
import type { TextEdit } from "../../base/edits.ts";
import type { Fix } from "../../base/finding.ts";
import type { Range } from "../../base/text.ts";
import { splitWords } from "../../catalogue/names.ts";
import type { SinkCall } from "../dataflow/sink-call.ts";
import { exposuresOf } from "../dataflow/exposures.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import type { Program, ValueId } from "../program.ts";
import type { ArgumentOrder } from "../rules/log-arguments.ts";
import { constantMessage, type MessageField, type MessagePiece } from "./constant-message.ts";
import { fieldName, isErrorName, namelessField } from "./field-names.ts";
import { appendItems, argumentList, literalList, type WrittenList } from "./lists.ts";
import { isPlain } from "./plain-values.ts";
import { ranked, repair } from "./repair.ts";
import { isFixable, isPure } from "./safety.ts";
import { indentAt, indentStep, lineBreakOf, literal } from "./source-text.ts";
import { fitting, lineWidth, onOneLine, trailingComma, wrappedArguments } from "./wrapping.ts";
import { commentsIn } from "./trivia.ts";

/** A call whose message is put together from values. */
export interface StructuredCall {
  readonly call: SinkCall;
  readonly order: ArgumentOrder;
  readonly message: ValueId;
  /** Index of the message among the arguments. */
  readonly index: number;
}

/** Fields and a constant message; none when the rest of it says nothing, when a value has no name, or when format arguments follow. */
export function structuringFixes(file: FileAnalysis, structured: StructuredCall): readonly Fix[] {
  const { call, message } = structured;
  const { program } = file;
  const value = program.values[message];
  if (!value || !isFixable(program, call.range) || !isEditable(file, structured)) return [];
  const constant = constantMessage(piecesOf(file, message));
  // `Received ${signal}, closing` lacks its object without the value.
  if (constant.text === "" || constant.fields.length === 0 || /^[A-Za-z]+, /.test(constant.text)) return [];
  const added = fieldsOfMessage(file, structured, constant.fields);
  if (!added || isLabelOnly(constant.text, added)) return [];
  const subject = constant.lacksSubject ? subjectOf(added[0]?.name) : "";
  const newText = literal(program.text, `${subject}${constant.text}`);
  const replaced: TextEdit = { range: { start: value.start, end: value.end }, newText };
  const texts = added.flatMap(({ text }) => (text === undefined ? [] : [text]));
  const edits = texts.length === 0 ? [replaced] : withFields(file, structured, { replaced, added: texts });
  if (!edits) return [];
  const title =
    texts.length === 0
      ? "Leave values out of the message that are fields already"
      : `Log ${texts.length > 1 ? `${texts.length} values as fields` : "the value as a field"} of a constant message`;
  return ranked([repair({ id: "structure", title, kind: "refactor", safety: "safe" }, ...edits)]);
}

/** `URI: ${uri}` says nothing without its value. */
function isLabelOnly(text: string, added: readonly AddedField[]): boolean {
  const [only, ...others] = added;
  return (
    others.length === 0 && splitWords(text.replace(/\s+/g, "-")).join(" ") === splitWords(only?.name ?? "").join(" ")
  );
}

interface AddedField {
  readonly name: string;
  /** Missing when the fields hold the value already. */
  readonly text: string | undefined;
}

/** Undefined when a value has no name that anybody would look for. */
function fieldsOfMessage(
  file: FileAnalysis,
  structured: StructuredCall,
  fields: readonly MessageField<ValueId>[],
): readonly AddedField[] | undefined {
  const { program } = file;
  const { order } = structured;
  const holder = fieldsArgument(structured);
  const known = holder === undefined ? [] : fieldsIn(file, holder);
  const taken = new Set(known.map(({ name }) => name));
  const reserved = order.title === "bunyan" ? ownFieldsOfBunyan : undefined;
  const added = fields.map(({ value, ...hints }): AddedField => {
    const written = textOf(program, value);
    const same = known.find(({ text }) => text === written);
    if (same) return { name: same.name, text: undefined };
    const name = fieldName(program, value, { ...hints, taken, reserved });
    taken.add(name);
    return { name, text: fieldText(file, { part: value, name, order }) };
  });
  return added.some(({ name }) => name === namelessField) ? undefined : added;
}

const ownFieldsOfBunyan: ReadonlySet<string> = new Set(["name"]);

/** `user ` for a sentence that began with a `userId`. */
function subjectOf(name: string | undefined): string {
  const words = splitWords(name ?? "").filter(
    (word, index, all) => index === 0 || index < all.length - 1 || !aspects.has(word),
  );
  return (words[0]?.length ?? 0) < 3 || aspects.has(words[0] ?? "") ? "" : `${words.join(" ")} `;
}

const aspects = new Set("id uuid name email key label title number code value".split(" "));

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

/** The fields that a call gives already, with their texts. */
function fieldsIn({ program }: FileAnalysis, id: ValueId): readonly { readonly name: string; readonly text: string }[] {
  const value = program.values[id];
  if (value?.op !== "object") return isErrorName(program, id) ? [{ name: "err", text: textOf(program, id) }] : [];
  return value.entries.flatMap((entry) =>
    entry.kind === "field" ? [{ name: entry.name, text: textOf(program, entry.value) }] : [],
  );
}

interface NewField {
  readonly part: ValueId;
  readonly name: string;
  readonly order: ArgumentOrder;
}

/** A text shows little of an object, a field all of it: what is no plain value stays a text. */
function fieldText(file: FileAnalysis, { part, name, order }: NewField): string {
  const { program } = file;
  const written = onOneLine(textOf(program, part));
  if (isErrorName(program, part) && order.title === "pino" && !exposesMore(file, part)) {
    return written === "err" ? "err" : `err: ${written}`;
  }
  if (exposesMore(file, part)) return `${name}: \`\${${written}}\``;
  const shown = stringified(file, part);
  const text = shown !== undefined && !exposesMore(file, shown) ? onOneLine(textOf(program, shown)) : written;
  if (text === written && !isPlain(file, part)) return `${name}: String(${written})`;
  return text === name ? name : `${name}: ${text}`;
}

/** What a call of `JSON.stringify` makes a text of: a field shows the same of it. */
function stringified({ program, flow }: FileAnalysis, id: ValueId): ValueId | undefined {
  const value = program.values[id];
  if (value?.op !== "call" || flow.values[value.callee]?.api !== "global:JSON.stringify") return undefined;
  return value.args.length > 0 &&
    value.args.slice(1).every(({ value: each }) => program.values[each]?.op === "constant")
    ? value.args[0]?.value
    : undefined;
}

function textOf({ values, text }: Program, id: ValueId): string {
  return text.slice(values[id]?.start, values[id]?.end);
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
  readonly added: readonly string[];
}

function withFields(
  { program }: FileAnalysis,
  structured: StructuredCall,
  { replaced, added }: Additions,
): readonly TextEdit[] | undefined {
  const { call, order, index } = structured;
  const { text } = program;
  const list = argumentList(program, call.call);
  const item = list?.items[index];
  if (!list || !item) return undefined;
  const holder = fieldsArgument(structured);
  const value = holder === undefined ? undefined : program.values[holder];
  if (holder !== undefined && value) {
    const object = literalList(program, holder);
    if (value.op === "object" && object) return [longerObject(text, object, added), replaced];
    const written = text.slice(value.start, value.end);
    const own = isErrorName(program, holder) ? (written === "err" ? "err" : `err: ${written}`) : `...${written}`;
    return [{ range: { start: value.start, end: value.end }, newText: `{ ${own}, ${added.join(", ")} }` }, replaced];
  }
  const isFirst = order.order === "fields-first";
  const place = { open: list.items[index - 1]?.end ?? list.open, item, isLast: !isFirst };
  return placeFields(text, { replaced, added }, { ...place, close: list.close, isAlone: list.items.length === 1 });
}

/** Adds fields to an object, which takes several lines when one gets too long. */
function longerObject(text: string, list: WrittenList, added: readonly string[]): TextEdit {
  const range = { start: list.open - 1, end: list.close + 1 };
  const start = Math.max(text.lastIndexOf("\n", range.start), text.lastIndexOf("\r", range.start)) + 1;
  const inside = text.slice(range.start, range.end);
  const [line = ""] = text.slice(start).split(/\r|\n/, 1);
  const isShort = line.length + added.join(", ").length + 2 <= lineWidth(text);
  if (isShort || /[\r\n]|\/[/*]/.test(inside) || line.length > lineWidth(text)) return appendItems(text, list, added);
  const items = [...list.items.map((item) => text.slice(item.start, item.end)), ...added];
  const end = line.endsWith(",") ? "}," : "}";
  return { range, newText: fitting(text, indentAt(text, range.start), { start: "{", items, end }) };
}

interface Place {
  /** Where what stands before the message ends. */
  readonly open: number;
  readonly close: number;
  readonly item: Range;
  /** The fields follow the message. */
  readonly isLast: boolean;
  readonly isAlone: boolean;
}

/** The fields beside the message: on a line of their own where the message has one, or where the line would get too long. */
function placeFields(text: string, { replaced, added }: Additions, place: Place): readonly TextEdit[] {
  const { item, isLast, isAlone } = place;
  // The line break and the blanks before the message; refuses a message behind its bracket.
  const own = /(?:\r\n|\r|\n)[ \t]*$/.exec(text.slice(place.open, item.start))?.[0];
  const object = `{ ${added.join(", ")} }`;
  const indent = indentAt(text, item.start);
  if (own !== undefined) {
    const inner = fitting(text, own.replace(/^[\r\n]+/, ""), { start: "{", items: added, end: "}," });
    const at = isLast ? item.end : item.start;
    const newText = isLast ? `,${own}${inner}` : `${inner},${own}`;
    return sorted(replaced, { range: { start: at, end: at }, newText });
  }
  const lineStart = Math.max(text.lastIndexOf("\n", item.start - 1), text.lastIndexOf("\r", item.start - 1)) + 1;
  const before = text.slice(lineStart, item.start);
  const oneLine = isLast ? `${replaced.newText}, ${object}` : `${object}, ${replaced.newText}`;
  const isShort = before.length + oneLine.length + 2 <= lineWidth(text);
  if (isShort || !isAlone || place.close !== item.end || text.slice(place.open, item.start).trim() !== "") {
    const at = isLast ? item.end : item.start;
    return sorted(replaced, { range: { start: at, end: at }, newText: isLast ? `, ${object}` : `${object}, ` });
  }
  const args = isLast
    ? { before: [replaced.newText], fields: added, after: [] }
    : { before: [], fields: added, after: [replaced.newText] };
  return [{ range: { start: place.open, end: place.close }, newText: wrappedArguments(text, indent, args) }];
}

function sorted(...edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.toSorted((a, b) => a.range.start - b.range.start);
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
  const [written = "", ...others] = texts;
  // A message that ends in a colon waited for what is a field now.
  const message = order.order === "fields-first" ? written.replace(/\s*:\s*(["'`])$/, "$1") : written;
  const kept = others.slice(0, others.length - extras.length);
  const turned = order.order === "message-first" ? [...others, message] : [fieldsOf(file, extras), message, ...kept];
  const newText = reorderedText(program.text, first.start, turned);
  // What was never written may be more than anybody has looked at.
  const isKnown = extras.every((id) => isPlain(file, id) || isHarmless(file, id));
  const safety = isKnown ? "safe" : "unsafe";
  const what = { id: "reorder", title: "Put the arguments into the order of the library", safety } as const;
  return ranked([repair(what, { range: { start: first.start, end: last.end }, newText })]);
}

/** On one line where it fits, otherwise with a line for each argument. */
function reorderedText(text: string, start: number, turned: readonly string[]): string {
  const oneLine = turned.map((each) => onOneLine(each.replace(/,(\s*\})$/, "$1"))).join(", ");
  const from = Math.max(text.lastIndexOf("\n", start - 1), text.lastIndexOf("\r", start - 1)) + 1;
  if (!turned.some((each) => /[\r\n]/.test(each)) || /[\r\n]/.test(oneLine)) return turned.join(", ");
  if (start - from + oneLine.length + 2 <= lineWidth(text)) return oneLine;
  const indent = indentAt(text, start);
  const step = indentStep(text);
  const line = `${lineBreakOf(text)}${indent}${step}`;
  const deeper = turned.map((each) => each.replace(/(\r\n|\r|\n)(?=[ \t]*\S)/g, `$1${step}`));
  return `${line}${deeper.join(`,${line}`)}${trailingComma(text)}${lineBreakOf(text)}${indent}`;
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
