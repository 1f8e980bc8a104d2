// Jumps from a record to its line in the text editor.
import { Selection, TextEditorRevealType, window, type Uri, type WebviewPanel } from "vscode";
import { columnFor } from "./show-statement.ts";

/** Opens the file as text beside the viewer and selects the line, counted from 1. */
export async function showLine(uri: Uri, line: number, viewer: WebviewPanel): Promise<void> {
  const editor = await window.showTextDocument(uri, { viewColumn: columnFor(uri, viewer), preview: true });
  const { range } = editor.document.lineAt(Math.min(line, editor.document.lineCount) - 1);
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenter);
}
