// Code actions: the fixes of a finding, "Disable RULE for this line with a reason", "Explain RULE", and fixing all that is safe.
import { CodeActionKind, type CodeAction, type CodeActionParams, type Diagnostic } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { applyEditGroups, applyEdits } from "../base/edits.ts";
import type { FileOutcome, Finding, Fix } from "../base/finding.ts";
import { createLineIndex, type LineIndex, type Range } from "../base/text.ts";
import { diagnosticSource } from "./diagnostics.ts";
import { disableLine, toSnippet, type DisableEdit } from "./disable-line.ts";
import { toSnippetEdit, toWorkspaceEdit } from "./edits.ts";
import type { ClientFeatures } from "./features.ts";

/** Kind of the action that applies every safe fix of the document. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.${diagnosticSource}`;

export interface CodeActionContext {
  readonly document: TextDocument;
  readonly outcome: FileOutcome;
  readonly features: ClientFeatures;
  /** Analyses a changed text of the same document; undefined when that was stopped. */
  readonly analyze: (text: string) => Promise<FileOutcome | undefined>;
}

/** Actions for the findings that touch the requested range: fixes first, the preferred one on top. */
export async function codeActions(params: CodeActionParams, context: CodeActionContext): Promise<CodeAction[]> {
  const { document, outcome } = context;
  if (outcome.status === "skipped") return [];
  const { only } = params.context;
  const actions: CodeAction[] = [];
  if (wants(only, CodeActionKind.QuickFix)) {
    const asked: Range = {
      start: document.offsetAt(params.range.start),
      end: document.offsetAt(params.range.end),
    };
    const findings = outcome.findings.filter(({ range }) => touches(range, asked));
    const titled = findings.map((finding) => ({ finding, diagnostics: diagnosticsOf(finding, params) }));
    actions.push(...titled.flatMap((entry) => fixActions(entry, context)));
    actions.push(...(await disableActions(titled, context)));
    actions.push(...explainActions(titled, context));
  }
  if (only && wants(only, fixAllKind)) actions.push(...fixAll(outcome.findings, context));
  return actions;
}

// Statements with a logging call are rarely longer.
const maxLinesAbove = 8;

interface Titled {
  readonly finding: Finding;
  readonly diagnostics: Diagnostic[];
}

/** An editor that names no kinds wants what it shows in its menu, which source actions are not. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.some((asked) => asked === "" || kind === asked || kind.startsWith(`${asked}.`));
}

function touches(a: Range, b: Range): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function diagnosticsOf({ rule, fingerprint }: Finding, { context }: CodeActionParams): Diagnostic[] {
  return context.diagnostics.filter(({ source, code, data }) => {
    const given: unknown = data;
    if (source !== diagnosticSource || code !== rule) return false;
    if (typeof given !== "object" || given === null || !("fingerprint" in given)) return true;
    return given.fingerprint === fingerprint;
  });
}

function fixActions({ finding, diagnostics }: Titled, { document, features }: CodeActionContext): CodeAction[] {
  const sorted = [...finding.fixes].sort((a, b) => Number(b.preferred) - Number(a.preferred));
  return sorted.map((fix) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    ...(fix.preferred ? { isPreferred: true } : {}),
    edit: toWorkspaceEdit(document, fix.edits, features),
  }));
}

/** One action per rule and line. Offered only where the comment was seen to work, so never inside JSX text or a template literal. */
async function disableActions(titled: readonly Titled[], context: CodeActionContext): Promise<CodeAction[]> {
  const { document } = context;
  const index = createLineIndex(document.getText());
  const places = new Map<string, Titled>();
  for (const entry of titled) places.set(`${lineOf(entry.finding, index)} ${entry.finding.rule}`, entry);
  const actions = await Promise.all([...places.values()].map((entry) => disableAction(entry, index, context)));
  return actions.filter((action) => action !== undefined);
}

async function disableAction(
  { finding, diagnostics }: Titled,
  index: LineIndex,
  context: CodeActionContext,
): Promise<CodeAction | undefined> {
  const { document, features } = context;
  const disable = await workingDirective(finding, index, context);
  if (!disable) return undefined;
  const snippet = features.snippetEdits && features.versionedEdits ? toSnippet(disable) : undefined;
  return {
    title: `Disable ${finding.rule} for this line with a reason`,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    edit:
      snippet === undefined
        ? toWorkspaceEdit(document, [disable.edit], features)
        : toSnippetEdit(document, disable.edit.range.start, snippet),
  };
}

/** The line of the finding may lie within a template literal; then the comment belongs above the statement. */
async function workingDirective(
  finding: Finding,
  index: LineIndex,
  context: CodeActionContext,
): Promise<DisableEdit | undefined> {
  const { rule } = finding;
  const last = lineOf(finding, index);
  for (let line = last; line >= Math.max(0, last - maxLinesAbove); line--) {
    const disable = disableLine(context.document.getText(), index, { rule, line });
    if (disable && (await silences(disable, finding, context))) return disable;
  }
  return undefined;
}

async function silences({ edit }: DisableEdit, finding: Finding, context: CodeActionContext): Promise<boolean> {
  const { document, outcome, analyze } = context;
  const after = await analyze(applyEdits(document.getText(), [edit]));
  if (!after || after.status === "skipped" || outcome.status === "skipped") return false;
  const start = finding.range.start + edit.newText.length;
  const gone = !after.findings.some(({ rule, range }) => rule === finding.rule && range.start === start);
  return gone && after.notices.length <= outcome.notices.length;
}

function explainActions(titled: readonly Titled[], { features }: CodeActionContext): CodeAction[] {
  const { explainCommand } = features.options;
  if (explainCommand === undefined) return [];
  const byRule = new Map(titled.map((entry) => [entry.finding.rule, entry]));
  return [...byRule].map(([rule, { diagnostics }]) => ({
    title: `Explain ${rule}`,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    command: { title: `Explain ${rule}`, command: explainCommand, arguments: [rule] },
  }));
}

function fixAll(findings: readonly Finding[], { document, features }: CodeActionContext): CodeAction[] {
  const groups = safeGroups(findings);
  if (groups.length === 0) return [];
  const { applied } = applyEditGroups(document.getText(), groups);
  const edits = applied.flatMap((group) => groups[group] ?? []);
  return [
    {
      title: "Apply all safe Seclog fixes",
      kind: fixAllKind,
      edit: toWorkspaceEdit(document, edits, features),
    },
  ];
}

function safeGroups(findings: readonly Finding[]): readonly Fix["edits"][] {
  return findings.flatMap((finding) => {
    const fix = safeFix(finding);
    return fix ? [fix.edits] : [];
  });
}

function safeFix({ fixes }: Finding): Fix | undefined {
  const safe = fixes.filter(({ safety }) => safety === "safe");
  return safe.find(({ preferred }) => preferred) ?? safe[0];
}

function lineOf({ range }: Finding, index: LineIndex): number {
  return index.positionAt(range.start).line;
}
