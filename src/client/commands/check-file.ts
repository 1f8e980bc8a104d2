// "Seclog: Check File": analyses the file in the editor now, which is how it is done where `seclog.run` is `manual`.
import { commands, l10n, window, type ExtensionContext } from "vscode";
import type { Server } from "../server.ts";
import { checkFileCommand } from "./names.ts";

/** Registers the command. */
export function register(context: ExtensionContext, server: Server): void {
  context.subscriptions.push(
    commands.registerCommand(checkFileCommand, async () => {
      const document = window.activeTextEditor?.document;
      if (!document || !server.check(document)) {
        await window.showInformationMessage(l10n.t("Open a JavaScript or TypeScript file to check it."));
      }
    }),
  );
}
