// "Seclog: Explain Rule": shows the page of a rule, written by the server, in the Markdown preview. Works offline.
import { commands, l10n, Uri, window, workspace, type ExtensionContext } from "vscode";
import { explainRuleRequest, rulesRequest, type RuleTitle } from "../../server/protocol.ts";
import type { Server } from "../server.ts";
import { explainCommand } from "./names.ts";

const scheme = "seclog-rule";

/** Registers the command and the documents that it opens. */
export function register(context: ExtensionContext, server: Server): void {
  context.subscriptions.push(
    workspace.registerTextDocumentContentProvider(scheme, {
      async provideTextDocumentContent({ path }) {
        const rule = path.replace(/^\/|\.md$/g, "");
        const page = await server.request<string | null>(explainRuleRequest, { rule });
        return page ?? l10n.t("There is no rule with this name.");
      },
    }),
    commands.registerCommand(explainCommand, async (rule?: unknown) => {
      const id = typeof rule === "string" ? rule : await pickRule(server);
      if (id === undefined) return;
      await commands.executeCommand("markdown.showPreview", Uri.from({ scheme, path: `/${id}.md` }));
    }),
  );
}

async function pickRule(server: Server): Promise<string | undefined> {
  const rules = await server.request<readonly RuleTitle[]>(rulesRequest);
  const items = rules.map(({ id, title }) => ({ label: id, description: title }));
  const picked = await window.showQuickPick(items, {
    placeHolder: l10n.t("Rule to explain"),
    matchOnDescription: true,
  });
  return picked?.label;
}
