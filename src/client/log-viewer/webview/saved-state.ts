// What the page remembers when it is hidden or the window is loaded again. Read with care: it may be that of an older version.
import type { LogFilter } from "../messages.ts";
import type { Bookmark } from "./marked-lines.ts";

export interface SavedState {
  readonly filter: LogFilter;
  readonly folded: boolean;
  readonly columns: boolean;
  readonly deltas: boolean;
  readonly following: boolean;
  readonly file: number;
  readonly line: number;
  readonly bookmarks: readonly Bookmark[];
}

/** Undefined for what is no state of this version. */
export function readSavedState(given: unknown): SavedState | undefined {
  if (typeof given !== "object" || given === null) return undefined;
  const state = given as Partial<SavedState>;
  const isWhole =
    typeof state.filter === "object" &&
    typeof state.folded === "boolean" &&
    typeof state.columns === "boolean" &&
    typeof state.deltas === "boolean" &&
    typeof state.following === "boolean" &&
    typeof state.file === "number" &&
    typeof state.line === "number" &&
    Array.isArray(state.bookmarks);
  return isWhole ? (state as SavedState) : undefined;
}
