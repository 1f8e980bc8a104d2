// Taking items out of comma-separated lists, and adding to them, in the style in which the list is written. Comments stay.
import type { TextEdit } from "../../base/edits.ts";
import type { Range } from "../../base/text.ts";
import type { Program, ValueId } from "../program.ts";
import { commentsIn, endBefore, indexOutsideComments, skipTrivia } from "./trivia.ts";

/** The items as they are written, with their brackets and dots, between the brackets of the list. */
export interface WrittenList {
  readonly items: readonly Range[];
  /** Behind the opening bracket. */
  readonly open: number;
  /** At the closing bracket. */
  readonly close: number;
}

/** The arguments of a call; undefined for a template tag, and for `new` without brackets. */
export function argumentList({ values, text }: Program, call: ValueId): WrittenList | undefined {
  const value = values[call];
  if (value?.op !== "call" || value.kind === "tag" || text[value.end - 1] !== ")") return undefined;
  const close = value.end - 1;
  const ranges = value.args.map((argument) => values[argument.value] ?? { start: close, end: close });
  const items = writtenItems(text, ranges, close);
  const open = items[0] ? endBefore(text, items[0].start) : close;
  return { items, open: text[open - 1] === "(" ? open : text.lastIndexOf("(", open) + 1, close };
}

/** The entries of an object literal, or the items of an array literal. */
export function literalList({ values, text }: Program, literal: ValueId): WrittenList | undefined {
  const value = values[literal];
  if (value?.op === "object") {
    return { items: value.entries.map(({ range }) => range), open: value.start + 1, close: value.end - 1 };
  }
  if (value?.op !== "array" || value.items.some((item) => item.value < 0)) return undefined;
  const close = value.end - 1;
  const ranges = value.items.map((item) => values[item.value] ?? { start: close, end: close });
  return { items: writtenItems(text, ranges, close), open: value.start + 1, close };
}

/** Brackets around an item, `!` behind it and `...` before it belong to it. */
function writtenItems(text: string, values: readonly Range[], close: number): readonly Range[] {
  return values.map(({ start, end }, index) => {
    const next = values[index + 1]?.start ?? close;
    const comma = indexOutsideComments(text, ",", { start: end, end: next });
    const limit = comma < 0 ? next : comma;
    let last = end;
    let first = start;
    for (let at = skipTrivia(text, end); at < limit && /[)!]/.test(text[at] ?? ""); at = skipTrivia(text, last)) {
      last = at + 1;
      if (text[at] === ")") first = openingBefore(text, first);
    }
    const dots = endBefore(text, first);
    return { start: text.slice(dots - 3, dots) === "..." ? dots - 3 : first, end: last };
  });
}

function openingBefore(text: string, from: number): number {
  const at = text.lastIndexOf("(", from - 1);
  return at < 0 ? from : at;
}

/** Removes one item together with one comma; what others wrote around it stays. */
export function removeItem(text: string, { items, open, close }: WrittenList, index: number): readonly TextEdit[] {
  const item = items[index];
  if (!item) return [];
  const next = items[index + 1];
  const previous = items[index - 1];
  const after = indexOutsideComments(text, ",", { start: item.end, end: next?.start ?? close });
  const end = after < 0 ? item.end : after + 1;
  const inner = after < 0 ? [] : commentsIn(text, { start: item.end, end: after });
  const own = inner.length > 0 ? [cut(item.start, item.end), cut(after, end)] : [cut(item.start, end)];
  if (next)
    return isClear(text, end, next.start)
      ? widen(own, { end: next.start })
      : widen(own, { end: spaceAfter(text, end) });
  if (!previous) {
    const empty = isClear(text, open, item.start) && isClear(text, end, close);
    return empty ? widen(own, { start: open, end: close }) : own;
  }
  const before = indexOutsideComments(text, ",", { start: previous.end, end: item.start });
  if (after >= 0) return widen(own, { start: startAfterComments(text, before + 1, item.start) });
  const start = startAfterComments(text, before + 1, item.start);
  return start === before + 1 ? widen(own, { start: before }) : [cut(before, before + 1), ...widen(own, { start })];
}

function cut(start: number, end: number): TextEdit {
  return { range: { start, end }, newText: "" };
}

function widen(edits: readonly TextEdit[], { start, end }: Partial<Range>): readonly TextEdit[] {
  return edits.map((edit, index) => {
    const from = index === 0 && start !== undefined ? start : edit.range.start;
    const to = index === edits.length - 1 && end !== undefined ? end : edit.range.end;
    return cut(from, to);
  });
}

function isClear(text: string, start: number, end: number): boolean {
  return text.slice(start, end).trim() === "";
}

function spaceAfter(text: string, from: number): number {
  let at = from;
  while (text[at] === " " || text[at] === "\t") at++;
  return at;
}

/** Where an item can be cut from: behind the last comment before it, whose line must stay ended. */
function startAfterComments(text: string, from: number, to: number): number {
  const last = commentsIn(text, { start: from, end: to }).at(-1);
  if (!last) return from;
  return text.startsWith("//", last.start) ? to : last.end;
}

/** Adds an item at the end, on a line of its own where the others stand so, with a trailing comma where there is one. */
export function appendItem(text: string, list: WrittenList, added: string): TextEdit {
  return appendItems(text, list, [added]);
}

/** Adds several items as `appendItem` adds one. */
export function appendItems(text: string, { items, open, close }: WrittenList, several: readonly string[]): TextEdit {
  const last = items.at(-1);
  if (!last) {
    const inside = text.slice(open, close);
    const isObject = text[close] === "}";
    const added = several.join(", ");
    const newText = isObject ? ` ${added} ` : added;
    return inside.trim() === "" ? { range: { start: open, end: close }, newText } : insert(open, newText);
  }
  const comma = indexOutsideComments(text, ",", { start: last.end, end: close });
  const lead = leadOf(text, last, items.at(-2)?.end ?? open);
  const added = several.map((each) => `${lead}${each}`);
  return comma < 0 ? insert(last.end, `,${added.join(",")}`) : insert(comma + 1, `${added.join(",")},`);
}

function insert(at: number, newText: string): TextEdit {
  return { range: { start: at, end: at }, newText };
}

/** What stands before the last item: a space, or a line break and its indentation. */
function leadOf(text: string, last: Range, from: number): string {
  // The last line break and the blanks behind it; refuses a break that something follows.
  const line = /(?:\r\n|\r|\n)[ \t]*$/.exec(text.slice(from, last.start));
  return line?.[0] ?? " ";
}
