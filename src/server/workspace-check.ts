// Findings of all source files in the open folders, for a list of them; each file with its own configuration, as the editor shows it when it
// is open.
import type { CancellationToken } from "vscode-languageserver";
import { URI } from "vscode-uri";
import { createLineIndex } from "../base/text.ts";
import { checkWorkspaceRequest, type WorkspaceFinding, type WorkspaceFindings } from "./protocol.ts";
import type { AnalysisJob } from "./analyzer.ts";
import { walkWorkspace, type AnalyzedFile, type WorkspaceWalk } from "./workspace-files.ts";
import type { Workspace } from "./workspace.ts";

export interface WorkspaceCheckOptions extends WorkspaceWalk {
  readonly workspace: Workspace;
}

/** Answers until the connection ends. */
export function answerWorkspaceCheck(options: WorkspaceCheckOptions): void {
  const { connection, workspace } = options;
  connection.onRequest(
    checkWorkspaceRequest,
    async (params: unknown, token: CancellationToken): Promise<WorkspaceFindings> => {
      const findings: WorkspaceFinding[] = [];
      const job = {
        params,
        token,
        analyze: (file: AnalysisJob, signal: AbortSignal) => workspace.analyze(file, signal),
      };
      const count = await walkWorkspace(options, job, (file) => findings.push(...findingsOf(file)));
      return { ...count, findings };
    },
  );
}

function findingsOf({ path, text, outcome }: AnalyzedFile): readonly WorkspaceFinding[] {
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
