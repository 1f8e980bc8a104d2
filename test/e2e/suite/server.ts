// The language server as a process that may die.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, it } from "mocha";
import * as vscode from "vscode";
import { errors, open, until } from "./steps.ts";

/** The tests of this file. */
export function registerServerTests(): void {
  describe("the language server", () => {
    it("comes back with its findings after it was killed", async () => {
      const document = await open("src/services/mfa.ts");
      await errors(document, ["no-secret-in-log"]);
      const [first] = serverProcesses();
      assert.ok(first !== undefined, "the server runs in a process of its own");
      process.kill(first, "SIGKILL");
      await until("a new server", () => serverProcesses().some((id) => id !== first) || undefined);
      await errors(document, ["no-secret-in-log"]);
      // The findings are those of the new server: it follows an edit.
      const editor = vscode.window.activeTextEditor;
      await editor?.edit((builder) => builder.insert(new vscode.Position(0, 0), "console.log(password);\n"));
      await errors(document, ["no-secret-in-log", "no-secret-in-log"]);
      await vscode.commands.executeCommand("workbench.action.files.revert");
    });

    it("restarts on command", async () => {
      const before = serverProcesses();
      await vscode.commands.executeCommand("seclog.restartServer");
      const after = await until("a new server", () => {
        const now = serverProcesses();
        return now.length === 1 && !before.includes(now[0] ?? 0) ? now : undefined;
      });
      assert.equal(after.length, 1);
      const document = await open("src/bootstrap.ts");
      await errors(document, ["no-secret-in-log"]);
    });
  });
}

/** Ids of the servers that this extension host has started. */
function serverProcesses(): number[] {
  const table = execFileSync("ps", ["-e", "-o", "pid=,ppid=,args="], { encoding: "utf8" });
  return table.split("\n").flatMap((line) => {
    const [pid, parent, ...command] = line.trim().split(/\s+/);
    return Number(parent) === process.pid && command.some((word) => word.endsWith("server.mjs")) ? [Number(pid)] : [];
  });
}
