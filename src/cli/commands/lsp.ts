// `seclog lsp --stdio`: the language server for any editor that speaks LSP.
import { UserError } from "../../base/user-error.ts";
import type { Command } from "../command.ts";

/** Serves until the editor says goodbye. */
export const lsp: Command = {
  id: "lsp",
  summary: "Start the language server for an editor",
  examples: [{ line: "seclog lsp --stdio", does: "Speak LSP on stdin and stdout." }],
  define(command, context) {
    command
      .option("--stdio", "speak on stdin and stdout; the only way so far")
      .action(async ({ stdio }: { readonly stdio?: true }) => {
        if (!stdio) throw new UserError("Say how the editor talks to the server: seclog lsp --stdio");
        const { startServer } = await import("../../server/start.ts");
        const code = await startServer(context);
        // Editors may leave the pipe open, which would keep the process alive.
        context.stdin.destroy();
        context.exitWith(code === 0 ? 0 : 2);
      });
  },
};
