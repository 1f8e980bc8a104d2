// Which files a check looks at: the paths that were named, what is staged, what changed, or a list; then without what is ignored and
// without what belongs to other shards.
import path from "node:path";
import { decodeText } from "../../base/decode.ts";
import type { FileOutcome, SkipReason } from "../../base/finding.ts";
import { UserError } from "../../base/user-error.ts";
import { discoverFiles } from "../../hosts/discover.ts";
import { changedFiles, type Staged, type StagedFile } from "../../hosts/git-changes.ts";
import { createIgnoreRules } from "../../hosts/ignore-rules.ts";
import { wantedFiles } from "../../hosts/listed-files.ts";
import { relativePath } from "../../reporters/report-view.ts";
import { skipReasons } from "../../reporters/skip-reasons.ts";
import type { CliContext } from "../command.ts";
import { readFileList } from "./file-list.ts";
import type { CheckFlags } from "./flags.ts";
import { readIndex } from "./index-files.ts";
import type { CheckSettings } from "./settings.ts";
import { inShard } from "./shard.ts";
import type { LoadedText } from "./texts.ts";

/** The files of one check. */
export interface Selection {
  readonly files: readonly string[];
  /** What could not be looked at, and why. */
  readonly skipped: readonly FileOutcome[];
  /** Files that the configuration does not leave out, because the user named them. */
  readonly named: ReadonlySet<string>;
  /** Texts that are not those of the working tree. */
  readonly texts: ReadonlyMap<string, LoadedText>;
  /** What files that are not checked hold for those that are, where it is not what the disk holds; undefined for a file that counts as none. */
  readonly moduleTexts?: ReadonlyMap<string, LoadedText | undefined>;
}

/** Throws a `UserError` that names a path that does not exist, or says what git could not do. */
export async function selectFiles(
  paths: readonly string[],
  flags: CheckFlags,
  run: { readonly own: CheckSettings; readonly context: CliContext; readonly index?: Staged | undefined },
): Promise<Selection> {
  const selection = await selectAll(paths, flags, run);
  const { cwd } = run.context;
  const patterns = createIgnoreRules(cwd, flags.ignorePattern ?? []);
  const mine = (file: string) =>
    patterns.test(file) !== "ignored" && (!flags.shard || inShard(relativePath(cwd, file), flags.shard));
  return {
    ...selection,
    files: selection.files.filter(mine),
    skipped: selection.skipped.filter((outcome) => mine(outcome.path)),
    named: flags.ignore ? selection.named : new Set(selection.files),
  };
}

type Run = Parameters<typeof selectFiles>[2];

async function selectAll(paths: readonly string[], flags: CheckFlags, run: Run): Promise<Selection> {
  if (flags.staged) return await selectStaged(paths, flags, run);
  if (flags.since !== undefined) return await selectChanged(paths, flags.since, run);
  if (flags.filesFrom === undefined) return await discover(paths, flags, run);
  const listed = await readFileList(flags.filesFrom, run.context);
  // An empty list is not the whole folder.
  if (listed.length === 0) return { files: [], skipped: [], named: new Set(), texts: new Map() };
  return await discover(listed, { ...flags, quietly: true }, run);
}

async function discover(
  paths: readonly string[],
  { ignore, errorOnUnmatchedPattern, quietly }: CheckFlags & { readonly quietly?: true },
  { own, context }: Run,
): Promise<Selection> {
  const { host, cwd, signal, say } = context;
  const found = await discoverFiles({
    host,
    cwd,
    paths,
    ignorePatterns: ignore ? own.ignorePatterns : [],
    ignoreBase: own.base,
    gitignore: ignore,
    unmatched: errorOnUnmatchedPattern ? "refuse" : "pass",
    signal,
  });
  // A list of changed files holds all kinds of files.
  for (const file of quietly ? [] : found.unsupported) {
    say(
      `${relativePath(cwd, file)} is neither JavaScript nor TypeScript nor a deployment file that Seclog reads, and was left out.`,
    );
  }
  const named = new Set(paths.map((name) => path.resolve(cwd, name)));
  return { files: found.files, skipped: found.skipped, named, texts: new Map() };
}

