// "Seclog: Open Log in Viewer": for the file chosen in the explorer, the active editor, or one picked in a dialog.
import { commands, l10n, TabInputCustom, TabInputText, Uri, window, type ExtensionContext } from "vscode";
import { openLogCommand } from "../commands/names.ts";
import { logViewerType } from "./log-viewer.ts";

/** Registers the command. */
export function register(context: ExtensionContext): void {
  context.subscriptions.push(
    commands.registerCommand(openLogCommand, async (chosen?: unknown) => {
      const uri = chosen instanceof Uri ? chosen : (activeFile() ?? (await pickFile()));
      if (!uri) return;
      if (uri.scheme !== "file") {
        await window.showWarningMessage(l10n.t("The log viewer reads files on this machine; save the text first."));
        return;
      }
      await commands.executeCommand("vscode.openWith", uri, logViewerType);
    }),
  );
}

/** VS Code keeps no text document for very large files, so the tab is asked. */
function activeFile(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof TabInputText || input instanceof TabInputCustom ? input.uri : undefined;
}

async function pickFile(): Promise<Uri | undefined> {
  const [uri] = (await window.showOpenDialog({ title: l10n.t("Log to open"), openLabel: l10n.t("Open") })) ?? [];
  return uri;
}
