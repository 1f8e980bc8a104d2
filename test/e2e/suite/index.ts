// What VS Code's `--extensionTestsPath` points at: runs the suite in the extension host and leaves the counts beside the workspace.
import { writeFileSync } from "node:fs";
import path from "node:path";
import Mocha from "mocha";
import * as vscode from "vscode";
import { registerEditingTests } from "./editing.ts";
import { registerFixingTests } from "./fixing.ts";
import { registerLogTests } from "./logs.ts";
import { registerNumberTests } from "./numbers.ts";
import { registerServerTests } from "./server.ts";

/** Rejects when a test failed. */
export async function run(): Promise<void> {
  const grep = process.env.E2E_GREP;
  const mocha = new Mocha({ timeout: 60_000, reporter: "spec", color: false, ...(grep ? { grep } : {}) });
  mocha.suite.emit("pre-require", globalThis, "suite", mocha);
  registerNumberTests();
  registerEditingTests();
  registerFixingTests();
  registerLogTests();
  registerServerTests();
  const counts = await new Promise<{ passed: number; failed: number }>((resolve) => {
    const runner = mocha.run((failed) => resolve({ passed: runner.stats?.passes ?? 0, failed }));
  });
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  if (workspace === undefined) throw new Error("No workspace is open.");
  writeFileSync(path.join(workspace, "../result.json"), JSON.stringify(counts));
  if (counts.failed > 0) throw new Error(`${counts.failed} tests failed.`);
}
