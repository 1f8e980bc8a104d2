// "New code only" for the tree of findings: asks the server which lines are new, again after each save, and follows what is typed in between.
import {
  commands,
  EventEmitter,
  l10n,
  Uri,
  window,
  workspace,
  type Event,
  type ExtensionContext,
  type TextDocumentContentChangeEvent,
} from "vscode";
import { newCodeRequest, type NewCodeResult } from "../../server/protocol.ts";
import { showAllFindingsCommand, showNewFindingsCommand } from "../commands/names.ts";
import { plainLabel } from "../plain-text.ts";
import type { Server } from "../server.ts";
import type { ListedFinding } from "./findings-model.ts";
import { afterEdits, isNew, toNewCode, type LineEdit, type NewCode } from "./new-code-model.ts";

const newOnlyKey = "seclog.findings.newOnly";
const settleMs = 300;

/** The filter of the tree. */
export interface NewCodeFilter {
  readonly onDidChange: Event<void>;
  /** All of them while the filter is off, or until it is known what is new. */
  select(findings: readonly ListedFinding[]): readonly ListedFinding[];
  /** What the list leaves out, in a sentence; undefined while it leaves out nothing. */
  describe(all: readonly ListedFinding[]): string | undefined;
}

/** What is new, and since when. */
interface Known {
  readonly code: NewCode;
  readonly branches: readonly string[];
}

/** Registers the two commands of the filter. */
export function createNewCodeFilter(context: ExtensionContext, server: Server): NewCodeFilter {
  const changed = new EventEmitter<void>();
  let isOn = false;
  let known: Known | undefined;
  let timer: NodeJS.Timeout | undefined;
  const turn = (on: boolean): void => {
    isOn = on;
    if (!on) known = undefined;
    void context.workspaceState.update(newOnlyKey, on);
    void commands.executeCommand("setContext", newOnlyKey, on);
    changed.fire();
  };
  const ask = async (): Promise<void> => {
    const answer = await askServer(server);
    if (answer) known = answer;
    else turn(false);
    changed.fire();
  };
  const askSoon = (): void => {
    clearTimeout(timer);
    if (isOn) timer = setTimeout(() => void ask(), settleMs);
  };
  context.subscriptions.push(
    changed,
    { dispose: () => clearTimeout(timer) },
    commands.registerCommand(showNewFindingsCommand, async () => {
      turn(true);
      await ask();
    }),
    commands.registerCommand(showAllFindingsCommand, () => turn(false)),
    workspace.onDidSaveTextDocument(askSoon),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (!known) return;
      known = { ...known, code: afterEdits(known.code, document.uri.toString(), contentChanges.map(toLineEdit)) };
    }),
    server.onDidStart(askSoon),
  );
  // git is not started for a workspace that nobody has said to trust.
  if (workspace.isTrusted && context.workspaceState.get<boolean>(newOnlyKey, false)) turn(true);
  return {
    onDidChange: changed.event,
    select: (findings) => (known ? findings.filter((finding) => known && isNew(finding, known.code)) : findings),
    describe: (all) => known && sentence(known, all),
  };
}

async function askServer(server: Server): Promise<Known | undefined> {
  try {
    const { files, branches, problems } = await server.request<NewCodeResult>(newCodeRequest, {});
    const [problem] = problems;
    if (problem !== undefined) {
      void window.showWarningMessage(l10n.t("All findings are shown. {0}", plainLabel(problem)));
      return undefined;
    }
    return { code: toNewCode(files, (uri) => Uri.parse(uri).toString()), branches };
  } catch (error) {
    server.output.error(String(error));
    void window.showErrorMessage(
      l10n.t("All findings are shown: what is new could not be told; see the output of Seclog."),
    );
    return undefined;
  }
}

function toLineEdit({ range, text }: TextDocumentContentChangeEvent): LineEdit {
  return { start: range.start.line, end: range.end.line, lines: text.split(/\r\n|\r|\n/).length };
}

function sentence({ code, branches }: Known, all: readonly ListedFinding[]): string {
  const count = all.filter((finding) => isNew(finding, code)).length;
  const base = branches.length === 0 ? l10n.t("the last commit") : plainLabel(branches.join(", "));
  return l10n.t("New code only: {0} of {1} findings are in lines that {2} does not have.", count, all.length, base);
}
