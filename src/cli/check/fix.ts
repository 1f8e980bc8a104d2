// `--fix` and `--diff`: applies the chosen fixes until nothing is left to apply. What it cannot do it leaves alone and says.
import { applyEditGroups } from "../../base/edits.ts";
import type { FileOutcome, Finding, FixEdit } from "../../base/finding.ts";
import { staysInFile } from "../../base/fix-edits.ts";
import type { SelectFix } from "./fix-selection.ts";

type Analysed = Exclude<FileOutcome, { status: "skipped" }>;

/** A text with what was found in it. */
export interface FixedText {
  readonly text: string;
  readonly outcome: FileOutcome;
  /** How many fixes were applied. */
  readonly applied: number;
  /** Why fixing stopped early, as the end of a sentence about the file. */
  readonly refused?: string;
}

/** Analyses a text as the file at this path, with the settings of the run and its filters. */
export type Analyze = (job: { readonly path: string; readonly text: string }) => Promise<FileOutcome>;

export interface FixOptions {
  readonly analyze: Analyze;
  readonly select: SelectFix;
}

const maxPasses = 10;

/** Applies fixes pass by pass, as fixes that touch each other wait for the next; a pass that would break the code is taken back. */
export async function fixText(text: string, first: Analysed, { analyze, select }: FixOptions): Promise<FixedText> {
  let state = { text, outcome: first, applied: 0 };
  for (let pass = 0; pass < maxPasses; pass++) {
    const groups = groupsOf(state.outcome.findings, select);
    if (groups.length === 0) return state;
    if (state.outcome.notices.some(({ kind }) => kind === "syntax")) {
      return { ...state, refused: "has syntax errors, so its fixes were left out" };
    }
    const edited = applyEditGroups(state.text, groups);
    if (edited.text === state.text) return state;
    const outcome = await analyze({ path: first.path, text: edited.text });
    if (outcome.status !== "ok") return { ...state, refused: "would no longer parse, so its last fixes were left out" };
    state = { text: edited.text, outcome, applied: state.applied + edited.applied.length };
  }
  return state;
}

/** The edits of each finding that is mended within its file. */
function groupsOf(findings: readonly Finding[], select: SelectFix): readonly (readonly FixEdit[])[] {
  return findings.flatMap((finding) => {
    const fix = select(finding);
    return fix && staysInFile(fix) ? [fix.edits] : [];
  });
}
