// The list of log files in the activity bar: those that lie in the workspace, and those that its code writes.
import {
  commands,
  EventEmitter,
  l10n,
  ThemeIcon,
  TreeItem,
  Uri,
  window,
  workspace,
  type ExtensionContext,
  type TreeDataProvider,
} from "vscode";
import { logFilesRequest, type LogFileHint } from "../../server/protocol.ts";
import { openLogCommand, refreshLogsCommand } from "../commands/names.ts";
import { excludedFiles } from "../excluded-files.ts";
import type { Server } from "../server.ts";

const viewId = "seclog.logs";

/** Registers the view. */
export function register(context: ExtensionContext, server: Server): void {
  const changed = new EventEmitter<void>();
  const provider: TreeDataProvider<LogFileHint> = {
    onDidChangeTreeData: changed.event,
    async getChildren(parent) {
      if (parent) return [];
      try {
        return [
          ...(await server.request<readonly LogFileHint[]>(logFilesRequest, { excluded: excludedFiles(["files"]) })),
        ];
      } catch (error) {
        server.output.warn(String(error));
        return [];
      }
    },
    getTreeItem: toItem,
  };
  const update = (): void => changed.fire();
  const watcher = workspace.createFileSystemWatcher("**/*.{log,ndjson,jsonl,gz}", false, true, false);
  watcher.onDidCreate(update);
  watcher.onDidDelete(update);
  context.subscriptions.push(
    changed,
    watcher,
    window.createTreeView(viewId, { treeDataProvider: provider }),
    workspace.onDidChangeWorkspaceFolders(update),
    server.onDidStart(update),
    workspace.onDidChangeConfiguration((event) => void (event.affectsConfiguration("files.exclude") && update())),
    commands.registerCommand(refreshLogsCommand, update),
  );
}

function toItem({ uri, bytes, exists, namedIn }: LogFileHint): TreeItem {
  const file = Uri.parse(uri);
  const item = new TreeItem(file.path.slice(file.path.lastIndexOf("/") + 1));
  const place = workspace.asRelativePath(file);
  const folder = place.includes("/") ? [place.slice(0, place.lastIndexOf("/"))] : [];
  item.resourceUri = file;
  item.description = [...folder, exists ? sizeText(bytes ?? 0) : l10n.t("not written yet")].join(" · ");
  item.tooltip = namedIn
    ? l10n.t("{0}, named in {1}:{2}", file.fsPath, workspace.asRelativePath(Uri.parse(namedIn.uri)), namedIn.line)
    : file.fsPath;
  item.iconPath = new ThemeIcon(exists ? "output" : "circle-slash");
  item.contextValue = exists ? "seclog.log" : "seclog.log.missing";
  if (exists) item.command = { command: openLogCommand, title: l10n.t("Open Log in Viewer"), arguments: [file] };
  return item;
}

function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, "kB"] : bytes < 1e9 ? [bytes / 1e6, "MB"] : [bytes / 1e9, "GB"];
  return `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`;
}
