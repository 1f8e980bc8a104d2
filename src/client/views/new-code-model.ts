// Which findings lie in new code: in the lines that git calls new, and in those that were typed since it was asked. Knows no editor.
import type { NewCodeFile } from "../../server/protocol.ts";
import type { ListedFinding } from "./findings-model.ts";

/** Lines from 0, the first in and the last out. */
export type LineSpan = readonly [start: number, end: number];

/** An edit that took the place of the lines from `start` to `end`, both included, and put `lines` lines there. */
export interface LineEdit {
  readonly start: number;
  readonly end: number;
  readonly lines: number;
}

/** New lines by file; `all` for a file that is new itself. */
export type NewCode = ReadonlyMap<string, readonly LineSpan[] | "all">;

/** What the server told, by the same address as findings have. */
export function toNewCode(files: readonly NewCodeFile[], addressOf: (uri: string) => string): NewCode {
  return new Map(files.map(({ uri, lines }) => [addressOf(uri), lines ?? "all"]));
}

/** Whether the finding begins in a new line. */
export function isNew({ uri, line }: ListedFinding, code: NewCode): boolean {
  const lines = code.get(uri);
  return lines === "all" || (lines ?? []).some(([start, end]) => line >= start && line < end);
}

/** The edited lines are new, those below have moved; edits come in the order in which an editor tells them. */
export function afterEdits(code: NewCode, uri: string, edits: readonly LineEdit[]): NewCode {
  const lines = code.get(uri) ?? [];
  if (lines === "all" || edits.length === 0) return code;
  return new Map([...code, [uri, edits.reduce(afterEdit, lines)]]);
}

function afterEdit(lines: readonly LineSpan[], { start, end, lines: count }: LineEdit): readonly LineSpan[] {
  const moved = start + count - (end + 1);
  const kept = lines.flatMap(([from, to]): readonly LineSpan[] => [
    [from, Math.min(to, start)],
    [Math.max(from, end + 1) + moved, to + moved],
  ]);
  const edited: LineSpan = [start, start + count];
  return [...kept, edited].filter(([from, to]) => from < to).sort((a, b) => a[0] - b[0]);
}
