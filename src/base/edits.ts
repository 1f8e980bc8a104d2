// Text edits: the one currency in which fixes reach the editor and the CLI.
import type { Range } from "./text.ts";

/** Replaces the range with `newText`; an empty range inserts. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** What `applyEditGroups` did: the new text, and which groups had to wait because they overlap one that was applied. */
export interface AppliedEdits {
  readonly text: string;
  readonly applied: readonly number[];
  readonly deferred: readonly number[];
}

/**
 * Applies groups of edits, each wholly or not at all. A group that touches or overlaps an earlier one is deferred to the
 * caller's next pass, as ESLint does with its fixes.
 */
export function applyEditGroups(text: string, groups: readonly (readonly TextEdit[])[]): AppliedEdits {
  const taken: TextEdit[] = [];
  const applied: number[] = [];
  const deferred: number[] = [];
  groups.forEach((group, index) => {
    const free = group.every((edit) => taken.every((other) => !touches(edit.range, other.range)));
    (free ? applied : deferred).push(index);
    if (free) taken.push(...group);
  });
  return { text: applyEdits(text, taken), applied, deferred };
}

/** Applies edits that do not overlap, in any order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  let result = "";
  let position = 0;
  for (const { range, newText } of sorted) {
    if (range.start < position) throw new Error(`Edits overlap at offset ${range.start}.`);
    result += text.slice(position, range.start) + newText;
    position = range.end;
  }
  return result + text.slice(position);
}

function touches(a: Range, b: Range): boolean {
  return a.start <= b.end && b.start <= a.end;
}
