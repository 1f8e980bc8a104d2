// Code actions: the fixes of a finding, "Disable RULE for this line with a reason", "Explain RULE", and what is done to the whole document.
import { CodeActionKind, type CodeAction, type CodeActionParams, type Diagnostic } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { applyEdits } from "../base/edits.ts";
import type { FileOutcome, Finding } from "../base/finding.ts";
import { createLineIndex, type LineIndex, type Range } from "../base/text.ts";
import { diagnosticSource } from "./diagnostics.ts";
import { disableLine, toSnippet, type DisableEdit } from "./disable-line.ts";
import { toSnippetEdit, toWorkspaceEdit } from "./edits.ts";
import type { ClientFeatures } from "./features.ts";
import { fixActions, ruleActions, type Titled } from "./fix-actions.ts";
import { sourceActions } from "./source-actions.ts";

export interface CodeActionContext {
  readonly document: TextDocument;
  readonly outcome: FileOutcome;
  readonly features: ClientFeatures;
  /** Analyses a changed text of the same document; undefined when that was stopped. */
  readonly analyze: (text: string) => Promise<FileOutcome | undefined>;
  /** Another file as the editor has it, or as it is on disk; undefined when it cannot be read. */
  readonly read: (path: string) => Promise<OtherFile | undefined>;
}

/** The text of a file; `version` is null when it is not open. */
export interface OtherFile {
  readonly uri: string;
  readonly version: number | null;
  readonly text: string;
}

/** Actions for the findings that touch the requested range: fixes first, the preferred one on top. */
export async function codeActions(params: CodeActionParams, context: CodeActionContext): Promise<CodeAction[]> {
  const { document, outcome } = context;
  if (outcome.status === "skipped") return [];
  const { only } = params.context;
  const actions: CodeAction[] = [];
  const isWanted = (kind: string): boolean => wants(only, kind);
  if (isWanted(CodeActionKind.QuickFix) || isWanted(CodeActionKind.RefactorRewrite)) {
    const asked: Range = {
      start: document.offsetAt(params.range.start),
      end: document.offsetAt(params.range.end),
    };
    const findings = outcome.findings.filter(({ range }) => touches(range, asked));
    const titled = findings.map((finding) => ({ finding, diagnostics: diagnosticsOf(finding, params) }));
    const fixes = await Promise.all(titled.map((entry) => fixActions(entry, context, isWanted)));
    actions.push(...fixes.flat());
    if (isWanted(CodeActionKind.QuickFix)) {
      actions.push(...ruleActions(titled, context));
      actions.push(...(await disableActions(titled, context)));
      actions.push(...explainActions(titled, context));
    }
  }
  if (only) actions.push(...(await sourceActions(outcome.findings, context, isWanted)));
  return actions;
}

// Statements with a logging call are rarely longer.
const maxLinesAbove = 8;

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
    if (!disable) continue;
    const isSure = line === last && startsStatement(context.document, line);
    if (isSure || (await silences(disable, finding, context))) return disable;
  }
  return undefined;
}

/** Whether a comment above the line surely is one, so that nothing has to be analysed to know: most lines are such, and menus must be quick. */
function startsStatement(document: TextDocument, line: number): boolean {
  if (!/^(?:javascript|typescript)$/.test(document.languageId)) return false;
  const before = document.getText({ start: { line: 0, character: 0 }, end: { line, character: 0 } });
  // A template that goes over several lines leaves an odd number on one of them.
  const isOutside = before.split(/\r\n|\r|\n/).every((each) => (each.split("`").length - 1) % 2 === 0);
  return isOutside && /(?:^|[;{}]|\*\/)\s*$/.test(before);
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

function lineOf({ range }: Finding, index: LineIndex): number {
  return index.positionAt(range.start).line;
}
