// "Seclog: Restart Server": also the way back after the server was given up for crashing too often.
import { commands, type ExtensionContext } from "vscode";
import type { Server } from "../server.ts";
import { restartCommand } from "./names.ts";

/** Registers the command. */
export function register(context: ExtensionContext, server: Server): void {
  context.subscriptions.push(commands.registerCommand(restartCommand, () => server.restart()));
}
