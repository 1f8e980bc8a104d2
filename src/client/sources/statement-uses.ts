// From a logging statement to what it wrote: a hover, and a lens for those who want it, with count, last time and last values from the logs
// that are open. The values come masked from the server.
import {
  CodeLens,
  EventEmitter,
  Hover,
  l10n,
  languages as editorLanguages,
  MarkdownString,
  Range,
  workspace,
  type ExtensionContext,
  type TextDocument,
} from "vscode";
import { statementUsesRequest, type StatementUse } from "../../server/protocol.ts";
import { openLogLineCommand } from "../commands/names.ts";
import { languages } from "../languages.ts";
import { plainMarkdown } from "../plain-text.ts";
import type { Server } from "../server.ts";

const selector = languages.map((language) => ({ language, scheme: "file" }));
const refreshMilliseconds = 2_000;

/** Registers hover and lens; nothing is asked while no log is open. */
export function register(context: ExtensionContext, server: Server): void {
  const changed = new EventEmitter<void>();
  let due: NodeJS.Timeout | undefined;
  let hasLogs = false;
  const lensesWanted = (): boolean => workspace.getConfiguration("seclog").get<boolean>("codeLens", false);
  const usesIn = async ({ uri }: TextDocument): Promise<readonly StatementUse[]> => {
    if (!hasLogs) return [];
    return await server.request<readonly StatementUse[]>(statementUsesRequest, { uri: uri.toString() });
  };
  context.subscriptions.push(
    changed,
    { dispose: () => clearTimeout(due) },
    server.onLogChange(() => {
      hasLogs = true;
      due ??= setTimeout(() => {
        due = undefined;
        if (lensesWanted()) changed.fire();
      }, refreshMilliseconds);
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("seclog.codeLens")) changed.fire();
    }),
    editorLanguages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: changed.event,
      async provideCodeLenses(document) {
        if (!lensesWanted()) return [];
        return (await usesIn(document)).map((use) => lensOf(use));
      },
    }),
    editorLanguages.registerHoverProvider(selector, {
      async provideHover(document, { line }) {
        const use = (await usesIn(document)).find((each) => each.line === line + 1);
        return use && new Hover(hoverText(use));
      },
    }),
  );
}

function lensOf(use: StatementUse): CodeLens {
  const at = new Range(use.line - 1, 0, use.line - 1, 0);
  return new CodeLens(at, {
    title: l10n.t("logged {0}×, last {1}", use.count, use.lastSeen ?? l10n.t("without a time")),
    command: openLogLineCommand,
    arguments: [use.uri, use.lastLine, use.template],
  });
}

/** What comes from the log stays text; the one link is ours. */
function hoverText(use: StatementUse): MarkdownString {
  const text = new MarkdownString();
  text.isTrusted = { enabledCommands: [openLogLineCommand] };
  const head = l10n.t("Logged {0} times, last {1}.", use.count, use.lastSeen ?? l10n.t("without a time"));
  text.appendMarkdown(`${plainMarkdown(head)}\n\n`);
  for (const [name, value] of use.values) text.appendMarkdown(`${plainMarkdown(`${name} = ${value}`)}  \n`);
  const place = asArgument([use.uri, use.lastLine, use.template]);
  text.appendMarkdown(`\n[${l10n.t("Show in the log")}](command:${openLogLineCommand}?${place})`);
  return text;
}

/** Leaves no character in which a link of Markdown could end: `encodeURIComponent` keeps parentheses and quotes. */
function asArgument(values: readonly unknown[]): string {
  return encodeURIComponent(JSON.stringify(values)).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
}
