// Leaves a datum out of a logging call: its field, its argument, or the whole call when it logs nothing else. Only where nothing
// else of the program can notice.
import type { TextEdit } from "../../base/edits.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import type { ValueId } from "../program.ts";
import { dropPartEdit, isSentence, leadOf } from "./drop-part.ts";
import { argumentIndex, objectOf, type LoggedPlace } from "./leak.ts";
import { argumentList, literalList, removeItem } from "./lists.ts";
import { repair, type Repair } from "./repair.ts";
import { isPure } from "./safety.ts";
import { conditionEdit, isAlone, statementEdit } from "./statements.ts";
import { commentsIn } from "./trivia.ts";

/** Leaves the field, the argument or the call out; undefined where something would be missed. */
export function dropRepair(file: FileAnalysis, place: LoggedPlace): Repair | undefined {
  const { spot } = place;
  if (spot.place.kind === "entry" && spot.fields.length === 0) return dropEntry(file, place);
  const index = argumentIndex(file, place);
  const argument = place.call.written[index];
  if (!argument) return undefined;
  // Of an object literal only what leaks has to go.
  if (file.program.values[argument.value]?.op === "object")
    return isInMessage(spot) ? dropOfMessage(file, place) : undefined;
  const isWhole = argument.value === spot.value;
  const isInner = spot.place.kind === "inner" && isPure(file, argument.value);
  const isMessage = textLike.has(file.program.values[argument.value]?.op ?? "");
  // What a message says besides is worth keeping.
  if (isMessage && !isWhole) return dropOfMessage(file, place);
  if (!isWhole && !isInner) return undefined;
  return dropArgument(file, place, index) ?? dropOfMessage(file, place) ?? dropCall(file, place);
}

function isInMessage({ place }: LoggedPlace["spot"]): boolean {
  return place.kind === "part";
}

function dropOfMessage(file: FileAnalysis, place: LoggedPlace): Repair | undefined {
  const edit = dropPartEdit(file, place);
  return edit && dropping("Leave it out of the message", [edit]);
}

function dropEntry(file: FileAnalysis, place: LoggedPlace): Repair | undefined {
  const { spot } = place;
  const object = objectOf(file, spot);
  if (object === undefined || spot.place.kind !== "entry" || !isPure(file, spot.value)) return undefined;
  const { entries, entry } = spot.place;
  if (entry.kind === "computed" && !isPure(file, entry.key)) return undefined;
  const index = place.call.written.findIndex(({ value }) => value === object);
  const whole = entries.length === 1 && index >= 0 ? dropArgument(file, place, index) : undefined;
  if (whole) return whole;
  const list = literalList(file.program, object);
  const edits = list && removeItem(file.program.text, list, entries.indexOf(entry));
  return edits && dropping("Leave the field out of the log", edits);
}

function dropArgument(file: FileAnalysis, { call }: LoggedPlace, index: number): Repair | undefined {
  const argument = call.written[index];
  const list = argumentList(file.program, call.call);
  // Arguments of a tracker's methods and of functions of the project have their places; only loggers take any number.
  if (
    !argument ||
    !list ||
    isOfError(file, argument.value) ||
    call.forwarded ||
    call.logger.library?.telemetry ||
    !isPure(file, argument.value)
  )
    return undefined;
  const removed = removeItem(file.program.text, list, index);
  if (!isDroppable(file, call, index)) {
    const message = withoutPlaceholder(file, call, index);
    return message && dropping("Leave it out of the log", [message, ...removed]);
  }
  return dropping("Leave it out of the log", [...removed, ...withoutLead(file, call, index)]);
}

