// Jumps from a record to its line in the text editor.
import { Selection, TextEditorRevealType, ViewColumn, window, type Uri } from "vscode";

/** Opens the file as text beside the viewer and selects the line, counted from 1. */
export async function showLine(uri: Uri, line: number): Promise<void> {
  const editor = await window.showTextDocument(uri, { viewColumn: ViewColumn.Beside, preview: true });
  const { range } = editor.document.lineAt(Math.min(line, editor.document.lineCount) - 1);
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenter);
}
