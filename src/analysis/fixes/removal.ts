// Fixes that take a secret out of a logging call: drop the argument or the field, or put a mask in its place. Only where nothing
// else of the program can notice.
import type { TextEdit } from "../../base/edits.ts";
import type { Fix } from "../../base/finding.ts";
import type { Range } from "../../base/text.ts";
import type { SinkCall } from "../dataflow/sink-call.ts";
import type { Spot } from "../dataflow/spots.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import { isFixable, isPure } from "./safety.ts";
import { quoteOf, removeListItem } from "./source-text.ts";

const mask = "[redacted]";

/** The fixes that apply to this spot, the preferred one first; none when the expression could have side effects. */
export function removalFixes(file: FileAnalysis, call: SinkCall, spot: Spot): readonly Fix[] {
  if (call.forwarded || !isFixable(file.program, call.range) || !isPure(file.program, spot.value)) return [];
  const { program } = file;
  const drop = dropEdit(file, call, spot);
  const fixes: Omit<Fix, "preferred">[] = [];
  if (drop) fixes.push({ id: "drop", title: drop.title, safety: "safe", edits: [drop.edit] });
  const edit = maskEdit(program.text, spot);
  if (edit) fixes.push({ id: "mask", title: `Replace it by "${mask}"`, safety: "safe", edits: [edit] });
  return fixes.map((fix, index) => ({ ...fix, preferred: index === 0 }));
}

function dropEdit(file: FileAnalysis, call: SinkCall, spot: Spot): { title: string; edit: TextEdit } | undefined {
  const { text } = file.program;
  const { place } = spot;
  if (place.kind === "entry" && spot.fields.length === 0) {
    const ranges = place.entries.map(({ range }) => range);
    const edit = removeListItem(text, ranges, place.entries.indexOf(place.entry));
    return { title: "Leave the field out of the log", edit };
  }
  // Arguments of a tracker's methods have their places; only loggers take any number.
  if (call.logger.library?.telemetry || place.kind !== "argument" || !isDroppable(file, call, spot)) return undefined;
  const ranges = call.written.map(({ value }) => rangeOf(file, value));
  const index = call.written.findIndex(
    ({ value }) => value === call.args.find((arg) => arg.value === spot.value)?.value,
  );
  return index < 1 ? undefined : { title: "Leave it out of the log", edit: removeListItem(text, ranges, index) };
}

/** The message itself cannot be dropped, nor an argument that a format string counts. */
function isDroppable(file: FileAnalysis, call: SinkCall, spot: Spot): boolean {
  const [first] = call.args;
  if (!first || first.value === spot.value) return false;
  return (
    !call.args.some(({ abstract }) => abstract.constant?.includes("%") === true) && !isInParentheses(file, spot.range)
  );
}

function isInParentheses(file: FileAnalysis, { start, end }: Range): boolean {
  const { text } = file.program;
  return /\(\s*$/.test(text.slice(Math.max(0, start - 20), start)) && /^\s*\)\s*,/.test(text.slice(end, end + 20));
}

function rangeOf(file: FileAnalysis, id: number): Range {
  const value = file.program.values[id];
  return { start: value?.start ?? 0, end: value?.end ?? 0 };
}

function maskEdit(text: string, spot: Spot): TextEdit | undefined {
  const quote = quoteOf(text);
  const { place, range } = spot;
  if (place.kind === "inner" || spot.fields.length > 0) return undefined;
  if (place.kind === "part" && place.of === "text") {
    const start = text.lastIndexOf("${", range.start);
    const end = text.indexOf("}", range.end);
    const between = text.slice(start + 2, range.start) + text.slice(range.end, end);
    return start < 0 || end < 0 || between.trim() !== ""
      ? undefined
      : { range: { start, end: end + 1 }, newText: mask };
  }
  if (place.kind === "entry" && place.entry.kind === "field") {
    return { range: place.entry.range, newText: `${keyText(text, place.entry.range, range)}: ${quote}${mask}${quote}` };
  }
  return place.kind === "entry" ? undefined : { range, newText: `${quote}${mask}${quote}` };
}

/** The key as it is written; a shorthand is its own key. */
function keyText(text: string, entry: Range, value: Range): string {
  return entry.start === value.start
    ? text.slice(value.start, value.end)
    : text.slice(entry.start, value.start).replace(/\s*:\s*$/, "");
}
