// Log files: their colours, and the viewer.
import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import * as vscode from "vscode";
import { fileOf, open, until } from "./steps.ts";

interface Token {
  /** Its text. */
  readonly c: string;
  /** Its scopes. */
  readonly t: string;
}

/** The tests of this file. */
export function registerLogTests(): void {
  describe("a log file", () => {
    after(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

    it("is coloured by our grammar when the user associates it", async () => {
      const document = await open("logs/shop.log");
      assert.equal(document.languageId, "seclog-log");
      const tokens = await until("tokens", async () => {
        const captured = await vscode.commands.executeCommand<Token[]>("_workbench.captureSyntaxTokens", document.uri);
        return captured.length > 10 ? captured : undefined;
      });
      assert.ok(tokens.some(({ c, t }) => c === "30" && t.includes("token.info-token")));
      assert.ok(tokens.some(({ t }) => t.includes("constant.numeric.timestamp")));
      assert.ok(tokens.some(({ t }) => t.includes("support.type.property-name")));
    });

    it("opens in the viewer", async () => {
      await open("logs/access.log");
      await vscode.commands.executeCommand("seclog.openLogViewer");
      const tab = await until("the tab of the viewer", () =>
        vscode.window.tabGroups.all
          .flatMap(({ tabs }) => tabs)
          .find(({ input }) => input instanceof vscode.TabInputCustom),
      );
      assert.ok(tab.input instanceof vscode.TabInputCustom);
      assert.equal(tab.input.viewType, "seclog.logViewer");
      assert.equal(tab.input.uri.toString(), fileOf("logs/access.log").toString());
    });
  });
}
