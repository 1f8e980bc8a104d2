// The folders that the editor has open, as paths, kept up to date while folders are added and removed.
import type { Connection, InitializeParams } from "vscode-languageserver";
import { URI } from "vscode-uri";
import { openFolders, type ClientFeatures } from "./features.ts";

export interface FolderList {
  /** As they are now. */
  readonly current: readonly string[];
  /** Follows changes from here on; to be called once the editor is initialized. */
  start(): void;
}

/** `onChange` is told with all folders at the start and after each change. */
export function followFolders(
  connection: Connection,
  { params, features }: { readonly params: InitializeParams; readonly features: ClientFeatures },
  onChange: (folders: readonly string[]) => void,
): FolderList {
  let folders = openFolders(params);
  onChange(folders);
  return {
    get current() {
      return folders;
    },
    start() {
      if (!features.workspaceFolders) return;
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(pathsOf(removed));
        folders = [...new Set([...folders.filter((folder) => !gone.has(folder)), ...pathsOf(added)])];
        onChange(folders);
      });
    },
  };
}

function pathsOf(folders: readonly { readonly uri: string }[]): readonly string[] {
  return folders.flatMap(({ uri }) => {
    const parsed = URI.parse(uri);
    return parsed.scheme === "file" ? [parsed.fsPath] : [];
  });
}
