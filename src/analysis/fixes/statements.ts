// Calls that are statements of their own, and removing them with their line.
import type { TextEdit } from "../../base/edits.ts";
import type { Range } from "../../base/text.ts";
import type { Program } from "../program.ts";
import { endBefore, skipTrivia } from "./trivia.ts";

/** The edit that removes a call with its line; undefined unless it is surely a statement in a block, ended by a semicolon. */
export function statementEdit({ text }: Program, { start, end }: Range): TextEdit | undefined {
  if (text[end] !== ";" || !beginsStatement(text, start)) return undefined;
  let from = start;
  while (text[from - 1] === " " || text[from - 1] === "\t") from--;
  const rest = /^[ \t]*(?:\r\n|\r|\n)/.exec(text.slice(end + 1, end + 200));
  const isOwnLine = rest !== null && (from === 0 || text[from - 1] === "\n" || text[from - 1] === "\r");
  const range = isOwnLine ? { start: from, end: end + 1 + rest[0].length } : { start, end: end + 1 };
  return { range, newText: "" };
}

/** Whether a block or a body holds nothing but this statement, and would be empty without it. */
export function isAlone(text: string, { start, end }: Range): boolean {
  return text[endBefore(text, start) - 1] === "{" && text[skipTrivia(text, text[end] === ";" ? end + 1 : end)] === "}";
}

// The head of an `if` whose condition only reads, on a line of its own; refuses calls and an `else` before it.
const condition = /(?:^|[\r\n])[ \t]*if \([\w$.!?\s&|="'`<>]+\) ?\{\s*$/;

/** The edit that removes an `if` with the one statement in it; undefined for every other kind of block. */
export function conditionEdit({ text }: Program, { start, end }: Range): TextEdit | undefined {
  if (text[end] !== ";") return undefined;
  const head = condition.exec(text.slice(Math.max(0, start - 400), start))?.[0];
  const close = skipTrivia(text, end + 1);
  const rest = /^[ \t]*(?:\r\n|\r|\n)/.exec(text.slice(close + 1, close + 200))?.[0];
  const isChanging = /(?<![=!<>])=(?!=)/.test(head ?? "");
  const isLast = !/^\s*else\b/.test(text.slice(close + 1));
  const isClear = text.slice(end + 1, close).trim() === "";
  if (head === undefined || rest === undefined || isChanging || !isLast || !isClear) return undefined;
  const lead = /^[\r\n]/.test(head) ? 1 : 0;
  return { range: { start: start - head.length + lead, end: close + 1 + rest.length }, newText: "" };
}

/** Whether a statement begins here: behind a semicolon, a brace, or a comment that follows one. */
export function beginsStatement(text: string, start: number): boolean {
  const before = endBefore(text, start);
  if (before === 0) return true;
  const line = text.slice(Math.max(text.lastIndexOf("\n", before - 1), text.lastIndexOf("\r", before - 1)) + 1, before);
  const comment = /^[ \t]*\/\//.test(line) || line.trimEnd().endsWith("*/");
  if (comment) {
    const opened = /^[ \t]*\/\//.test(line) ? before - line.trimStart().length : text.lastIndexOf("/*", before);
    return opened >= 0 && beginsStatement(text, opened);
  }
  return /[;{}]/.test(text[before - 1] ?? "");
}
