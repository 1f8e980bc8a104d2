// Tooltips of the trees: lines of text, whatever they quote.
import { MarkdownString } from "vscode";
import { plainMarkdown } from "../plain-text.ts";

/** A tooltip with one line for each text; none of them is read as Markdown. */
export function tooltipOf(lines: readonly string[]): MarkdownString {
  return new MarkdownString(lines.map(plainMarkdown).join("  \n"));
}
