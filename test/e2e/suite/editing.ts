// Findings and quick fixes in the files of the demo shop.
import assert from "node:assert/strict";
import { after, afterEach, describe, it } from "mocha";
import * as vscode from "vscode";
import { errors, errorsOf, open, quickFixes, revert, until } from "./steps.ts";

const secret = "no-secret-in-log";

/** The tests of this file. */
export function registerEditingTests(): void {
  describe("a TypeScript file", () => {
    afterEach(revert);
    after(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

    it("activates the extension and shows its finding with rule, link and way", async () => {
      const document = await open("src/services/mfa.ts");
      const [finding] = await errors(document, [secret]);
      assert.ok(finding);
      assert.equal(vscode.extensions.getExtension("seclog.seclog")?.isActive, true);
      assert.equal(document.getText(finding.range), "user.mfaSecret");
      assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
      assert.ok(!finding.message.includes("\n"));
      const { code } = finding;
      assert.ok(typeof code === "object");
      assert.match(code.target.toString(), /docs\/rules\/no-secret-in-log\.md$/);
      assert.ok((finding.relatedInformation ?? []).length > 0);
    });

    it("keeps the finding while a statement is half typed, and drops it when the secret goes", async () => {
      const document = await open("src/services/mfa.ts");
      await errors(document, [secret]);
      await edit(document, "export function isValidCode", "if (user. \nexport function isValidCode");
      await until("an analysis of the broken text", () => errorsOf(document).length === 1 || undefined);
      await errors(document, [secret]);
      await edit(document, "user.id, user.mfaSecret);", 'user.id, "");');
      await errors(document, []);
    });

    it("applies the preferred quick fix", async () => {
      const document = await open("src/services/mfa.ts");
      const [finding] = await errors(document, [secret]);
      assert.ok(finding);
      const fixes = await quickFixes(document.uri, finding.range);
      const preferred = [...fixes.values()].filter(({ isPreferred }) => isPreferred);
      assert.equal(preferred.length, 1);
      assert.ok(preferred[0]?.edit && (await vscode.workspace.applyEdit(preferred[0].edit)));
      assert.match(document.getText(), /"enrolment of %s started", user\.id\);/);
      await errors(document, []);
    });

    it("disables the rule for a line with a reason", async () => {
      const document = await open("src/services/mfa.ts");
      const [finding] = await errors(document, [secret]);
      assert.ok(finding);
      const fixes = await quickFixes(document.uri, finding.range);
      const action = fixes.get(`Disable ${secret} for this line with a reason`);
      assert.ok(action?.edit && (await vscode.workspace.applyEdit(action.edit)));
      const line = document.lineAt(finding.range.start.line).text;
      assert.equal(line, `  // seclog-disable-next-line ${secret} -- why this is safe`);
      await errors(document, []);
    });

    it("fixes all when it is saved, if the user asks for that", async () => {
      const document = await open("src/services/password-reset.ts");
      await errors(document, [secret]);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        document.uri,
        new vscode.Range(0, 0, 0, 0),
        "source.fixAll.seclog",
      );
      assert.deepEqual(
        actions.map(({ title }) => title),
        ["Apply all safe Seclog fixes"],
      );
      assert.ok(actions[0]?.edit && (await vscode.workspace.applyEdit(actions[0].edit)));
      await errors(document, []);
    });

    it("explains a rule offline", async () => {
      await vscode.commands.executeCommand("seclog.explainRule", secret);
      const page = vscode.Uri.from({ scheme: "seclog-rule", path: `/${secret}.md` });
      const document = await vscode.workspace.openTextDocument(page);
      assert.match(document.getText(), /^# no-secret-in-log/);
      await until("the preview", () =>
        vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label.includes(secret)),
      );
    });
  });
}

async function edit(document: vscode.TextDocument, search: string, replacement: string): Promise<void> {
  const start = document.getText().indexOf(search);
  assert.notEqual(start, -1, `"${search}" is in the text`);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + search.length));
  const change = new vscode.WorkspaceEdit();
  change.replace(document.uri, range, replacement);
  assert.ok(await vscode.workspace.applyEdit(change));
}
