// "Fix all of a rule in the project": computed when the action is chosen, as every file has to be looked at.
import type { CodeAction, Connection, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import type { Host } from "../base/host.ts";
import type { OtherFile } from "./code-actions.ts";
import { toProjectEdit, type EditedFile } from "./edits.ts";
import type { ClientFeatures } from "./features.ts";
import { ruleEdits, type FixProjectData } from "./fix-actions.ts";
import { readDocument } from "./flow-texts.ts";
import { withSignal } from "./signal.ts";
import { sourcesIn } from "./workspace-files.ts";
import type { Workspace } from "./workspace.ts";

export interface FixProjectOptions {
  readonly connection: Connection;
  readonly host: Host;
  readonly documents: TextDocuments<TextDocument>;
  readonly workspace: Workspace;
  readonly features: ClientFeatures;
  readonly folders: () => readonly string[];
}

/** Gives a chosen action its edit; an action of another kind comes back as it is. */
export function answerFixProject(options: FixProjectOptions): void {
  const { connection, features } = options;
  connection.onCodeActionResolve((action, token) =>
    withSignal(token, async (signal): Promise<CodeAction> => {
      const rule = ruleOf(action.data);
      if (rule === undefined) return action;
      const files = await editedFiles(rule, options, signal);
      const annotation = { label: `Fix all of ${rule}`, needsConfirmation: true };
      return { ...action, edit: toProjectEdit(files, features, annotation) };
    }),
  );
}

async function editedFiles(
  rule: string,
  { host, documents, workspace, folders }: FixProjectOptions,
  signal: AbortSignal,
): Promise<readonly EditedFile[]> {
  const files: EditedFile[] = [];
  for (const path of await sourcesIn(host, folders(), signal)) {
    if (signal.aborted) break;
    const file = await readOther(path, host, documents);
    const outcome = file && (await workspace.analyze({ path, text: file.text }, signal).catch(() => undefined));
    const edits = file && outcome ? ruleEdits(file.text, outcome, rule) : [];
    if (file && edits.length > 0) files.push({ ...file, edits });
  }
  return files;
}

/** A file as the editor has it, or as it is on disk; undefined when it cannot be read. */
export async function readOther(
  path: string,
  host: Host,
  documents: TextDocuments<TextDocument>,
): Promise<OtherFile | undefined> {
  const uri = URI.file(path).toString();
  const text = await readDocument(path, host, documents);
  return text === undefined ? undefined : { uri, version: documents.get(uri)?.version ?? null, text };
}

/** Data of an action is input like any other. */
function ruleOf(data: unknown): string | undefined {
  if (typeof data !== "object" || data === null || !("fixProject" in data)) return undefined;
  const { fixProject }: { fixProject: unknown } = data satisfies Partial<Record<keyof FixProjectData, unknown>>;
  return typeof fixProject === "string" ? fixProject : undefined;
}
