// Takes a datum out of the end of a message, together with the words that led to it, where what is left is still a sentence.
import type { TextEdit } from "../../base/edits.ts";
import type { Range } from "../../base/text.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import type { Program, Value, ValueId } from "../program.ts";
import { argumentIndex, type LoggedPlace } from "./leak.ts";
import { isPure } from "./safety.ts";
import { literal } from "./source-text.ts";
import { endBefore } from "./trivia.ts";

// The end of a text before a value that nobody misses without it: quotes, a label, words that lead to it, and signs.
const leadingUp =
  /(?:[\s,;:–-]*[([{]?\s*\b[A-Za-z_]\w*=["']?|[\s,;:([{"'=–-]*(?:\s(?:with|using|via|by|from|to|for|of|and|is|was|as|on))?(?:\s(?:the|an?|its|their))?[\s:="'([{–-]*)$/;
// What may follow a value that ends a message.
const ending = /^["'\])}]*\s*[.!…]*\s*$/;

/** The edit that takes the part with the datum out of its message; undefined where it is in the middle, or where too little is left. */
export function dropPartEdit(file: FileAnalysis, place: LoggedPlace): TextEdit | undefined {
  const { program } = file;
  const message = place.call.written[argumentIndex(file, place)]?.value ?? -1;
  const value = program.values[message];
  if (value?.op !== "text" && value?.op !== "add") return undefined;
  const last = lastValue(program, value.parts, place.spot.range);
  if (!last || !isPure(file, last.part)) return undefined;
  const { text } = program;
  const before = program.values[value.parts[last.index - 1] ?? -1];
  const after = value.parts.slice(last.index + 1);
  if (before?.op !== "constant" || before.kind !== "string" || after.length > 1) return undefined;
  const tail = after.length === 0 ? "" : constantOf(program, after[0]);
  const lead = leadingUp.exec(before.text)?.[0] ?? "";
  const kept = before.text.slice(0, before.text.length - lead.length);
  const marks = /[.!…]+\s*$/.exec(tail ?? "")?.[0].trim() ?? "";
  const isFirst = last.index === 1;
  if (tail === undefined || !ending.test(tail) || (isFirst && !/[A-Za-z]{2}\S* ?\S*[A-Za-z]{2}/.test(kept)))
    return undefined;
  if (/[\\\r\n]/.test(before.text + tail) || /[([{]/.test(kept.replace(/\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}/g, "")))
    return undefined;
  if (value.op === "add") return endOfSum(text, { before, value }, kept + marks);
  const whole = { start: value.start, end: value.end };
  if (isFirst) return { range: whole, newText: literal(text, kept + marks) };
  const opened = endBefore(text, program.values[last.part]?.start ?? 0) - "${".length;
  const from = opened - lead.length;
  return text.slice(from, opened) === lead && text[value.end - 1] === "`"
    ? { range: { start: from, end: value.end - 1 }, newText: marks }
    : undefined;
}

/** The only part that holds the datum, when nothing but constant text follows. */
function lastValue(
  { values }: Program,
  parts: readonly ValueId[],
  spot: Range,
): { readonly part: ValueId; readonly index: number } | undefined {
  const index = parts.findLastIndex((part) => values[part]?.op !== "constant");
  const part = parts[index];
  const value = part === undefined ? undefined : values[part];
  const holds = value !== undefined && value.start <= spot.start && spot.end <= value.end;
  return part !== undefined && index > 0 && holds ? { part, index } : undefined;
}

function constantOf({ values }: Program, id: ValueId | undefined): string | undefined {
  const value = values[id ?? -1];
  return value?.op === "constant" && value.kind === "string" ? value.text : undefined;
}

/** The literal before the value without its end; all behind it goes. */
function endOfSum(
  text: string,
  { before, value }: { readonly before: Value; readonly value: Value },
  kept: string,
): TextEdit | undefined {
  const isLiteral = /^["'][^"'\\]*["']$/.test(text.slice(before.start, before.end));
  const isSimple = !/\/[/*]|[()]/.test(text.slice(before.end, value.end));
  return isLiteral && isSimple
    ? { range: { start: before.start, end: value.end }, newText: literal(text, kept) }
    : undefined;
}
