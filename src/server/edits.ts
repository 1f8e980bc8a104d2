// Edits of the engine, in offsets, to LSP workspace edits that hold for one version of one document.
import type { SnippetTextEdit, TextEdit as LspTextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { TextEdit } from "../base/edits.ts";
import type { ClientFeatures } from "./features.ts";

/** Versioned where the editor understands it, so that an edit made for an older text is refused. */
export function toWorkspaceEdit(
  document: TextDocument,
  edits: readonly TextEdit[],
  features: ClientFeatures,
): WorkspaceEdit {
  const converted = edits.map((edit) => toLspEdit(document, edit));
  if (!features.versionedEdits) return { changes: { [document.uri]: converted } };
  return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits: converted }] };
}

/** An insertion whose `${1:…}` the editor selects for typing over. */
export function toSnippetEdit(document: TextDocument, offset: number, snippet: string): WorkspaceEdit {
  const at = document.positionAt(offset);
  const edit: SnippetTextEdit = { range: { start: at, end: at }, snippet: { kind: "snippet", value: snippet } };
  return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits: [edit] }] };
}

function toLspEdit(document: TextDocument, { range, newText }: TextEdit): LspTextEdit {
  return { range: { start: document.positionAt(range.start), end: document.positionAt(range.end) }, newText };
}
