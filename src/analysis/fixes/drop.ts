// Leaves a datum out of a logging call: its field, its argument, or the whole call when it logs nothing else. Only where nothing
// else of the program can notice.
import type { TextEdit } from "../../base/edits.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import type { ValueId } from "../program.ts";
import { dropPartEdit } from "./drop-part.ts";
import { argumentIndex, objectOf, type LoggedPlace } from "./leak.ts";
import { argumentList, literalList, removeItem } from "./lists.ts";
import { repair, type Repair } from "./repair.ts";
import { isPure } from "./safety.ts";
import { conditionEdit, isAlone, statementEdit } from "./statements.ts";
import { commentsIn } from "./trivia.ts";

/** Leaves the field, the argument or the call out; undefined where something would be missed. */
export function dropRepair(file: FileAnalysis, place: LoggedPlace): Repair | undefined {
  const { spot } = place;
  if (place.call.forwarded) return undefined;
  if (spot.place.kind === "entry" && spot.fields.length === 0) return dropEntry(file, place);
  const index = argumentIndex(file, place);
  const argument = place.call.written[index];
  // Of an object literal only what leaks has to go.
  if (!argument || file.program.values[argument.value]?.op === "object") return undefined;
  const isWhole = argument.value === spot.value;
  const isInner = spot.place.kind === "inner" && isPure(file, argument.value);
  const isMessage = textLike.has(file.program.values[argument.value]?.op ?? "");
  // What a message says besides is worth keeping.
  if (isMessage && !isWhole) return dropOfMessage(file, place);
  if (!isWhole && !isInner) return undefined;
  return dropArgument(file, place, index) ?? dropOfMessage(file, place) ?? dropCall(file, place);
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
  // Arguments of a tracker's methods have their places; only loggers take any number.
  if (!argument || !list || call.logger.library?.telemetry || !isPure(file, argument.value)) return undefined;
  if (!isDroppable(file, call, index)) return undefined;
  const removed = removeItem(file.program.text, list, index);
  return dropping("Leave it out of the log", [...removed, ...withoutColon(file, call, index)]);
}

/** A message that ends in a colon waited for the last argument. */
function withoutColon({ program }: FileAnalysis, { written }: LoggedPlace["call"], index: number): readonly TextEdit[] {
  const before = program.values[written[index - 1]?.value ?? -1];
  const { text } = program;
  const isLast = index > 0 && index === written.length - 1;
  if (!isLast || before?.op !== "constant" || before.kind !== "string" || !/["'`]/.test(text[before.start] ?? ""))
    return [];
  const signs = /[A-Za-z\d)](\s*[:=-]+\s*)["'`]$/.exec(text.slice(before.start, before.end))?.[1] ?? "";
  const end = before.end - 1;
  return signs === "" ? [] : [{ range: { start: end - signs.length, end }, newText: "" }];
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
  const isOnly = only !== undefined && call.written.length === call.method.from + 1;
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
