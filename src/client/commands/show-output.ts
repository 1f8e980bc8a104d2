// "Seclog: Show Output": the log of the extension and of its server.
import { commands, type ExtensionContext } from "vscode";
import type { Server } from "../server.ts";
import { showOutputCommand } from "./names.ts";

/** Registers the command. */
export function register(context: ExtensionContext, server: Server): void {
  context.subscriptions.push(commands.registerCommand(showOutputCommand, () => server.output.show()));
}
