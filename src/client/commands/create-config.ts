// "Seclog: Create Configuration": writes a small seclog.config.json into a folder of the workspace, or opens the one that is there.
import { commands, l10n, Uri, window, workspace, type ExtensionContext } from "vscode";
import { createConfigCommand } from "./names.ts";

const configFile = "seclog.config.json";
const content = `{
  // All options: "Seclog: Explain Rule" and the documentation of Seclog.
  "rules": {},
  // your own functions that make a value safe to log
  "sanitizers": []
}
`;

/** Registers the command. */
export function register(context: ExtensionContext): void {
  context.subscriptions.push(
    commands.registerCommand(createConfigCommand, async () => {
      const folder = await chosenFolder();
      if (!folder) return;
      const file = Uri.joinPath(folder, configFile);
      const exists = await workspace.fs.stat(file).then(
        () => true,
        () => false,
      );
      if (!exists) await workspace.fs.writeFile(file, Buffer.from(content, "utf8"));
      await window.showTextDocument(file);
    }),
  );
}

async function chosenFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    await window.showInformationMessage(l10n.t("Open a folder first; the configuration belongs to a project."));
    return undefined;
  }
  if (folders.length === 1) return folders[0]?.uri;
  const picked = await window.showWorkspaceFolderPick({ placeHolder: l10n.t("Folder for seclog.config.json") });
  return picked?.uri;
}
