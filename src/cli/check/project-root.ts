// The folder from which a file's place in the project counts, so that the same file is judged the same from wherever a check is started.
import path from "node:path";
import { exists, type Host } from "../../base/host.ts";
import { isInside } from "../../hosts/walk.ts";

const marks = ["package.json", ".git"];

/**
 * The nearest folder with a mark of a project, from what was named up to the working directory, or up to the root where that was named from
 * outside. Without any it is the working directory, or the named folder itself.
 */
export async function projectRoot(host: Host, cwd: string, paths: readonly string[]): Promise<string> {
  const named = commonFolder(paths.length === 0 ? [cwd] : paths.map((name) => path.resolve(cwd, name)));
  const inside = isInside(named, cwd);
  for (let folder = named; ; folder = path.dirname(folder)) {
    if (inside && folder === cwd) return cwd;
    for (const mark of marks) if (await exists(host, path.join(folder, mark))) return folder;
    if (folder === path.dirname(folder)) return inside ? cwd : named;
  }
}

/** The innermost folder that holds all of the paths. */
function commonFolder(paths: readonly string[]): string {
  const [first = path.sep, ...rest] = paths;
  let folder = first;
  while (!rest.every((other) => isInside(other, folder))) folder = path.dirname(folder);
  return folder;
}
