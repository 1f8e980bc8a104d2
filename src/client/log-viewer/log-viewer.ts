// The log viewer: the editor of log files, and the commands that open it.
import { commands, l10n, TabInputCustom, TabInputText, Uri, window, workspace, type ExtensionContext } from "vscode";
import { mergeLogsCommand, openDashboardCommand, openLogCommand, openLogLineCommand } from "../commands/names.ts";
import type { Server } from "../server.ts";
import { createPanels, type Panels } from "./panels.ts";

/** Registers editor and commands. */
export function register(context: ExtensionContext, server: Server): void {
  const panels = createPanels(context, server);
  context.subscriptions.push(
    commands.registerCommand(openLogCommand, async (chosen?: unknown, all?: unknown) => {
      const uris = await chosenFiles(chosen, all);
      for (const uri of uris) await panels.openViewer([uri]);
    }),
    commands.registerCommand(mergeLogsCommand, async (chosen?: unknown, all?: unknown) => {
      const uris = await chosenFiles(chosen, all, true);
      if (uris.length > 0) await panels.openViewer(uris);
    }),
    commands.registerCommand(openDashboardCommand, async (chosen?: unknown, all?: unknown) => {
      const uris = await chosenFiles(chosen, all);
      if (uris.length > 0) await panels.openDashboard(uris);
    }),
    // Not in the palette: hovers and lenses on logging statements lead here.
    commands.registerCommand(openLogLineCommand, (uri: unknown, line: unknown, template: unknown) =>
      openLine(panels, { uri, line, template }),
    ),
  );
}

interface LinePlace {
  readonly uri: unknown;
  readonly line: unknown;
  readonly template: unknown;
}

async function openLine(panels: Panels, { uri, line, template }: LinePlace): Promise<void> {
  if (typeof uri !== "string" || typeof line !== "number") return;
  const filter = typeof template === "string" && template !== "" ? { filter: { templates: [template] } } : {};
  await panels.openViewer([Uri.parse(uri)], { ...filter, line });
}

/** Files of the explorer, the active editor, or picked in a dialog; only those on this machine. */
async function chosenFiles(chosen: unknown, all: unknown, several = false): Promise<readonly Uri[]> {
  const many = Array.isArray(all) ? all.filter((each) => each instanceof Uri) : [];
  const one = chosen instanceof Uri ? chosen : uriOf(chosen);
  const active = several ? undefined : activeFile();
  const uris = many.length > 0 ? many : one ? [one] : active ? [active] : await pickFiles(several);
  const local = uris.filter(({ scheme }) => scheme === "file");
  if (local.length < uris.length) {
    await window.showWarningMessage(l10n.t("The log viewer reads files on this machine; save the text first."));
  }
  return local;
}

/** Items of the log sources carry their address. */
function uriOf(chosen: unknown): Uri | undefined {
  if (typeof chosen !== "object" || chosen === null || !("resourceUri" in chosen)) return undefined;
  return chosen.resourceUri instanceof Uri ? chosen.resourceUri : undefined;
}

/** VS Code keeps no text document for very large files, so the tab is asked. */
function activeFile(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof TabInputText || input instanceof TabInputCustom ? input.uri : undefined;
}

async function pickFiles(several: boolean): Promise<readonly Uri[]> {
  const [folder] = workspace.workspaceFolders ?? [];
  const chosen = await window.showOpenDialog({
    title: several ? l10n.t("Logs to merge by time") : l10n.t("Log to open"),
    openLabel: l10n.t("Open"),
    canSelectMany: several,
    ...(folder ? { defaultUri: folder.uri } : {}),
  });
  return chosen ?? [];
}
