// Which lines are new: what the working tree holds and the branch that it goes back to does not. Asks git; reads no file itself.
import path from "node:path";
import { untrackedFiles } from "./git-changes.ts";
import type { GitOptions, RunGit } from "./git-process.ts";
import { commitOf, git, openRepository, text } from "./git-repository.ts";

/** Lines from 0, the first in and the last out. */
export type LineSpan = readonly [start: number, end: number];

/** A file with new lines; without `lines` all of it is new. */
export interface NewLines {
  /** Absolute. */
  readonly path: string;
  readonly lines?: readonly LineSpan[];
}

/** What is new below a folder, and since when. */
export interface NewCode {
  /** The branch that it is compared with, such as `origin/main`; missing when that is the last commit or nothing at all. */
  readonly branch?: string;
  readonly files: readonly NewLines[];
}

// The branch that work goes back to, as far as the repository tells.
const mainBranches = [
  "refs/remotes/origin/HEAD",
  "refs/remotes/origin/main",
  "refs/remotes/origin/master",
  "refs/heads/main",
  "refs/heads/master",
];
const sources = ["*.js", "*.cjs", "*.mjs", "*.jsx", "*.ts", "*.cts", "*.mts", "*.tsx"];

/** Sources below the folder; throws a `UserError` without git, or outside a repository. */
export async function newCode(options: GitOptions): Promise<NewCode> {
  const { run, root } = await openRepository(options, "Telling new code apart");
  const { from, branch } = await startingPoint(run);
  const added = (await untrackedFiles(run)).map((name) => ({ path: path.join(root, name) }));
  const patch = await git(run, ["diff-index", ...patchOptions, from, "--", ...sources]);
  const changed = linesOf(patch.stdout).map(({ name, lines }) => ({ path: path.join(root, name), lines }));
  return { ...(branch === undefined ? {} : { branch }), files: [...changed, ...added] };
}

const patchOptions = [
  ...["-p", "-U0", "--no-color", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all"],
  ...["--diff-filter=AMT", "--src-prefix=a/", "--dst-prefix=b/"],
];

/** Where the branch left the main one; the last commit on that one itself. */
async function startingPoint(run: RunGit): Promise<{ readonly from: string; readonly branch?: string }> {
  if ((await commitOf(run, "HEAD")) === undefined) {
    return { from: text((await git(run, ["hash-object", "-t", "tree", "--stdin"])).stdout) };
  }
  for (const ref of mainBranches) {
    const commit = await commitOf(run, ref);
    const base = commit === undefined ? undefined : await run(["merge-base", commit, "HEAD"]);
    if (base?.code === 0) {
      const name = await run(["rev-parse", "--abbrev-ref", ref]);
      return { from: text(base.stdout), branch: text(name.stdout) };
    }
  }
  return { from: "HEAD" };
}

interface Patched {
  readonly name: string;
  readonly lines: readonly LineSpan[];
}

// Bytes as characters: a patch holds files of any encoding, and only names and numbers are read.
function linesOf(patch: Buffer): readonly Patched[] {
  const files: { readonly name: string; readonly lines: LineSpan[] }[] = [];
  const lines = patch.toString("latin1").split("\n");
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (line.startsWith("+++ ")) files.push({ name: nameIn(line.slice(4)), lines: [] });
    // Matches `@@ -12,3 +15 @@ function`; the counts are missing where they are 1.
    const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (!hunk) continue;
    const [, removed = "1", start = "0", added = "1"] = hunk;
    if (added !== "0") files.at(-1)?.lines.push([Number(start) - 1, Number(start) - 1 + Number(added)]);
    // What was written could itself look like a header.
    at += Number(removed) + Number(added);
  }
  return files.filter((file) => file.lines.length > 0);
}

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", v: "\v", a: "\x07" };

/** `b/src/a.ts`, or in quotes with escapes where the name has unusual characters. */
function nameIn(written: string): string {
  const quoted = /^"(.*)"$/.exec(written.trimEnd())?.[1];
  const bytes =
    quoted === undefined
      ? written.replace(/\t$/, "")
      : quoted.replace(/\\([0-7]{3}|.)/g, (_, code: string) =>
          code.length === 3 ? String.fromCharCode(parseInt(code, 8)) : (escapes[code] ?? code),
        );
  return Buffer.from(bytes, "latin1").toString("utf8").slice("b/".length);
}
