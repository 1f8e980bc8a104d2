// The source files of the open folders, without those that the editor's settings exclude, analysed one after the other so that what is typed
// comes first.
import type { CancellationToken, Connection } from "vscode-languageserver";
import { decodeText } from "../base/decode.ts";
import type { FileOutcome } from "../base/finding.ts";
import { HostError, type Host } from "../base/host.ts";
import { UserError } from "../base/user-error.ts";
import { discoverFiles } from "../hosts/discover.ts";
import { createExcluded } from "./excluded.ts";
import { checkProgressNotification, type CheckProgress } from "./protocol.ts";
import { withSignal } from "./signal.ts";

/** What goes through a workspace needs. */
export interface WorkspaceWalk {
  readonly connection: Connection;
  readonly host: Host;
  readonly folders: () => readonly string[];
}

/** A file with its outcome. */
export interface AnalyzedFile {
  readonly path: string;
  readonly text: string;
  readonly outcome: Exclude<FileOutcome, { readonly status: "skipped" }>;
}

/** How many files were gone through, and how many of them could not be analysed. */
export interface WalkCount {
  readonly files: number;
  readonly skipped: number;
}

type Analyze = (job: { readonly path: string; readonly text: string }, signal: AbortSignal) => Promise<FileOutcome>;

const maxBytes = 1_000_000;
const progressEvery = 20;

/** Hands each analysed file over and tells the editor how far it is; stops when the editor does not want it any more. */
export async function walkWorkspace(
  { connection, host, folders }: WorkspaceWalk,
  {
    params,
    token,
    analyze,
  }: { readonly params: unknown; readonly token: CancellationToken; readonly analyze: Analyze },
  take: (file: AnalyzedFile) => void,
): Promise<WalkCount> {
  return await withSignal(token, async (signal) => {
    const { excludes, problems } = createExcluded(params);
    for (const problem of problems) connection.console.warn(problem);
    const files = (await sourcesIn(host, folders(), signal)).filter((file) => !excludes(file));
    let skipped = 0;
    for (const [done, file] of files.entries()) {
      if (signal.aborted) break;
      if (done % progressEvery === 0) {
        const progress: CheckProgress = { done, total: files.length };
        void connection.sendNotification(checkProgressNotification, progress);
      }
      const text = await textOf(host, file);
      const outcome = text === undefined ? undefined : await outcomeOf(analyze, { path: file, text }, signal);
      if (text === undefined || !outcome || outcome.status === "skipped") skipped++;
      else take({ path: file, text, outcome });
    }
    return { files: files.length, skipped };
  });
}

/** All source files of the open folders. */
export async function sourcesIn(
  host: Host,
  folders: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const files = new Set<string>();
  for (const cwd of folders) {
    try {
      for (const file of (await discoverFiles({ host, cwd, paths: [], signal })).files) files.add(file);
    } catch (error) {
      if (!(error instanceof UserError) && !(error instanceof HostError)) throw error;
    }
  }
  return [...files];
}

async function outcomeOf(
  analyze: Analyze,
  job: Parameters<Analyze>[0],
  signal: AbortSignal,
): Promise<FileOutcome | undefined> {
  return await analyze(job, signal).catch((error: unknown) => {
    if (signal.aborted) return undefined;
    throw error;
  });
}

async function textOf(host: Host, file: string): Promise<string | undefined> {
  try {
    return decodeText(await host.readFile(file, maxBytes))?.text;
  } catch (error) {
    if (error instanceof HostError) return undefined;
    throw error;
  }
}
