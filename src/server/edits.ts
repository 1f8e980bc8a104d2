// Edits of the engine, in offsets, to LSP workspace edits that hold for one version of each document.
import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  CreateFile,
  SnippetTextEdit,
  TextDocumentEdit,
  TextEdit as LspTextEdit,
  WorkspaceEdit,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { TextEdit } from "../base/edits.ts";
import { createLineIndex, type LineIndex } from "../base/text.ts";
import type { ClientFeatures } from "./features.ts";

/** A file as an edit counts in it; `version` is null for one that is not open. */
export interface EditedFile {
  readonly uri: string;
  readonly version: number | null;
  readonly text: string;
  readonly edits: readonly TextEdit[];
  /** It does not exist yet. */
  readonly isNew?: boolean;
}

/** Versioned where the editor understands it, so that an edit made for an older text is refused. */
export function toWorkspaceEdit(
  document: TextDocument,
  edits: readonly TextEdit[],
  features: ClientFeatures,
): WorkspaceEdit {
  const { uri, version } = document;
  return toProjectEdit([{ uri, version, text: document.getText(), edits }], features);
}

/** An edit of several files; with a `preview` an editor that can do so asks for each change before it is made. */
export function toProjectEdit(
  files: readonly EditedFile[],
  features: ClientFeatures,
  preview?: ChangeAnnotation,
): WorkspaceEdit {
  const annotation = preview && features.changeAnnotations ? { preview } : undefined;
  const converted = files.map((file) => ({ file, edits: toLspEdits(file, annotation && "preview") }));
  if (!features.versionedEdits) {
    return { changes: Object.fromEntries(converted.map(({ file, edits }) => [file.uri, edits])) };
  }
  const documentChanges = converted.flatMap(({ file, edits }): (TextDocumentEdit | CreateFile)[] => [
    ...(file.isNew ? [{ kind: "create" as const, uri: file.uri, options: { ignoreIfExists: true } }] : []),
    { textDocument: { uri: file.uri, version: file.version }, edits },
  ]);
  return { documentChanges, ...(annotation ? { changeAnnotations: annotation } : {}) };
}

/** An insertion whose `${1:…}` the editor selects for typing over. */
export function toSnippetEdit(document: TextDocument, offset: number, snippet: string): WorkspaceEdit {
  const at = document.positionAt(offset);
  const edit: SnippetTextEdit = { range: { start: at, end: at }, snippet: { kind: "snippet", value: snippet } };
  return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits: [edit] }] };
}

function toLspEdits(
  { text, edits }: EditedFile,
  annotationId: string | undefined,
): (LspTextEdit | AnnotatedTextEdit)[] {
  const index = createLineIndex(text);
  return edits.map((edit) => {
    const converted = toLspEdit(index, edit);
    return annotationId === undefined ? converted : { ...converted, annotationId };
  });
}

function toLspEdit(index: LineIndex, { range, newText }: TextEdit): LspTextEdit {
  return { range: { start: index.positionAt(range.start), end: index.positionAt(range.end) }, newText };
}
