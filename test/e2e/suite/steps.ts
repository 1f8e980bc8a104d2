// Steps that the tests in the extension host share: waiting for a condition, opening files, asking for findings.
import * as vscode from "vscode";

/** Asks again until the probe gives something; the limit is long because machines are slow, the interval short because they are not. */
export async function until<Result>(
  what: string,
  probe: () => Result | undefined | Promise<Result | undefined>,
  patience = 45_000,
): Promise<Result> {
  const limit = Date.now() + patience;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > limit) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A file of the workspace. */
export function fileOf(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error("No workspace is open.");
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Opens a file of the workspace in an editor. */
export async function open(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(fileOf(name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** The findings of Seclog that VS Code shows for the document. */
export function findingsOf({ uri }: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "seclog");
}

/** The rule of a finding. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return typeof code === "object" ? String(code.value) : String(code);
}

/** The findings that are errors; what else a file has is not what most tests are about. */
export function errorsOf(document: vscode.TextDocument): vscode.Diagnostic[] {
  return findingsOf(document).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
}

/** Waits for exactly the errors of these rules, in order. */
export function errors(document: vscode.TextDocument, rules: readonly string[]): Promise<vscode.Diagnostic[]> {
  return until(`the errors [${rules.join(", ")}] in ${document.fileName}`, () => inOrder(errorsOf(document), rules));
}

/** Waits for exactly the findings of these rules, in order. */
export function findings(document: vscode.TextDocument, rules: readonly string[]): Promise<vscode.Diagnostic[]> {
  return until(`the findings [${rules.join(", ")}] in ${document.fileName}`, () =>
    inOrder(findingsOf(document), rules),
  );
}

function inOrder(found: vscode.Diagnostic[], rules: readonly string[]): vscode.Diagnostic[] | undefined {
  const sorted = found.sort((a, b) => a.range.start.compareTo(b.range.start));
  return sorted.map(ruleOf).join() === rules.join() ? sorted : undefined;
}

/** The quick fixes at a range, by title. */
export async function quickFixes(uri: vscode.Uri, range: vscode.Range): Promise<Map<string, vscode.CodeAction>> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
  return new Map(actions.map((action) => [action.title, action]));
}

/** Undoes all changes since the last save. */
export async function revert(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.files.revert");
}
