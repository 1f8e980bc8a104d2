// What the reader of statements and its worker threads say to each other.
import type { FileStatements } from "../analysis/statements/statement.ts";

/** Tells the worker of statements from the one of findings; both are one bundle. */
export interface StatementWorkerStart {
  readonly task: "statements";
}

/** Whether a worker was started to read statements. */
export function readsStatements(start: unknown): start is StatementWorkerStart {
  return typeof start === "object" && start !== null && "task" in start && start.task === "statements";
}

/** Files to read, in this order; `flushEach` tells after every file how far it is. */
export interface StatementBatch {
  readonly paths: readonly string[];
  readonly flushEach: boolean;
  /** A second look: only files in which this expression matches are read, and those whatever else is in them. */
  readonly calls?: string | undefined;
}

/** What came of the next files of a batch: `count` are done, those without statements are left out. */
export interface StatementResults {
  readonly count: number;
  readonly files: readonly FileStatements[];
  readonly failed: readonly string[];
}
