// URIs of documents to paths for the engine, which chooses the language by the extension.
import type { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";

const extensions: Readonly<Record<string, string>> = {
  javascript: ".js",
  javascriptreact: ".jsx",
  typescript: ".ts",
  typescriptreact: ".tsx",
};

// A file extension of JavaScript or TypeScript at the end; refuses `.json` and names without an extension.
const sourceExtension = /\.[cm]?[jt]sx?$/i;

/** An absolute path for the document; one that was never saved gets the extension of its language. */
export function pathOf(document: Pick<TextDocument, "uri" | "languageId">): string {
  const uri = URI.parse(document.uri);
  const path = uri.scheme === "file" ? uri.fsPath : uri.path.startsWith("/") ? uri.path : `/${uri.path}`;
  return sourceExtension.test(path) ? path : path + (extensions[document.languageId] ?? "");
}
