// The status bar item that is there only while logs are open: how many anomalies they have, and the way to the list of logs.
import { l10n, StatusBarAlignment, ThemeColor, window, type ExtensionContext } from "vscode";
import type { LogState } from "../server/protocol.ts";
import type { Server } from "./server.ts";

/** Registers the item. */
export function register(context: ExtensionContext, server: Server): void {
  const item = window.createStatusBarItem("seclog.tail", StatusBarAlignment.Left, 0);
  const states = new Map<string, LogState>();
  item.name = l10n.t("Seclog logs");
  item.command = "seclog.logs.focus";
  const update = (): void => {
    const anomalies = [...states.values()].reduce((sum, state) => sum + state.anomalies, 0);
    item.text = `$(output) ${anomalies}`;
    item.tooltip = l10n.t("{0} anomalies in {1} open logs", anomalies, states.size);
    item.backgroundColor = anomalies > 0 ? new ThemeColor("statusBarItem.warningBackground") : undefined;
    if (states.size > 0) item.show();
    else item.hide();
  };
  context.subscriptions.push(
    item,
    server.onLogChange((state) => {
      states.set(state.view, state);
      update();
    }),
    server.onLogClose((view) => {
      states.delete(view);
      update();
    }),
  );
}
