// Actions that apply fixes: each one of a finding, all of a rule in a file or in the project with a preview.
import { CodeActionKind, type CodeAction, type Diagnostic } from "vscode-languageserver";
import { URI } from "vscode-uri";
import { applyEditGroups, type TextEdit } from "../base/edits.ts";
import type { FileOutcome, Finding, Fix } from "../base/finding.ts";
import { editsByFile, staysInFile } from "../base/fix-edits.ts";
import { hashText } from "../base/hash.ts";
import { isSafeFix } from "../reporters/pretty-summary.ts";
import { toProjectEdit, type EditedFile } from "./edits.ts";
import type { CodeActionContext } from "./code-actions.ts";

/** What a code action carries until it is chosen: the rule to mend in the whole project. */
export interface FixProjectData {
  readonly fixProject: string;
}

/** A finding with the diagnostics of the editor that show it. */
export interface Titled {
  readonly finding: Finding;
  readonly diagnostics: Diagnostic[];
}

/** One action for each fix, the preferred one on top; fixes of other files only while those are as they were. */
export async function fixActions(
  { finding, diagnostics }: Titled,
  context: CodeActionContext,
  wants: (kind: string) => boolean,
): Promise<CodeAction[]> {
  const sorted = [...finding.fixes].sort((a, b) => Number(b.preferred) - Number(a.preferred));
  const actions = await Promise.all(
    sorted.map(async (fix): Promise<CodeAction | undefined> => {
      const kind = kindOf(fix);
      const files = wants(kind) ? await filesOf(fix, context) : undefined;
      if (!files) return undefined;
      return {
        title: fix.title,
        kind,
        diagnostics,
        ...(fix.preferred ? { isPreferred: true } : {}),
        edit: toProjectEdit(files, context.features),
      };
    }),
  );
  return actions.filter((action) => action !== undefined);
}

/** What changes more than one place is a refactoring, unless it is what one would take. */
function kindOf({ kind, preferred }: Fix): string {
  return kind === "refactor" && !preferred ? CodeActionKind.RefactorRewrite : CodeActionKind.QuickFix;
}

/** The files of a fix with their texts; undefined when one is another by now, or when the editor cannot create files. */
async function filesOf(fix: Fix, { document, features, read }: CodeActionContext): Promise<EditedFile[] | undefined> {
  const files: EditedFile[] = [];
  for (const { path, edits, base, isNew } of editsByFile(fix.edits, "")) {
    if (path === "") {
      files.push({ uri: document.uri, version: document.version, text: document.getText(), edits });
      continue;
    }
    const known = await read(path);
    if (isNew ? known !== undefined || !features.createsFiles : known === undefined || hashText(known.text) !== base) {
      return undefined;
    }
    files.push(known ? { ...known, edits } : { uri: URI.file(path).toString(), version: null, text: "", edits, isNew });
  }
  // A file must be there before it is written to.
  return files.sort((a, b) => Number(b.isNew ?? false) - Number(a.isNew ?? false));
}

/** Fixes for all findings of the rules at hand, in this file and in the project; with a preview where the editor has one. */
export function ruleActions(titled: readonly Titled[], context: CodeActionContext): CodeAction[] {
  const { document, outcome, features } = context;
  if (outcome.status === "skipped") return [];
  const rules = [
    ...new Set(titled.filter(({ finding }) => finding.fixes.some(isMendable)).map(({ finding }) => finding.rule)),
  ];
  return rules.flatMap((rule) => {
    const diagnostics = titled.filter(({ finding }) => finding.rule === rule).flatMap((each) => each.diagnostics);
    const groups = safeGroups(outcome.findings.filter((finding) => finding.rule === rule));
    const edits = mergedEdits(document.getText(), groups);
    const inFile: CodeAction[] =
      groups.length < 2
        ? []
        : [
            {
              title: `Fix all of ${rule} in this file`,
              kind: CodeActionKind.QuickFix,
              diagnostics,
              edit: toProjectEdit(
                [{ uri: document.uri, version: document.version, text: document.getText(), edits }],
                features,
                {
                  label: `Fix all of ${rule}`,
                  needsConfirmation: true,
                },
              ),
            },
          ];
    const data: FixProjectData = { fixProject: rule };
    const title = `Fix all of ${rule} in the project`;
    return features.resolvesEdits ? [...inFile, { title, kind: CodeActionKind.QuickFix, diagnostics, data }] : inFile;
  });
}

/** The edits of all safe fixes of a rule in one text, for a whole project. */
export function ruleEdits(text: string, outcome: FileOutcome, rule: string): readonly TextEdit[] {
  if (outcome.status !== "ok") return [];
  return mergedEdits(text, safeGroups(outcome.findings.filter((finding) => finding.rule === rule)));
}

function mergedEdits(text: string, groups: readonly (readonly TextEdit[])[]): readonly TextEdit[] {
  const { applied } = applyEditGroups(text, groups);
  return applied.flatMap((group) => groups[group] ?? []);
}

function isMendable(fix: Fix): boolean {
  return isSafeFix(fix) && staysInFile(fix);
}

/** The edits of every safe fix, those of one fix together. */
export function safeGroups(findings: readonly Finding[]): readonly Fix["edits"][] {
  return findings.flatMap(({ fixes }) => fixes.filter(isMendable).map(({ edits }) => edits));
}
