// What the robustness tests share: the real worker, the settings of an ordinary run, and a line that no analysis may skip.
import { onTestFinished } from "vitest";
import type { FileOutcome } from "../../src/base/finding.ts";
import { createAnalysisPool } from "../../src/hosts/analysis-pool.ts";
import type { AnalysisPool, PoolOptions } from "../../src/hosts/analysis-pool.ts";

/** Makes the text pass the filter in front of the parser, so that the whole engine meets it. */
export const leak = '\n;console.log("signed in", user.password);\n';

/** The pool of the product with its own limits; closed when the test ends. */
export function productPool(options: Partial<PoolOptions> = {}): AnalysisPool {
  const pool = createAnalysisPool({ settings: { rules: {}, sanitizers: [], maxFileBytes: 1_000_000 }, ...options });
  onTestFinished(() => pool.dispose());
  return pool;
}

/** `ok`, `recovered` or the reason of the skip. */
export function verdict(outcome: FileOutcome): string {
  return outcome.status === "skipped" ? outcome.reason : outcome.status;
}

/** How many outcomes there are of each kind. */
export function tally(outcomes: readonly FileOutcome[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) counts[verdict(outcome)] = (counts[verdict(outcome)] ?? 0) + 1;
  return counts;
}
