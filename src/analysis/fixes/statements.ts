// Calls that are statements of their own, and removing them with their line.
import type { TextEdit } from "../../base/edits.ts";
import type { Range } from "../../base/text.ts";
import type { Program } from "../program.ts";
import { endBefore } from "./trivia.ts";

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
