// What a reporter is, and what it gets: findings → text. Each reporter is one file and one line in index.ts.
import type { Rule } from "../analysis/rule.ts";
import type { FileOutcome } from "../base/finding.ts";
import type { Registered } from "../base/registry.ts";

/** What a report says about a rule besides its findings. */
export type RuleMetadata = Pick<Rule, "id" | "level" | "docs">;

/** Everything a report is written from; the order of outcomes does not matter. */
export interface CheckResult {
  /** Absolute; paths are reported relative to it. */
  readonly cwd: string;
  /** Of Seclog. */
  readonly version: string;
  /** The rules that could report, in the order of their registry. */
  readonly rules: readonly RuleMetadata[];
  readonly outcomes: readonly FileOutcome[];
  /** The text that was analysed, for each file with findings or notices; undefined for others. */
  readonly textOf: (path: string) => string | undefined;
  /** More findings than this are counted and not listed. */
  readonly maxFindings?: number;
  /** What a baseline took out of the outcomes. */
  readonly baseline?: BaselineResult;
}

/** A finding that a baseline knows and the check did not find again. */
export interface StaleEntry {
  /** Relative to the folder of the baseline, with forward slashes. */
  readonly path: string;
  readonly rule: string;
  readonly fingerprint: string;
}

/** What became of the entries of a baseline. */
export interface BaselineResult {
  /** As the user wrote it. */
  readonly file: string;
  /** Known findings that are not reported, per rule, most first. */
  readonly known: readonly { readonly rule: string; readonly count: number }[];
  readonly stale: readonly StaleEntry[];
}

export interface RenderOptions {
  /** Whether the text goes to a terminal that shows colours. */
  readonly color: boolean;
  /** Columns of the terminal; without them a sentence stays on one line. */
  readonly width?: number;
}

/** The same result gives the same text, byte for byte; it ends with a line break and holds no secret and no absolute path of the machine. */
export interface Reporter extends Registered {
  /** What it is for, a sentence without a full stop. */
  readonly title: string;
  /** Command lines that use it. */
  readonly examples: readonly string[];
  /** The environment variable with the folder from which a service counts paths, where that is not the working directory. */
  readonly pathsFrom?: "GITHUB_WORKSPACE" | "CI_PROJECT_DIR";
  render(result: CheckResult, options: RenderOptions): string;
}