async function selectStaged(paths: readonly string[], flags: CheckFlags, run: Run): Promise<Selection> {
  const { own, context } = run;
  const { host, cwd, say } = context;
  const maxBytes = flags.maxFileSize ?? own.settings.maxFileBytes;
  const staged = run.index ?? (await readIndex(context));
  for (const file of staged.unmerged) say(`${relativePath(cwd, file)} has conflicts and was left out.`);
  const byPath = new Map(staged.files.map((file) => [file.path, file]));
  const wanted = await wantedFiles(host, [...byPath.keys()], foldersOf(paths, cwd));
  const texts = new Map<string, LoadedText>();
  const skipped: FileOutcome[] = [];
  for (const file of wanted) {
    const read = readStaged(byPath.get(file), maxBytes);
    if (typeof read === "string") skipped.push({ status: "skipped", path: file, reason: read, detail: sentence(read) });
    else texts.set(file, read);
  }
  return {
    files: [...texts.keys()].sort(),
    skipped,
    named: new Set(),
    texts,
    moduleTexts: indexTexts(staged, maxBytes),
  };
}

/** What a staged file imports comes from the index too: the working tree may have gone on, or hold what nobody is going to commit. */
function indexTexts(
  { files, unstaged, untracked }: Staged,
  maxBytes: number,
): ReadonlyMap<string, LoadedText | undefined> {
  const texts = new Map<string, LoadedText | undefined>(untracked.map((file) => [file, undefined]));
  for (const file of [...unstaged, ...files]) {
    const read = readStaged(file, maxBytes);
    texts.set(file.path, typeof read === "string" ? undefined : read);
  }
  return texts;
}

async function selectChanged(paths: readonly string[], since: string, { context }: Run): Promise<Selection> {
  const { host, cwd, env, signal } = context;
  const changed = await changedFiles(since, { cwd, env, signal });
  const files = await wantedFiles(host, changed, foldersOf(paths, cwd));
  return { files, skipped: [], named: new Set(), texts: new Map() };
}

function foldersOf(paths: readonly string[], cwd: string): readonly string[] {
  return paths.length === 0 ? [cwd] : paths.map((name) => path.resolve(cwd, name));
}

function readStaged(file: StagedFile | undefined, maxBytes: number): LoadedText | SkipReason {
  if (file === undefined) return "not-found";
  const { content } = file;
  if (typeof content === "string") return content;
  if (content.length > maxBytes) return "too-large";
  const decoded = decodeText(content);
  if (decoded) return { decoded, bytes: content };
  return content.subarray(0, 8192).includes(0) ? "binary" : "encoding";
}

function sentence(reason: SkipReason): string {
  return `What is staged: ${skipReasons[reason]}.`;
}

/** Throws a `UserError` for flags that cannot go together. */
export function refuseScopes(paths: readonly string[], flags: CheckFlags): void {
  const scopes = [
    ["--staged", flags.staged],
    ["--since", flags.since],
    ["--files-from", flags.filesFrom],
    ["--stdin-filename", flags.stdinFilename],
  ].flatMap(([name, value]) => (value === undefined ? [] : [String(name)]));
  if (scopes.length > 1)
    throw new UserError(`${scopes.slice(0, 2).join(" and ")} each say what to check; use one of them.`);
  if (flags.stdinFilename !== undefined && paths.length > 0) {
    throw new UserError("--stdin-filename names the text on stdin; give no paths with it.");
  }
  if (flags.filesFrom !== undefined && paths.length > 0) {
    throw new UserError("--files-from names the files to check; give no paths with it.");
  }
  if (flags.fix && !flags.diff && flags.stdinFilename !== undefined) {
    throw new UserError("Text on stdin cannot be repaired in place; use --diff to see the repair.");
  }
}
