// Which lines of the open folders are new, for an editor that shows the findings of new code only. Asks git, and only when it is asked.
import type { CancellationToken, Connection } from "vscode-languageserver";
import { URI } from "vscode-uri";
import { UserError } from "../base/user-error.ts";
import { newCode } from "../hosts/git-lines.ts";
import { newCodeRequest, type NewCodeFile, type NewCodeResult } from "./protocol.ts";
import { withSignal } from "./signal.ts";

export interface NewCodeOptions {
  readonly connection: Connection;
  readonly folders: () => readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Nobody trusts the workspace, so nothing may be started for it. */
  readonly restricted: boolean;
}

/** Answers until the connection ends. */
export function answerNewCode({ connection, folders, env, restricted }: NewCodeOptions): void {
  connection.onRequest(newCodeRequest, async (_params: unknown, token: CancellationToken): Promise<NewCodeResult> => {
    if (restricted) return { files: [], branches: [], problems: ["git is asked in workspaces only that you trust."] };
    const files: NewCodeFile[] = [];
    const branches = new Set<string>();
    const problems: string[] = [];
    await withSignal(token, async (signal) => {
      for (const cwd of folders()) {
        try {
          const found = await newCode({ cwd, env, signal });
          if (found.branch !== undefined) branches.add(found.branch);
          for (const { path, ...lines } of found.files) files.push({ uri: URI.file(path).toString(), ...lines });
        } catch (error) {
          if (signal.aborted) return;
          if (!(error instanceof UserError)) throw error;
          problems.push(error.message);
        }
      }
    });
    return { files, branches: [...branches], problems };
  });
}
