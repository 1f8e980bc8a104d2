// "Seclog: Report an Issue": versions, settings and the state of the server as text to be read, and changed, before anybody sends it. Holds no
// path, no text of a file and no value of the workspace.
import { commands, env, extensions, version, workspace, type ExtensionContext } from "vscode";
import type { Server } from "../server.ts";
import { reportIssueCommand } from "./names.ts";

/** Registers the command. */
export function register(context: ExtensionContext, server: Server): void {
  context.subscriptions.push(
    commands.registerCommand(reportIssueCommand, async () => {
      const document = await workspace.openTextDocument({ language: "markdown", content: reportText(context, server) });
      await commands.executeCommand("vscode.open", document.uri);
    }),
  );
}

function reportText({ extension }: ExtensionContext, { state, status }: Server): string {
  // The manifest is our own.
  const manifest = extension.packageJSON as { readonly version?: unknown };
  const settings = workspace.getConfiguration("seclog");
  const lines = [
    "# What happened",
    "",
    "(What did you do, what did you expect, what came instead? Leave out secrets and paths that nobody should know.)",
    "",
    "# About this installation",
    "",
    `- Seclog ${String(manifest.version)}`,
    `- VS Code ${version} (${env.appHost}, ${env.remoteName === undefined ? "local" : "remote"})`,
    `- ${process.platform} ${process.arch}, Node ${process.version}`,
    `- server: ${state}, ${status?.state ?? "nothing told yet"}, ${status?.configurations.length ?? 0} configurations`,
    `- workspace: ${workspace.workspaceFolders?.length ?? 0} folders, ${workspace.isTrusted ? "trusted" : "restricted"}`,
    `- run: ${settings.get<string>("run")}, delay: ${settings.get<number>("delay")}`,
    `- other extensions that are active: ${extensions.all.filter(({ isActive }) => isActive).length}`,
    "",
  ];
  return lines.join("\n");
}
