// What changed in a git repository: the content of the index as it would be committed, or the files that differ from another commit.
import path from "node:path";
import { UserError } from "../base/user-error.ts";
import { createGit, splitNul, type GitOptions, type RunGit } from "./git-process.ts";

/** A file as it stands in the index. */
export interface StagedFile {
  /** Absolute. */
  readonly path: string;
  /** The content, or why there is none: larger than the limit, or not in this clone. */
  readonly content: Uint8Array | "too-large" | "not-found";
}

/** What is staged: files with their content, and files whose merge is not resolved. */
export interface Staged {
  readonly files: readonly StagedFile[];
  readonly unmerged: readonly string[];
}

/** Which files are of interest, by absolute path, and how large they may be. */
export interface StagedOptions extends GitOptions {
  readonly accepts: (file: string) => boolean;
  readonly maxBytes: number;
}

/** Regular files that the next commit adds or changes; deleted ones, links and submodules are not among them. */
export async function stagedFiles(options: StagedOptions): Promise<Staged> {
  const { run, root } = await openRepository(options, "--staged");
  const head = await commitOf(run, "HEAD");
  // The first commit is compared with nothing.
  const tree = head ?? text((await git(run, ["hash-object", "-t", "tree", "--stdin"])).stdout);
  const entries = parseRaw(await rawDiff(run, ["--cached", tree]))
    .map((entry) => ({ ...entry, path: path.join(root, entry.name) }))
    .filter((entry) => options.accepts(entry.path));
  const blobs = entries.filter(({ mode, status }) => status !== "U" && isRegular(mode));
  const contents = await readBlobs(
    run,
    blobs.map(({ oid }) => oid),
    options.maxBytes,
  );
  return {
    files: blobs.map((entry, index) => ({ path: entry.path, content: contents[index] ?? "not-found" })),
    unmerged: entries.filter(({ status }) => status === "U").map((entry) => entry.path),
  };
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
  const changed = parseRaw(await rawDiff(run, [from])).filter(({ mode, status }) => status === "U" || isRegular(mode));
  const untracked = splitNul(
    (await git(run, ["ls-files", "--others", "--exclude-standard", "--full-name", "-z", ":/"])).stdout,
  );
  const names = new Set([...changed.map(({ name }) => name), ...untracked.filter((name) => !name.endsWith("/"))]);
  return [...names].map((name) => path.join(root, name)).sort((a, b) => (a < b ? -1 : 1));
}

interface Repository {
  readonly run: RunGit;
  /** The top of the working tree. */
  readonly root: string;
}

async function openRepository(options: GitOptions, flag: string): Promise<Repository> {
  const run = createGit(options, flag);
  const { code, stdout, stderr } = await run(["rev-parse", "--show-toplevel"]);
  if (code === 0) return { run, root: stdout.toString("utf8").replace(/\r?\n$/, "") };
  if (stderr.includes("dubious ownership")) {
    throw new UserError(
      `${flag} cannot look into this repository, as it belongs to another user; see safe.directory in the manual of git.`,
    );
  }
  throw new UserError(`${flag} works inside the working tree of a git repository only, and ${options.cwd} is in none.`);
}

async function commitOf(run: RunGit, ref: string): Promise<string | undefined> {
  const { code, stdout } = await run(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
  return code === 0 ? text(stdout) : undefined;
}

/** No renames: a renamed file is a deleted and an added one. No external diffs, no text conversion. */
async function rawDiff(run: RunGit, what: readonly string[]): Promise<Buffer> {
  const options = [
    "--raw",
    "-z",
    "--no-abbrev",
    "--no-renames",
    "--no-ext-diff",
    "--no-textconv",
    "--ignore-submodules=all",
  ];
  return (await git(run, ["diff-index", ...options, "--diff-filter=AMTU", ...what])).stdout;
}

async function git(run: RunGit, args: readonly string[], input?: string) {
  const result = await run(args, input);
  if (result.code === 0) return result;
  const [first = ""] = result.stderr.split("\n");
  throw new UserError(
    `git ${args[0]} failed: ${first.replace(/^fatal: /, "").replace(/[.]?$/, ".")} Check the repository with git fsck.`,
  );
}

interface RawEntry {
  readonly mode: string;
  readonly oid: string;
  readonly status: string;
  readonly name: string;
}

// `:100644 100644 <oid> <oid> M`, then the path, both ended by NUL.
function parseRaw(bytes: Buffer): readonly RawEntry[] {
  const parts = splitNul(bytes);
  const entries = new Map<string, RawEntry>();
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const [, mode = "", , oid = "", status = ""] = (parts[i] ?? "").slice(1).split(" ");
    const name = parts[i + 1] ?? "";
    // An unmerged file comes twice; that it is unmerged counts.
    if (entries.get(name)?.status !== "U") entries.set(name, { mode, oid, status, name });
  }
  return [...entries.values()];
}

// Not links (120000) and not submodules (160000); an unmerged one has no mode.
function isRegular(mode: string): boolean {
  return mode.startsWith("100");
}

/** Contents in the order of the ids; sizes are asked for first, so that a huge blob is not read. */
async function readBlobs(
  run: RunGit,
  oids: readonly string[],
  maxBytes: number,
): Promise<readonly StagedFile["content"][]> {
  if (oids.length === 0) return [];
  const listed = await git(run, ["cat-file", "--batch-check=%(objectname) %(objectsize)"], lines(oids));
  // A missing object has no size: `<oid> missing`.
  const sizes = text(listed.stdout)
    .split("\n")
    .map((line) => Number(line.split(" ")[1]));
  const small = oids.filter((_, index) => (sizes[index] ?? Infinity) <= maxBytes);
  const contents = parseBatch((await git(run, ["cat-file", "--batch"], lines(small))).stdout);
  return oids.map((oid, index) => contents.get(oid) ?? (Number.isNaN(sizes[index]) ? "not-found" : "too-large"));
}

// `<oid> blob <size>`, the content and a line break for each object.
function parseBatch(bytes: Buffer): ReadonlyMap<string, Uint8Array> {
  const contents = new Map<string, Uint8Array>();
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(10, at);
    const [oid = "", , size = "0"] = bytes.toString("latin1", at, end).split(" ");
    contents.set(oid, bytes.subarray(end + 1, end + 1 + Number(size)));
    at = end + 2 + Number(size);
  }
  return contents;
}

function lines(oids: readonly string[]): string {
  return oids.map((oid) => `${oid}\n`).join("");
}

function text(bytes: Buffer): string {
  return bytes.toString("utf8").trim();
}
