// Which files of a list, such as what git says has changed, a walk would have found too: build output, dependencies and declarations are
// left out of a list as they are left out of a folder.
import path from "node:path";
import type { Host } from "../base/host.ts";
import { HostError } from "../base/host.ts";
import { isChecked, isProjectRoot, isSkippedFolder, isSkippedSource } from "./source-files.ts";
import { isInside } from "./walk.ts";

/** The sources among absolute paths that lie in one of the folders, or are one of the paths, that were named. */
export async function wantedFiles(
  host: Host,
  files: readonly string[],
  within: readonly string[],
): Promise<readonly string[]> {
  const roots = rememberRoots(host);
  const wanted: string[] = [];
  for (const file of files) {
    const top = within.find((folder) => isInside(file, folder));
    if (top === undefined || !isChecked(file) || isSkippedSource(path.basename(file))) continue;
    if (!(await isInSkippedFolder(file, top, roots))) wanted.push(file);
  }
  return wanted;
}

/** Whether any folder between the named one and the file is one that a walk leaves out. */
async function isInSkippedFolder(file: string, top: string, isRoot: (folder: string) => Promise<boolean>) {
  for (let folder = path.dirname(file); isInside(folder, top) && folder !== top; folder = path.dirname(folder)) {
    if (isSkippedFolder(path.basename(folder), await isRoot(path.dirname(folder)))) return true;
  }
  return false;
}

function rememberRoots(host: Host): (folder: string) => Promise<boolean> {
  const known = new Map<string, Promise<boolean>>();
  return (folder) => {
    const root = known.get(folder) ?? readRoot(host, folder);
    known.set(folder, root);
    return root;
  };
}

async function readRoot(host: Host, folder: string): Promise<boolean> {
  try {
    return isProjectRoot((await host.readDirectory(folder)).map(({ name }) => name));
  } catch (error) {
    if (error instanceof HostError) return false;
    throw error;
  }
}
