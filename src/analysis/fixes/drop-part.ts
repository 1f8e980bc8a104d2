// Takes a datum out of a message, together with the words that led to it, where what is left is still a sentence.
import type { TextEdit } from "../../base/edits.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import type { Program, Value, ValueId } from "../program.ts";
import { messageAround, type PartOfMessage, type PlacedDatum } from "./message-part.ts";
import { isPure } from "./safety.ts";
import { literal } from "./source-text.ts";
import { endBefore, skipTrivia } from "./trivia.ts";

// English ones, and those of other languages that mean nothing in English.
const prepositions = "with|using|via|by|from|to|for|of|and|is|was|as|on|para|por|con|com|pour|avec|mit|für|von";
// The end of a text before a value that nobody misses without it: quotes, a label, words that lead to it, and signs.
const leadingUp = new RegExp(
  `(?:\\s*[,;:–-]\\s*(?:[A-Za-z_]\\w* )?[A-Za-z_][\\w-]* ?=\\s*["']?` +
    `|\\s(?:${prepositions})\\s(?:[A-Za-z_]\\w* )?[A-Za-z_][\\w-]* ?=\\s*["']?` +
    `|[\\s([{]*(?<![\\w.])[A-Za-z_][\\w-]* ?=\\s*["']?` +
    `|(?<=[.!?])\\s+[A-Z][\\w-]*(?: [\\w-]+){0,3}:\\s*["']?` +
    `|\\s*[,;]\\s+[A-Za-z_][\\w.-]*:\\s*["']?` +
    `|\\s(?:for|to|of|by|from)(?:\\s(?:the|an?))?\\s(?:user|account|admin|customer|member)s?\\s*:?\\s*["'(]?` +
    `|\\s(?:with|using|via|by)(?:\\s(?:the|an?|its|their))?\\s[A-Za-z][\\w-]*\\s*[:=]?\\s*["'(]?` +
    `|[\\s,;:([{"'=/|–-]*(?:\\s(?:${prepositions}))?(?:\\s(?:the|an?|its|their))?[\\s:="'([{/|–-]*)$`,
);
// A phrase within a sentence that can go as a whole: ` with email `, ` for user "`; refuses what has no preposition.
const phrase =
  /\s(?:with|using|via|by|from|to|for|of|as|para|por|con|com|pour|avec|mit|für|von)(?:\s(?:the|an?|its|their|this))?(?:\s[A-Za-z][\w-]*){0,2}\s*[:=]?\s*(["'([{<]?)$/;
// What may follow a value that ends a message.
const ending = /^["'\])}]*\s*[.!…]*\s*$/;

// Words that lead to a value are few.
const longestLead = 200;

/** The words at the end of a text that only led to what came next. */
export function leadOf(text: string): string {
  return leadingUp.exec(text.slice(-longestLead))?.[0] ?? "";
}

/** Whether a text still says something. */
export function isSentence(text: string): boolean {
  return /[A-Za-z]{2}\S* ?\S*[A-Za-z]{2}/.test(text);
}

interface MessagePart extends PartOfMessage {
  /** Constant texts around the value; nothing behind the last one. */
  readonly before: Value & { readonly text: string };
  readonly after: (Value & { readonly text: string }) | undefined;
}

/** The edit that takes the part with the datum out of its message; undefined where too little is left, or no sentence. */
export function dropPartEdit(file: FileAnalysis, place: PlacedDatum): TextEdit | undefined {
  const { program } = file;
  const part = partOf(program, place);
  if (!part || !isPure(file, part.message.parts[part.index] ?? -1)) return undefined;
  const { before, after, message, index } = part;
  if (/[\\\r\n]/.test(before.text + (after?.text ?? ""))) return undefined;
  const others = message.parts.filter((each, at) => at !== index && program.values[each]?.op !== "constant");
  const isLast = message.parts.slice(index + 1).every((each) => program.values[each]?.op === "constant");
  const cut = (isLast ? cutAtEnd(part) : undefined) ?? cutWithin(part);
  if (!cut) return undefined;
  const changed = { ...cut, isConstant: others.length === 0 };
  return message.op === "add" ? editOfSum(program, part, changed) : editOfTemplate(program, part, changed);
}

/** What stays of the texts before and behind the value. */
interface Cut {
  readonly kept: string;
  readonly rest: string;
}

function cutAtEnd({ before, after, message, index }: MessagePart): Cut | undefined {
  const tail = after?.text ?? "";
  const kept = before.text.slice(0, before.text.length - leadOf(before.text).length);
  const isOpen = /[([{]/.test(kept.replace(/\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}/g, ""));
  if (message.parts.length > index + 2 || !ending.test(tail) || isOpen) return undefined;
  if (index === 1 && !isSentence(kept)) return undefined;
  return { kept, rest: /[.!…]+\s*$/.exec(tail)?.[0].trim() ?? "" };
}

const closing: Readonly<Record<string, string>> = { '"': '"', "'": "'", "(": ")", "[": "]", "{": "}", "<": ">" };

function cutWithin({ before, after }: MessagePart): Cut | undefined {
  const [lead = "", quote = ""] = phrase.exec(before.text.slice(-longestLead)) ?? [];
  const close = closing[quote] ?? "";
  if (lead === "" || !after?.text.startsWith(close)) return undefined;
  const kept = before.text.slice(0, before.text.length - lead.length);
  const rest = after.text.slice(close.length);
  // Something has to be said before it, and a new word or sign to come behind it.
  return /[A-Za-z]{2}[\w)\]"']*$/.test(kept) && /^(?:[\s:;,.!?]|$)/.test(rest) ? { kept, rest } : undefined;
}

/** Where the value stands between constant texts. */
function partOf(program: Program, place: PlacedDatum): MessagePart | undefined {
  const { values } = program;
  const part = messageAround(program, place);
  const before = values[part?.message.parts[part.index - 1] ?? -1];
  const after = values[part?.message.parts[part.index + 1] ?? -1];
  if (!part || before?.op !== "constant" || before.kind !== "string") return undefined;
  return after !== undefined && (after.op !== "constant" || after.kind !== "string")
    ? undefined
    : { ...part, before, after };
}

interface ChangedText extends Cut {
  /** Nothing else of the message changes from call to call. */
  readonly isConstant: boolean;
}

function editOfTemplate(
  program: Program,
  part: MessagePart,
  { kept, rest, isConstant }: ChangedText,
): TextEdit | undefined {
  const { text } = program;
  const { message, index, before, after } = part;
  if (text[message.end - 1] !== "`") return undefined;
  if (isConstant) return { range: message, newText: literal(text, textWithout(program, part, kept + rest)) };
  const value = program.values[message.parts[index] ?? -1];
  if (!value) return undefined;
  const opened = endBefore(text, value.start) - "${".length;
  const closed = skipTrivia(text, value.end) + 1;
  const behind = after?.text ?? "";
  const isWritten =
    text.slice(opened - before.text.length, opened) === before.text &&
    text.slice(closed, closed + behind.length) === behind;
  const range = { start: opened - before.text.length + kept.length, end: closed + behind.length - rest.length };
  if (!isWritten) return undefined;
  return behind.endsWith(rest)
    ? { range, newText: "" }
    : { range: { ...range, end: closed + behind.length }, newText: rest };
}

/** All constant texts of a message that holds no other value. */
function textWithout({ values }: Program, { message, before, after }: MessagePart, cut: string): string {
  return message.parts
    .map((part) => {
      const value = values[part];
      if (value === before) return cut;
      return value === after || value?.op !== "constant" || value.kind !== "string" ? "" : value.text;
    })
    .join("");
}

/** The literals around the value become one; nothing is left of them when they only led to it. */
function editOfSum(program: Program, part: MessagePart, { kept, rest }: ChangedText): TextEdit | undefined {
  const { text, values } = program;
  const { message, index, before, after } = part;
  const end = after ? after.end : (values[message.parts[index] ?? -1]?.end ?? before.end);
  const isLiteral = [before, ...(after ? [after] : [])].every(({ start, end: its }) =>
    /^["'][^"'\\]*["']$/.test(text.slice(start, its)),
  );
  if (!isLiteral || /\/[/*]|[()]/.test(text.slice(before.end, after?.start ?? end))) return undefined;
  const previous: ValueId | undefined = message.parts[index - 2];
  const newText = kept + rest;
  if (newText !== "" || previous === undefined)
    return { range: { start: before.start, end }, newText: literal(text, newText) };
  return { range: { start: values[previous]?.end ?? before.start, end }, newText: "" };
}
