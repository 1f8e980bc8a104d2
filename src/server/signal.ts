// Cancellation of LSP requests to the signals that the engine's hosts understand.
import type { CancellationToken } from "vscode-languageserver";

/** Runs the work with a signal that fires when the token is cancelled. */
export async function withSignal<Result>(
  token: CancellationToken,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  const listener = token.onCancellationRequested(() => controller.abort());
  try {
    return await work(controller.signal);
  } finally {
    listener.dispose();
  }
}
