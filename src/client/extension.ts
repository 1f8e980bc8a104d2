// Entry of the VS Code extension: the list of its features. Everything that reads code or logs happens in the server.
import type { ExtensionContext } from "vscode";
import * as explainRule from "./commands/explain-rule.ts";
import * as restartServer from "./commands/restart-server.ts";
import * as showOutput from "./commands/show-output.ts";
import * as logViewer from "./log-viewer/log-viewer.ts";
import * as openLog from "./log-viewer/open-log.ts";
import { startServer } from "./server.ts";
import * as statusItem from "./status-item.ts";

const features = [restartServer, showOutput, explainRule, statusItem, logViewer, openLog];

/** Starts the server in a process of its own and registers every feature; none has to wait for the server. */
export function activate(context: ExtensionContext): void {
  const server = startServer(context);
  void server.start();
  for (const feature of features) feature.register(context, server);
}
