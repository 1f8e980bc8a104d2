// Which security events happen in the open folders, handler by handler, and whether they are logged: the table of `seclog events` for the
// side bar.
import type { CancellationToken } from "vscode-languageserver";
import { URI } from "vscode-uri";
import { eventNamed } from "../catalogue/events/index.ts";
import { eventCoverageRequest, type CoveredPlace, type EventCoverage } from "./protocol.ts";
import type { AnalysisJob } from "./analyzer.ts";
import { walkWorkspace, type AnalyzedFile } from "./workspace-files.ts";
import type { WorkspaceCheckOptions } from "./workspace-check.ts";

/** Answers until the connection ends. */
export function answerEventCoverage(options: WorkspaceCheckOptions): void {
  const { connection, workspace } = options;
  connection.onRequest(
    eventCoverageRequest,
    async (params: unknown, token: CancellationToken): Promise<EventCoverage> => {
      const places: CoveredPlace[] = [];
      const job = {
        params,
        token,
        analyze: (file: AnalysisJob, signal: AbortSignal) => workspace.analyzeEvents(file, signal),
      };
      const count = await walkWorkspace(options, job, (file) => places.push(...placesOf(file)));
      return { ...count, places };
    },
  );
}

function placesOf({ path, outcome }: AnalyzedFile): readonly CoveredPlace[] {
  const uri = URI.file(path).toString();
  return (outcome.events ?? []).flatMap(({ event, handler, line, state, by, confidence }) => {
    const known = eventNamed(event);
    if (!known) return [];
    const { title, references } = known;
    const logs = by === undefined ? {} : { by };
    return [
      { uri, line, event, title, asvs: references.asvs, handler, state, ...logs, isGuess: confidence === "name" },
    ];
  });
}
