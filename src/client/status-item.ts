// The language status item of JavaScript and TypeScript files: whether Seclog runs, with which configuration, and what is wrong.
import { languages as editorLanguages, l10n, LanguageStatusSeverity, workspace } from "vscode";
import type { ExtensionContext, LanguageStatusItem } from "vscode";
import { restartCommand, showOutputCommand } from "./commands/names.ts";
import { languages } from "./languages.ts";
import { plainLabel } from "./plain-text.ts";
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
  const off = status?.turnedOff ?? [];
  // Who trusts a workspace has seen its configuration, or may.
  const isUrgent = status?.state === "problem" || (off.length > 0 && !workspace.isTrusted);
  item.severity = isUrgent ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
  const told = [status?.message || describeConfigurations(status?.configurations ?? []), ...describeOff(off)];
  item.detail = plainLabel(told.join(" · "));
  item.command = { command: showOutputCommand, title: l10n.t("Show Output") };
}

function describeOff(off: readonly string[]): readonly string[] {
  return off.length === 0 ? [] : [l10n.t("The configuration turns off: {0}", off.join(", "))];
}

function describeConfigurations(paths: readonly string[]): string {
  if (paths.length === 0) return l10n.t("Default configuration");
  return paths.map((path) => workspace.asRelativePath(path)).join(", ");
}
