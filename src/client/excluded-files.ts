// What the user's settings hide from lists and searches of files, as requests about the whole workspace carry it.
import { workspace } from "vscode";
import type { ExcludedFiles } from "../server/protocol.ts";

/** For each folder what `files.exclude` hides, and `search.exclude` where that is asked for. */
export function excludedFiles(sections: readonly ("files" | "search")[]): readonly ExcludedFiles[] {
  return (workspace.workspaceFolders ?? []).map(({ uri }) => ({
    folder: uri.toString(),
    patterns: sections.flatMap((section) => {
      const rules = workspace.getConfiguration(section, uri).get<Readonly<Record<string, unknown>>>("exclude", {});
      // A rule with a condition asks for a sibling of the file, as for sources that were compiled; those are still sources.
      return Object.keys(rules).filter((pattern) => rules[pattern] === true);
    }),
  }));
}
