// What changed in a git repository: the content of the index as it would be committed, or the files that differ from another commit.
import path from "node:path";
import { UserError } from "../base/user-error.ts";
import { splitNul, type GitOptions, type RunGit } from "./git-process.ts";
import {
  commitOf,
  git,
  isRegular,
  openRepository,
  rawDiff,
  readBlobs,
  text,
  type BlobContent,
  type RawEntry,
} from "./git-repository.ts";

/** A file as it stands in the index. */
export interface StagedFile {
  /** Absolute. */
  readonly path: string;
  readonly content: BlobContent;
}

/** What is staged: files with their content, and files whose merge is not resolved. */
export interface Staged {
  readonly files: readonly StagedFile[];
  readonly unmerged: readonly string[];
  /** Where the working tree has gone on from the index, or lost a file: what the index holds, which is what the next commit builds on. */
  readonly unstaged: readonly StagedFile[];
  /** Absolute paths of files that the next commit knows nothing of; ignored ones, such as generated code, are not among them. */
  readonly untracked: readonly string[];
}

/** Which files are of interest, by absolute path, and how large they may be. */
export interface StagedOptions extends GitOptions {
  readonly accepts: (file: string) => boolean;
  /** Files that a staged one may import or be configured by. */
  readonly mayMatter: (file: string) => boolean;
  readonly maxBytes: number;
}

/** Regular files that the next commit adds or changes; deleted ones, links and submodules are not among them. */
export async function stagedFiles(options: StagedOptions): Promise<Staged> {
  const { run, root } = await openRepository(options, "--staged");
  const head = await commitOf(run, "HEAD");
  // The first commit is compared with nothing.
  const tree = head ?? text((await git(run, ["hash-object", "-t", "tree", "--stdin"])).stdout);
  const inTree = (entries: readonly RawEntry[]): readonly Entry[] =>
    entries.map((entry) => ({ ...entry, path: path.join(root, entry.name) }));
  const staged = inTree(await rawDiff(run, ["diff-index", "--cached", tree])).filter((entry) =>
    options.accepts(entry.path),
  );
  // Turned around, so that the newer side is the index; plumbing would also tell of files that were touched and hold the same.
  const unstaged = inTree(await rawDiff(run, ["diff", "-R"])).filter((entry) => options.mayMatter(entry.path));
  const untracked = (await untrackedFiles(run)).map((name) => path.join(root, name));
  return {
    files: await contentsOf(run, staged, options.maxBytes),
    unmerged: staged.filter(({ status }) => status === "U").map((entry) => entry.path),
    unstaged: await contentsOf(run, unstaged, options.maxBytes),
    untracked: untracked.filter((file) => options.mayMatter(file)),
  };
}

interface Entry extends RawEntry {
  readonly path: string;
}

async function contentsOf(run: RunGit, entries: readonly Entry[], maxBytes: number): Promise<readonly StagedFile[]> {
  const blobs = entries.filter(({ mode, status }) => status !== "U" && isRegular(mode));
  const contents = await readBlobs(
    run,
    blobs.map(({ oid }) => oid),
    maxBytes,
  );
  return blobs.map((entry, index) => ({ path: entry.path, content: contents[index] ?? "not-found" }));
}

/** By their names from the top of the working tree; a folder that is a repository of its own is none of them. */
export async function untrackedFiles(run: RunGit): Promise<readonly string[]> {
  const listed = await git(run, ["ls-files", "--others", "--exclude-standard", "--full-name", "-z", ":/"]);
  return splitNul(listed.stdout).filter((name) => !name.endsWith("/"));
}

/** Absolute paths of regular files of the working tree that differ from where `ref` and HEAD part, new ones included. */
export async function changedFiles(ref: string, options: GitOptions): Promise<readonly string[]> {
  const { run, root } = await openRepository(options, "--since");
  const commit = ref.startsWith("-") ? undefined : await commitOf(run, ref);
  if (commit === undefined) {
    throw new UserError(`git knows no commit "${ref}"; check the name, and fetch it first if this is a shallow clone.`);
  }
  // What others did on that branch meanwhile is not a change of ours.
  const base = await run(["merge-base", commit, "HEAD"]);
  const from = base.code === 0 ? text(base.stdout) : commit;
  const changed = (await rawDiff(run, ["diff-index", from])).filter(
    ({ mode, status }) => status === "U" || isRegular(mode),
  );
  const names = new Set([...changed.map(({ name }) => name), ...(await untrackedFiles(run))]);
  return [...names].map((name) => path.join(root, name)).sort((a, b) => (a < b ? -1 : 1));
}
