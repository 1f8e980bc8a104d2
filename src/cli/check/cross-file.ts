// Fixes that change other files too: a path in the options of a logger that another file makes, a helper that does not exist yet.
// Each is applied wholly or not at all, and only to texts that are as they were when the fix was made.
import { applyEdits, type TextEdit } from "../../base/edits.ts";
import type { FileOutcome } from "../../base/finding.ts";
import { editsByFile, staysInFile, type FileEdits } from "../../base/fix-edits.ts";
import { hashText } from "../../base/hash.ts";
import type { SelectFix } from "./fix-selection.ts";

/** The files that were changed, with their texts, and how many fixes did it. */
export interface CrossFileChanges {
  readonly texts: ReadonlyMap<string, string>;
  readonly applied: number;
}

export interface CrossFileOptions {
  readonly select: SelectFix;
  /** The text of a file as it is now; undefined when there is none. */
  readonly textOf: (path: string) => Promise<string | undefined>;
}

/** Two fixes that touch each other are not both applied; the second waits for the next pass. */
export async function crossFileChanges(
  outcomes: readonly FileOutcome[],
  { select, textOf }: CrossFileOptions,
): Promise<CrossFileChanges> {
  const taken = new Map<string, TextEdit[]>();
  const originals = new Map<string, string>();
  let applied = 0;
  for (const outcome of outcomes) {
    if (outcome.status !== "ok") continue;
    for (const finding of outcome.findings) {
      const fix = select(finding);
      if (!fix || staysInFile(fix)) continue;
      const files = editsByFile(fix.edits, outcome.path);
      const texts = await Promise.all(files.map((file) => originalOf(file, textOf)));
      const isFree = files.every(({ path, edits }) => !touchesAny(edits, taken.get(path) ?? []));
      if (!isFree || texts.includes(undefined)) continue;
      files.forEach(({ path, edits }, index) => {
        originals.set(path, texts[index] ?? "");
        taken.set(path, [...(taken.get(path) ?? []), ...edits]);
      });
      applied++;
    }
  }
  const texts = new Map(
    [...taken].map(([path, edits]) => [path, applyEdits(originals.get(path) ?? "", edits)] as const),
  );
  return { texts, applied };
}

/** The text that the edits are for; undefined when it is another one by now, or when a new file is there already. */
async function originalOf(
  { path, base, isNew }: FileEdits,
  textOf: CrossFileOptions["textOf"],
): Promise<string | undefined> {
  const text = await textOf(path);
  if (isNew) return text === undefined ? "" : undefined;
  return text !== undefined && (base === undefined || hashText(text) === base) ? text : undefined;
}

function touchesAny(edits: readonly TextEdit[], others: readonly TextEdit[]): boolean {
  return edits.some(({ range }) =>
    others.some((other) => range.start <= other.range.end && other.range.start <= range.end),
  );
}
