// What is done to a whole document: all that is safe, also on saving; and a line for each missing security event, only on demand, as that
// changes what the program logs.
import { CodeActionKind, type CodeAction } from "vscode-languageserver";
import { applyEditGroups, type TextEdit } from "../base/edits.ts";
import type { Finding, Fix } from "../base/finding.ts";
import { staysInFile } from "../base/fix-edits.ts";
import type { CodeActionContext } from "./code-actions.ts";
import { diagnosticSource } from "./diagnostics.ts";
import { toWorkspaceEdit } from "./edits.ts";
import { safeGroups } from "./fix-actions.ts";

interface SourceAction {
  readonly kind: string;
  readonly title: string;
  readonly groupsOf: (findings: readonly Finding[]) => readonly Fix["edits"][];
}

const fixAll: SourceAction = {
  kind: `${CodeActionKind.SourceFixAll}.${diagnosticSource}`,
  title: "Apply all safe Seclog fixes",
  groupsOf: safeGroups,
};

const addLogging: SourceAction = {
  kind: `${CodeActionKind.Source}.${diagnosticSource}.addSecurityLogging`,
  title: "Log all missing security events",
  groupsOf: (findings) =>
    findings
      .filter(({ rule }) => rule === "require-security-event")
      .flatMap(({ fixes }) => fixes.filter((fix) => fix.preferred && staysInFile(fix)).map(({ edits }) => edits)),
};

const all = [fixAll, addLogging];

/** The kinds of the actions; a save that asks for `source.fixAll` gets the safe one alone. */
export const sourceKinds: readonly string[] = all.map(({ kind }) => kind);

/** The actions of the kinds that are asked for and that have something to do in the document. */
export async function sourceActions(
  findings: readonly Finding[],
  context: CodeActionContext,
  wants: (kind: string) => boolean,
): Promise<CodeAction[]> {
  const { document, features } = context;
  const actions = await Promise.all(
    all.map(async ({ kind, title, groupsOf }): Promise<CodeAction[]> => {
      const groups = wants(kind) ? groupsOf(findings) : [];
      if (groups.length === 0) return [];
      const edits = await editsOf(groups, groupsOf, context);
      return [{ title, kind, edit: toWorkspaceEdit(document, edits, features) }];
    }),
  );
  return actions.flat();
}

const maxPasses = 10;

/** Fixes that touch each other take further passes. */
async function editsOf(
  groups: readonly Fix["edits"][],
  groupsOf: SourceAction["groupsOf"],
  { document, analyze }: CodeActionContext,
): Promise<readonly TextEdit[]> {
  const before = document.getText();
  const first = applyEditGroups(before, groups);
  if (first.deferred.length === 0) return first.applied.flatMap((group) => groups[group] ?? []);
  let { text } = first;
  for (let pass = 1; pass < maxPasses; pass++) {
    const outcome = await analyze(text);
    const next = outcome?.status === "ok" ? groupsOf(outcome.findings) : [];
    if (next.length === 0) break;
    text = applyEditGroups(text, next).text;
  }
  return [smallestEdit(before, text)];
}

function smallestEdit(before: string, after: string): TextEdit {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = before.length;
  let newEnd = after.length;
  while (end > start && newEnd > start && before[end - 1] === after[newEnd - 1]) {
    end--;
    newEnd--;
  }
  return { range: { start, end }, newText: after.slice(start, newEnd) };
}
