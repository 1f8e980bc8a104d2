// "Seclog: Open the Demo": a small file with what Seclog finds, as an unsaved text, so that nothing is written to the disk.
import { commands, window, workspace, type ExtensionContext } from "vscode";
import { openDemoCommand } from "./names.ts";

const demo = `// A demo of Seclog: put the cursor on an underlined word and press Ctrl+. (Cmd+. on a Mac).
import pino from "pino";

const log = pino();

export function resetPassword(user: { id: string; email: string; password: string }, token: string) {
  const link = \`https://shop.example.com/reset?token=\${token}\`;
  log.info({ userId: user.id, link }, "password reset link created");
  log.debug("old password was %s", user.password);
}
`;

/** Registers the command. */
export function register(context: ExtensionContext): void {
  context.subscriptions.push(
    commands.registerCommand(openDemoCommand, async () => {
      const document = await workspace.openTextDocument({ language: "typescript", content: demo });
      await window.showTextDocument(document);
    }),
  );
}
