// The edits of a fix, file by file.
import type { TextEdit } from "./edits.ts";
import type { FixEdit } from "./finding.ts";

/** What a fix does to one file. */
export interface FileEdits {
  readonly path: string;
  readonly edits: readonly TextEdit[];
  /** Hash of the text that the edits count in; undefined for the finding's own file and for one that does not exist yet. */
  readonly base: string | undefined;
  readonly isNew: boolean;
}

/** Whether a fix changes its own file alone. */
export function staysInFile({ edits }: { readonly edits: readonly FixEdit[] }): boolean {
  return edits.every(({ path }) => path === undefined);
}

/** The edits by file, the finding's own file under `own`. */
export function editsByFile(edits: readonly FixEdit[], own: string): readonly FileEdits[] {
  const files = new Map<string, { readonly first: FixEdit; readonly edits: TextEdit[] }>();
  for (const edit of edits) {
    const path = edit.path ?? own;
    const known = files.get(path);
    if (known) known.edits.push(edit);
    else files.set(path, { first: edit, edits: [edit] });
  }
  return [...files].map(([path, { first, edits: own }]) => ({
    path,
    edits: own,
    base: first.base,
    isNew: first.path !== undefined && first.base === undefined,
  }));
}
