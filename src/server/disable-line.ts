// The edit that silences one rule for one line by a comment above it, and leaves room for the reason.
import type { TextEdit } from "../base/edits.ts";
import type { LineIndex } from "../base/text.ts";

export interface DisableEdit {
  readonly edit: TextEdit;
  /** Start and length of the placeholder for the reason within `newText`; missing when a directive was there already. */
  readonly reason?: { readonly start: number; readonly length: number };
}

export interface DisableTarget {
  readonly rule: string;
  /** The line to silence, from 0. */
  readonly line: number;
}

/** What stands where the reason belongs. */
export const reasonPlaceholder = "why this is safe";

// A comment line that is nothing but the directive: indent and opener, rules, then reason or comment end. Refuses code before it.
const directive = /^(\s*(?:\/\/|\/\*)\s*seclog-disable-next-line\s+)([\w-]+(?:\s*,\s*[\w-]+)*)(?=\s*(?:--|\*\/|$))/;

/**
 * Adds the rule to a directive that stands on the line above, before its ` -- reason`; otherwise inserts a new line with the same
 * indentation. Returns undefined when the directive names the rule already. Knows no syntax: the caller makes sure that a comment
 * in this place is one.
 */
export function disableLine(text: string, index: LineIndex, { rule, line }: DisableTarget): DisableEdit | undefined {
  if (line > 0) {
    const above = index.lineRange(line - 1);
    const match = directive.exec(text.slice(above.start, above.end));
    if (match) {
      const [, opener = "", rules = ""] = match;
      if (rules.split(",").some((name) => name.trim() === rule)) return undefined;
      const end = above.start + opener.length + rules.length;
      return { edit: { range: { start: end, end }, newText: `, ${rule}` } };
    }
  }
  const { start, end } = index.lineRange(line);
  const indent = leadingSpace(text.slice(start, end));
  const head = `${indent}// seclog-disable-next-line ${rule} -- `;
  const newText = head + reasonPlaceholder + lineBreakOf(text);
  return {
    edit: { range: { start, end: start }, newText },
    reason: { start: head.length, length: reasonPlaceholder.length },
  };
}

/** The insertion as an LSP snippet in which the reason is selected. */
export function toSnippet({ edit, reason }: DisableEdit): string | undefined {
  if (!reason) return undefined;
  const { newText } = edit;
  const before = newText.slice(0, reason.start);
  const placeholder = newText.slice(reason.start, reason.start + reason.length);
  return `${escapeSnippet(before)}\${1:${escapeSnippet(placeholder)}}${escapeSnippet(newText.slice(reason.start + reason.length))}`;
}

// The three characters with a meaning in snippets; refuses all others.
const snippetCharacters = /[\\$}]/g;

function escapeSnippet(text: string): string {
  return text.replace(snippetCharacters, "\\$&");
}

// Spaces and tabs at the start; refuses line breaks.
const indentation = /^[ \t]*/;

function leadingSpace(line: string): string {
  return indentation.exec(line)?.[0] ?? "";
}

// The first line break of any kind.
const lineBreak = /\r\n|\r|\n/;

function lineBreakOf(text: string): string {
  return lineBreak.exec(text)?.[0] ?? "\n";
}
