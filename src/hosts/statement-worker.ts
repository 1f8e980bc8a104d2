// The worker's side of reading statements: paths in, statements out, in handfuls.
import { parentPort } from "node:worker_threads";
import { extractStatements } from "../analysis/statements/extract.ts";
import { grammarOf } from "../analysis/statements/file-names.ts";
import type { FileStatements } from "../analysis/statements/statement.ts";
import type { GrammarParsers } from "../analysis/languages/grammars/grammar.ts";
import { defaultMaxFileBytes } from "../analysis/languages/guard-rails.ts";
import { decodeText } from "../base/decode.ts";
import { HostError } from "../base/host.ts";
import { loadGrammars } from "./grammars.ts";
import { readFileNow } from "./read-file.ts";
import type { StatementBatch, StatementResults } from "./statement-messages.ts";

const flushMs = 50;

/** Serves batches until the thread is ended. To be called once, in a worker thread. */
export function serveStatements(): void {
  const port = parentPort;
  if (!port) throw new Error("The statement worker runs in a worker thread only.");
  port.on("message", (batch: StatementBatch) => {
    void serve(batch, (results) => port.postMessage(results));
  });
}

async function serve(
  { paths, flushEach, calls }: StatementBatch,
  post: (results: StatementResults) => void,
): Promise<void> {
  const wanted = calls === undefined ? undefined : new RegExp(calls);
  const grammars = await loadGrammars(paths.map(grammarOf).filter((id) => id !== undefined));
  let files: FileStatements[] = [];
  let failed: string[] = [];
  let count = 0;
  let flushed = performance.now();
  for (const [index, path] of paths.entries()) {
    const found = readOne(path, grammars, wanted);
    if (found === "failed") failed.push(path);
    else if (found) files.push(found);
    count++;
    if (index < paths.length - 1 && !flushEach && performance.now() - flushed < flushMs) continue;
    post({ count, files, failed });
    [files, failed, count, flushed] = [[], [], 0, performance.now()];
  }
}

/** Undefined for a file that says nothing; one file that cannot be read must not stop the others. */
function readOne(
  path: string,
  grammars: GrammarParsers,
  wanted: RegExp | undefined,
): FileStatements | "failed" | undefined {
  try {
    const text = decodeText(readFileNow(path, defaultMaxFileBytes))?.text;
    if (text === undefined || wanted?.test(text) === false) return undefined;
    const found = extractStatements({ path, text }, grammars, { always: wanted !== undefined });
    return found.statements.length > 0 || found.constants.length > 0 || found.wrappers.length > 0 ? found : undefined;
  } catch (error) {
    return error instanceof HostError ? undefined : "failed";
  }
}
