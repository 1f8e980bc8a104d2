// The language status item of JavaScript and TypeScript files: whether Seclog runs, with which configuration, and what is wrong.
import { languages as editorLanguages, l10n, LanguageStatusSeverity, workspace } from "vscode";
import type { ExtensionContext, LanguageStatusItem } from "vscode";
import { restartCommand, showOutputCommand } from "./commands/names.ts";
import { languages } from "./languages.ts";
import type { Server } from "./server.ts";

/** Registers the item. */
export function register(context: ExtensionContext, server: Server): void {
  const item = editorLanguages.createLanguageStatusItem("seclog.status", [...languages]);
  item.name = "Seclog";
  const update = (): void => show(item, server);
  update();
  context.subscriptions.push(item, server.onDidChange(update));
}

function show(item: LanguageStatusItem, { state, status }: Server): void {
  item.busy = state === "starting";
  item.text = "Seclog";
  if (state === "stopped") {
    item.severity = LanguageStatusSeverity.Error;
    item.detail = l10n.t("The server is not running.");
    item.command = { command: restartCommand, title: l10n.t("Restart Server") };
    return;
  }
  item.severity = status?.state === "problem" ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
  item.detail = status?.message || describeConfigurations(status?.configurations ?? []);
  item.command = { command: showOutputCommand, title: l10n.t("Show Output") };
}

function describeConfigurations(paths: readonly string[]): string {
  if (paths.length === 0) return l10n.t("Default configuration");
  return paths.map((path) => workspace.asRelativePath(path)).join(", ");
}
