// The tree of security events in the activity bar: each event with the handlers in which it happens, and whether they log it.
import {
  commands,
  EventEmitter,
  l10n,
  Range,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
  workspace,
  type ExtensionContext,
  type TreeDataProvider,
} from "vscode";
import { eventCoverageRequest, type CoveredPlace, type EventCoverage } from "../../server/protocol.ts";
import { showCoverageCommand, showEventGapsCommand, showEventsCommand } from "../commands/names.ts";
import type { Server } from "../server.ts";
import { eventRows, percentOf, shareOf, type EventCell, type EventRow } from "./events-model.ts";
import { tooltipOf } from "./tooltip.ts";
import { askWorkspace } from "./workspace-request.ts";

const viewId = "seclog.events";
const gapsKey = "seclog.events.gapsOnly";

type Node = { readonly row: EventRow } | { readonly cell: EventCell };

/** Registers the view and its commands. */
export function register(context: ExtensionContext, server: Server): void {
  const changed = new EventEmitter<void>();
  let coverage: EventCoverage | undefined;
  let gapsOnly = context.workspaceState.get<boolean>(gapsKey, false);
  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren: (node) => {
      if (!node) return eventRows(coverage?.places ?? [], { gapsOnly }).map((row) => ({ row }));
      return "row" in node ? node.row.cells.map((cell) => ({ cell })) : [];
    },
    getTreeItem: (node) => ("row" in node ? rowItem(node.row) : cellItem(node.cell)),
  };
  const view = window.createTreeView(viewId, { treeDataProvider: provider, showCollapseAll: true });
  const show = (only: boolean) => () => {
    gapsOnly = only;
    void context.workspaceState.update(gapsKey, only);
    void commands.executeCommand("setContext", gapsKey, only);
    changed.fire();
  };
  void commands.executeCommand("setContext", gapsKey, gapsOnly);
  context.subscriptions.push(
    view,
    changed,
    commands.registerCommand(showEventGapsCommand, show(true)),
    commands.registerCommand(showEventsCommand, show(false)),
    commands.registerCommand(showCoverageCommand, async () => {
      const result = await askWorkspace<EventCoverage>(server, {
        method: eventCoverageRequest,
        viewId,
        title: l10n.t("Looking for security events"),
        problem: l10n.t("Security events could not be looked for; see the output of Seclog."),
      });
      if (!result) return;
      coverage = result;
      view.message = messageOf(result);
      changed.fire();
      await commands.executeCommand(`${viewId}.focus`);
    }),
  );
}

function messageOf({ places, skipped, files }: EventCoverage): string {
  const share = shareOf(places);
  const percent = percentOf(share);
  const told =
    percent === undefined
      ? l10n.t("No security event was recognised in {0} files.", files)
      : l10n.t("{0} % of {1} places are logged.", percent, share.total);
  return skipped === 0 ? told : `${told} ${l10n.t("{0} files could not be analysed.", skipped)}`;
}

function rowItem({ event, title, asvs, cells, share }: EventRow): TreeItem {
  const item = new TreeItem(title, TreeItemCollapsibleState.Collapsed);
  const guesses = cells.filter(({ isGuess }) => isGuess).length;
  const counted = l10n.t("{0} of {1} logged", share.logged, share.total);
  item.description = guesses === 0 ? counted : `${counted} · ${l10n.t("{0} by name, not counted", guesses)}`;
  item.tooltip = tooltipOf([event, ...(asvs.length > 0 ? [`OWASP ASVS ${asvs.join(", ")}`] : [])]);
  item.iconPath = iconOf(cells[0]?.state ?? "logged");
  item.contextValue = "seclog.event";
  return item;
}

function cellItem({ uri, lines, handler, state, by, isGuess }: EventCell): TreeItem {
  const file = Uri.parse(uri);
  const item = new TreeItem(handler === "" ? l10n.t("(no name)") : handler);
  const place = `${workspace.asRelativePath(file)}:${lines.join(", ")}`;
  const guess = isGuess ? ` · ${l10n.t("by its name")}` : "";
  item.description = `${stateText(state)} · ${place}${guess}`;
  item.tooltip = tooltipOf([stateText(state), ...(by === undefined ? [] : [l10n.t("by {0}", by)]), place]);
  item.iconPath = iconOf(state);
  item.contextValue = "seclog.eventPlace";
  const line = (lines[0] ?? 1) - 1;
  const selection = new Range(line, 0, line, 0);
  item.command = { command: "vscode.open", title: l10n.t("Open"), arguments: [file, { selection }] };
  return item;
}

function stateText(state: CoveredPlace["state"]): string {
  return {
    missing: l10n.t("missing"),
    "access-log": l10n.t("access log only"),
    partly: l10n.t("partly"),
    logged: l10n.t("logged"),
  }[state];
}

const icons = {
  missing: ["error", "list.errorForeground"],
  "access-log": ["warning", "list.warningForeground"],
  partly: ["warning", "list.warningForeground"],
  logged: ["pass", "testing.iconPassed"],
} as const;

function iconOf(state: CoveredPlace["state"]): ThemeIcon {
  const [icon, color] = icons[state];
  return new ThemeIcon(icon, new ThemeColor(color));
}
