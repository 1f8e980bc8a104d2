// Entry of the engine: one text in, one outcome out. No I/O, no clock, never throws for bad input.
import type { FileOutcome, Level } from "../base/finding.ts";

/** The part of the configuration the engine needs; plain data, so that it can be sent to a worker. */
export interface AnalysisSettings {
  /** Level per rule id; a rule that is missing here runs at its own level. */
  readonly rules: Readonly<Record<string, Level | "off">>;
  /** Names of functions that make a value safe to log. */
  readonly sanitizers: readonly string[];
  readonly maxFileBytes: number;
}

export interface SourceText {
  /** Absolute path; its extension chooses the language. */
  readonly path: string;
  readonly text: string;
}

/** Findings are sorted by position. The same text and settings always give the same outcome. */
export declare function analyzeSource(source: SourceText, settings: AnalysisSettings): FileOutcome;
