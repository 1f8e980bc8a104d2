// Entry of the VS Code extension: the list of its features. Everything that reads code or logs happens in the server.
import { ExtensionMode, type ExtensionContext } from "vscode";
import * as checkFile from "./commands/check-file.ts";
import * as createConfig from "./commands/create-config.ts";
import * as explainRule from "./commands/explain-rule.ts";
import * as openDemo from "./commands/open-demo.ts";
import * as reportIssue from "./commands/report-issue.ts";
import * as restartServer from "./commands/restart-server.ts";
import * as showOutput from "./commands/show-output.ts";
import * as logViewer from "./log-viewer/log-viewer.ts";
import { startServer, type Server } from "./server.ts";
import * as statementUses from "./sources/statement-uses.ts";
import * as statusItem from "./status-item.ts";
import * as tailStatus from "./tail-status.ts";
import * as eventsView from "./views/events-view.ts";
import * as findingsView from "./views/findings-view.ts";
import * as logsView from "./views/logs-view.ts";

const features = [
  restartServer,
  showOutput,
  reportIssue,
  explainRule,
  checkFile,
  createConfig,
  openDemo,
  statusItem,
  findingsView,
  eventsView,
  logsView,
  logViewer,
  statementUses,
  tailStatus,
];

/** What the tests of the extension see of it; nobody else does. */
export type TestedParts = Pick<Server, "onLogChange" | "onDidStart">;

/** Starts the server in a process of its own and registers every feature; none has to wait for the server. */
export function activate(context: ExtensionContext): TestedParts | undefined {
  const server = startServer(context);
  void server.start();
  for (const feature of features) feature.register(context, server);
  return context.extensionMode === ExtensionMode.Test ? server : undefined;
}
