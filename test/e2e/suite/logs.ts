// Log files: their colours, and the viewer.
import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import * as vscode from "vscode";
import { fileOf, open, until } from "./steps.ts";

/** The tests of this file. */
export function registerLogTests(): void {
  describe("a log file", () => {
    after(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

    it("has our language when the user associates it", async () => {
      const document = await open("logs/shop.log");
      assert.equal(document.languageId, "seclog-log");
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
