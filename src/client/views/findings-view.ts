// The tree of findings in the activity bar: of open files as they are typed, of all files after "Check Workspace".
import {
  commands,
  DiagnosticSeverity,
  EventEmitter,
  l10n,
  languages,
  Range,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
  workspace,
  type Diagnostic,
  type ExtensionContext,
  type TreeDataProvider,
} from "vscode";
import { checkWorkspaceRequest, type WorkspaceFindings } from "../../server/protocol.ts";
import {
  checkWorkspaceCommand,
  groupByFileCommand,
  groupByRuleCommand,
  groupBySeverityCommand,
} from "../commands/names.ts";
import type { Server } from "../server.ts";
import {
  groupFindings,
  mergeFindings,
  worst,
  type FindingGroup,
  type Grouping,
  type ListedFinding,
} from "./findings-model.ts";
import { createNewCodeFilter } from "./new-code.ts";
import { tooltipOf } from "./tooltip.ts";
import { askWorkspace } from "./workspace-request.ts";

const viewId = "seclog.findings";
const groupingKey = "seclog.findings.grouping";
const icons = ["error", "warning", "info"] as const;
const colors = ["list.errorForeground", "list.warningForeground", "foreground"] as const;

type Node = { readonly group: FindingGroup } | { readonly finding: ListedFinding };

/** Registers the view and its commands. */
export function register(context: ExtensionContext, server: Server): void {
  const changed = new EventEmitter<void>();
  let checked: readonly ListedFinding[] = [];
  let grouping = context.workspaceState.get<Grouping>(groupingKey, "rule");
  let told: string | undefined;
  const filter = createNewCodeFilter(context, server);
  const all = (): readonly ListedFinding[] => mergeFindings(checked, liveFindings());
  const current = (): readonly ListedFinding[] => filter.select(all());
  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren: (node) => {
      if (!node) return groupFindings(current(), grouping).map((group) => ({ group }));
      return "group" in node ? node.group.findings.map((finding) => ({ finding })) : [];
    },
    getTreeItem: (node) => ("group" in node ? groupItem(node.group, grouping) : findingItem(node.finding, grouping)),
  };
  const view = window.createTreeView(viewId, { treeDataProvider: provider, showCollapseAll: true });
  const update = (): void => {
    const count = current().length;
    view.badge = count === 0 ? undefined : { value: count, tooltip: l10n.t("{0} findings", count) };
    view.message = filter.describe(all()) ?? told;
    changed.fire();
  };
  const group = (by: Grouping) => () => {
    grouping = by;
    void context.workspaceState.update(groupingKey, by);
    void commands.executeCommand("setContext", groupingKey, by);
    update();
  };
  void commands.executeCommand("setContext", groupingKey, grouping);
  context.subscriptions.push(
    view,
    changed,
    languages.onDidChangeDiagnostics(update),
    filter.onDidChange(update),
    commands.registerCommand(groupByRuleCommand, group("rule")),
    commands.registerCommand(groupByFileCommand, group("file")),
    commands.registerCommand(groupBySeverityCommand, group("severity")),
    commands.registerCommand(checkWorkspaceCommand, async () => {
      const result = await askWorkspace<WorkspaceFindings>(server, {
        method: checkWorkspaceRequest,
        viewId,
        title: l10n.t("Checking the workspace"),
        problem: l10n.t("The workspace could not be checked; see the output of Seclog."),
      });
      checked = result?.findings ?? checked;
      if (result) told = messageOf(result);
      update();
      await commands.executeCommand(`${viewId}.focus`);
    }),
  );
}

function messageOf({ files, skipped, findings }: WorkspaceFindings): string {
  const told = l10n.t("{0} findings in {1} files.", findings.length, files);
  return skipped === 0 ? told : `${told} ${l10n.t("{0} files could not be analysed.", skipped)}`;
}

/** Findings that VS Code shows, by file; open files without one count as looked at. */
function liveFindings(): ReadonlyMap<string, readonly ListedFinding[]> {
  const live = new Map<string, readonly ListedFinding[]>();
  for (const { uri, languageId } of workspace.textDocuments) {
    if (/^(?:java|type)script/.test(languageId) && uri.scheme === "file") live.set(uri.toString(), []);
  }
  for (const [uri, diagnostics] of languages.getDiagnostics()) {
    const own = diagnostics.filter(({ source }) => source === "seclog");
    if (own.length > 0)
      live.set(
        uri.toString(),
        own.map((diagnostic) => toListed(uri, diagnostic)),
      );
  }
  return live;
}

function toListed(uri: Uri, { code, message, severity, range }: Diagnostic): ListedFinding {
  const level =
    severity === DiagnosticSeverity.Error ? "error" : severity === DiagnosticSeverity.Warning ? "warning" : "info";
  const rule = typeof code === "object" ? String(code.value) : String(code ?? "");
  return { uri: uri.toString(), rule, level, message, line: range.start.line, character: range.start.character };
}

function groupItem(group: FindingGroup, grouping: Grouping): TreeItem {
  const item = new TreeItem(titleOf(group.key, grouping), TreeItemCollapsibleState.Collapsed);
  item.description = String(group.findings.length);
  if (grouping === "file") item.resourceUri = Uri.parse(group.key);
  item.iconPath = grouping === "file" ? ThemeIcon.File : iconOf(worst(group));
  item.contextValue = `seclog.group.${grouping}`;
  return item;
}

function titleOf(key: string, grouping: Grouping): string {
  if (grouping === "file") return workspace.asRelativePath(Uri.parse(key));
  if (grouping === "rule") return key;
  return key === "error" ? l10n.t("Errors") : key === "warning" ? l10n.t("Warnings") : l10n.t("Infos");
}

function iconOf(level: number): ThemeIcon {
  return new ThemeIcon(icons[level] ?? "info", new ThemeColor(colors[level] ?? "foreground"));
}

function findingItem(finding: ListedFinding, grouping: Grouping): TreeItem {
  const uri = Uri.parse(finding.uri);
  const place = `${workspace.asRelativePath(uri)}:${finding.line + 1}`;
  const item = new TreeItem(finding.message);
  item.description = grouping === "file" ? `${finding.rule} :${finding.line + 1}` : place;
  item.tooltip = tooltipOf([finding.message, finding.rule, place]);
  item.iconPath = iconOf(icons.indexOf(finding.level));
  item.contextValue = "seclog.finding";
  const selection = new Range(finding.line, finding.character, finding.line, finding.character);
  item.command = { command: "vscode.open", title: l10n.t("Open"), arguments: [uri, { selection }] };
  return item;
}
