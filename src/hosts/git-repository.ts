// Questions to one git repository: what differs, and what its objects hold. Reads only.
import { UserError } from "../base/user-error.ts";
import { createGit, splitNul, type GitOptions, type RunGit } from "./git-process.ts";

/** A working tree, and git to ask about it. */
export interface Repository {
  readonly run: RunGit;
  /** The top of the working tree. */
  readonly root: string;
}

/** Throws a `UserError` that begins with the flag when the folder is in no working tree. */
export async function openRepository(options: GitOptions, flag: string): Promise<Repository> {
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

/** The id of the commit, or undefined when there is none of this name. */
export async function commitOf(run: RunGit, ref: string): Promise<string | undefined> {
  const { code, stdout } = await run(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
  return code === 0 ? text(stdout) : undefined;
}

/** What `diff-index` or `diff` tells. No renames: a renamed file is a deleted and an added one. No external diffs, no text conversion. */
export async function rawDiff(run: RunGit, command: readonly string[]): Promise<readonly RawEntry[]> {
  const [name = "", ...what] = command;
  const options = [
    "--raw",
    "-z",
    "--no-abbrev",
    "--no-renames",
    "--no-ext-diff",
    "--no-textconv",
    "--ignore-submodules=all",
  ];
  return parseRaw((await git(run, [name, ...options, "--diff-filter=AMTU", ...what])).stdout);
}

/** Throws a `UserError` with git's own words when it fails. */
export async function git(run: RunGit, args: readonly string[], input?: string) {
  const result = await run(args, input);
  if (result.code === 0) return result;
  const [first = ""] = result.stderr.split("\n");
  throw new UserError(
    `git ${args[0]} failed: ${first.replace(/^fatal: /, "").replace(/[.]?$/, ".")} Check the repository with git fsck.`,
  );
}

/** The newer side of a difference. */
export interface RawEntry {
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

/** Not links (120000) and not submodules (160000); an unmerged one has no mode. */
export function isRegular(mode: string): boolean {
  return mode.startsWith("100");
}

/** The content, or why there is none: larger than the limit, or not in this clone. */
export type BlobContent = Uint8Array | "too-large" | "not-found";

/** Contents in the order of the ids; sizes are asked for first, so that a huge blob is not read. */
export async function readBlobs(
  run: RunGit,
  oids: readonly string[],
  maxBytes: number,
): Promise<readonly BlobContent[]> {
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

/** What git printed, without the line break in the end. */
export function text(bytes: Buffer): string {
  return bytes.toString("utf8").trim();
}
