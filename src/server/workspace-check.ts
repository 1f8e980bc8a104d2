// Findings of all source files in the open folders, for a list of them; each file with its own configuration, as the editor shows it when it
// is open.
import type { CancellationToken, Connection } from "vscode-languageserver";
import { URI } from "vscode-uri";
import { decodeText } from "../base/decode.ts";
import type { FileOutcome } from "../base/finding.ts";
import { HostError, type Host } from "../base/host.ts";
import { createLineIndex } from "../base/text.ts";
import { UserError } from "../base/user-error.ts";
import { discoverFiles } from "../hosts/discover.ts";
import {
  checkProgressNotification,
  checkWorkspaceRequest,
  type CheckProgress,
  type WorkspaceFinding,
  type WorkspaceFindings,
} from "./protocol.ts";
import { withSignal } from "./signal.ts";
import type { Workspace } from "./workspace.ts";

export interface WorkspaceCheckOptions {
  readonly connection: Connection;
  readonly host: Host;
  readonly workspace: Workspace;
  readonly folders: () => readonly string[];
}

const maxBytes = 1_000_000;
const progressEvery = 20;

/** Answers until the connection ends; one file after the other, so that what is typed comes first. */
export function answerWorkspaceCheck(options: WorkspaceCheckOptions): void {
  const { connection, host, folders } = options;
  connection.onRequest(checkWorkspaceRequest, (_params: unknown, token: CancellationToken) =>
    withSignal(token, async (signal): Promise<WorkspaceFindings> => {
      const files = await sourcesIn(host, folders(), signal);
      const findings: WorkspaceFinding[] = [];
      let skipped = 0;
      for (const [done, file] of files.entries()) {
        if (signal.aborted) break;
        if (done % progressEvery === 0) {
          const progress: CheckProgress = { done, total: files.length };
          void connection.sendNotification(checkProgressNotification, progress);
        }
        const found = await findingsIn(file, options, signal);
        if (found) findings.push(...found);
        else skipped++;
      }
      return { files: files.length, skipped, findings };
    }),
  );
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

/** Undefined for a file that was not analysed. */
async function findingsIn(
  path: string,
  { host, workspace }: WorkspaceCheckOptions,
  signal: AbortSignal,
): Promise<readonly WorkspaceFinding[] | undefined> {
  const text = await textOf(host, path);
  if (text === undefined) return undefined;
  const outcome: FileOutcome | undefined = await workspace.analyze({ path, text }, signal).catch((error: unknown) => {
    if (signal.aborted) return undefined;
    throw error;
  });
  if (!outcome || outcome.status === "skipped") return undefined;
  const index = createLineIndex(text);
  return outcome.findings.map(({ rule, level, message, range }) => {
    const [start, end] = [index.positionAt(range.start), index.positionAt(range.end)];
    return {
      uri: URI.file(path).toString(),
      rule,
      level,
      message,
      ...start,
      endLine: end.line,
      endCharacter: end.character,
    };
  });
}

async function textOf(host: Host, path: string): Promise<string | undefined> {
  try {
    return decodeText(await host.readFile(path, maxBytes))?.text;
  } catch (error) {
    if (error instanceof HostError) return undefined;
    throw error;
  }
}