/** A message that ends in a colon, or in words that lead to something, waited for the last argument. */
function withoutLead({ program }: FileAnalysis, { written }: LoggedPlace["call"], index: number): readonly TextEdit[] {
  const { text, values } = program;
  const before = values[written[index - 1]?.value ?? -1];
  if (index === 0 || index < written.length - 1 || !before || !/["'`]/.test(text[before.end - 1] ?? "")) return [];
  const last = before.op === "text" || before.op === "add" ? values[before.parts.at(-1) ?? -1] : before;
  if (last?.op !== "constant" || last.kind !== "string") return [];
  const end = before.end - 1;
  const signs = /(?<=[A-Za-z\d)]|^)\s*[:=-]+\s*$/.exec(last.text)?.[0] ?? "";
  const words = leadOf(last.text);
  const lead = isSentence(last.text.slice(0, last.text.length - words.length)) ? words : signs;
  const isWritten = text.slice(end - lead.length, end) === lead && lead.trim() !== "";
  return isWritten ? [{ range: { start: end - lead.length, end }, newText: "" }] : [];
}

/** The message without the placeholder at its end, for its last argument. */
function withoutPlaceholder(
  { program }: FileAnalysis,
  { method, written }: LoggedPlace["call"],
  index: number,
): TextEdit | undefined {
  const format = program.values[written[method.from]?.value ?? -1];
  if (index !== written.length - 1 || format?.op !== "constant" || format.kind !== "string") return undefined;
  const [head = "", ...others] = format.text.split(/%[sdifjoOc]\s*$/);
  const isLast = others.length === 1 && (head.match(specifiers)?.length ?? 0) === index - method.from - 1;
  const kept = head.slice(0, head.length - leadOf(head).length);
  const isPlain = program.text.slice(format.start + 1, format.end - 1) === format.text && !format.text.includes("\\");
  if (!isLast || !isPlain || !isSentence(kept)) return undefined;
  return { range: { start: format.start + 1 + kept.length, end: format.end - 1 }, newText: "" };
}

function dropping(title: string, edits: readonly TextEdit[]): Repair {
  return repair({ id: "drop", title, safety: "safe" }, ...edits);
}

// What a format string counts.
const specifiers = /%[sdifjoOc]/g;

/** The message itself cannot be dropped, nor an argument that a format string counts. */
function isDroppable(file: FileAnalysis, { method, written }: LoggedPlace["call"], index: number): boolean {
  if (
    index < method.from ||
    written.length <= method.from + 1 ||
    written.slice(0, index).some(({ spread }) => spread)
  ) {
    return false;
  }
  const constant = (id: ValueId | undefined): string => file.flow.values[id ?? -1]?.constant ?? "";
  if (index === method.from) {
    // What follows becomes the message.
    const next = written[index + 1];
    const isText = next !== undefined && textLike.has(file.program.values[next.value]?.op ?? "");
    return (
      isText && !next.spread && (constant(next.value).match(specifiers)?.length ?? 0) <= written.length - index - 2
    );
  }
  const format = written.findIndex(({ value }, at) => at < index && textLike.has(file.program.values[value]?.op ?? ""));
  const counted = constant(written[format]?.value).match(specifiers)?.length ?? 0;
  return format < 0 || index - format > counted;
}

const textLike = new Set(["constant", "text", "add"]);

function hasComment({ program }: FileAnalysis, ...gaps: readonly (readonly [number, number])[]): boolean {
  return gaps.some(([start, end]) => commentsIn(program.text, { start, end }).length > 0);
}

/** A call that logs nothing but the datum is of no use without it. */
function dropCall(file: FileAnalysis, { call, spot }: LoggedPlace): Repair | undefined {
  const [only] = call.written.slice(call.method.from);
  if (call.forwarded || !only || isOfError(file, only.value)) return undefined;
  const isOnly = call.written.length === call.method.from + 1;
  if (!isOnly || !isPure(file, only.value) || spot.place.kind === "part") return undefined;
  // What a span or a tracker is given besides is not known.
  if (call.logger.library?.telemetry) return undefined;
  const list = argumentList(file.program, call.call);
  const value = file.program.values[only.value];
  // What somebody wrote about the call may be worth keeping.
  if (!list || !value || hasComment(file, [list.open, value.start], [value.end, list.close])) return undefined;
  const edit = isAlone(file.program.text, call.range)
    ? conditionEdit(file.program, call.range)
    : statementEdit(file.program, call.range);
  return edit && repair({ id: "drop-call", title: "Remove the logging call", safety: "safe" }, edit);
}

/** That something failed has to be seen. */
function isOfError({ program }: FileAnalysis, id: ValueId): boolean {
  const value = program.values[id];
  return /(?<![.\w])(?:e|ex|err|error|exception|cause|reason)\b/.test(program.text.slice(value?.start, value?.end));
}
