// Asks the server about the whole workspace and shows in the view that asks, and in the status bar, how far it is.
import { l10n, ProgressLocation, window } from "vscode";
import { excludedFiles } from "../excluded-files.ts";
import type { Server } from "../server.ts";

export interface WorkspaceQuestion {
  readonly method: string;
  readonly viewId: string;
  readonly title: string;
  /** What to tell when it cannot be answered. */
  readonly problem: string;
}

/** Undefined when the server could not answer, which the user has then been told. */
export async function askWorkspace<Result>(
  server: Server,
  { method, viewId, title, problem }: WorkspaceQuestion,
): Promise<Result | undefined> {
  return await window.withProgress(
    { location: { viewId }, title },
    async () =>
      await window.withProgress({ location: ProgressLocation.Window, title: l10n.t("Seclog") }, async (progress) => {
        const listener = server.onCheckProgress(({ done, total }) => progress.report({ message: `${done}/${total}` }));
        try {
          return await server.request<Result>(method, { excluded: excludedFiles(["files", "search"]) });
        } catch (error) {
          server.output.error(String(error));
          void window.showErrorMessage(problem);
          return undefined;
        } finally {
          listener.dispose();
        }
      }),
  );
}
