// What Seclog knows about a logging library: how one gets a logger from it, which methods write, and what a line break becomes.
import type { Registered } from "../../base/registry.ts";

/** OpenTelemetry's short severity names. */
export type Severity = "TRACE" | "DEBUG" | "INFO" | "WARN" | "ERROR" | "FATAL";

/**
 * `escaped`: a line break inside a value cannot start a new log line (JSON); `printed`: it can (console, printf, plain files).
 */
export type LineBreaks = "escaped" | "printed";

export interface SinkMethod {
  /** Undefined when the level is the first argument. */
  readonly severity: Severity | undefined;
  /** Index of the first argument that is written. */
  readonly from: number;
  /** Strings are written in quotes, with their line breaks escaped. */
  readonly quotes?: boolean;
}

/** Arguments of a logger's creation that decide whether line breaks are printed. */
export interface LineBreakOption {
  /** Path of the option in the first argument, such as `format`. */
  readonly option: string;
  /** API paths whose presence in the option means that text is printed as it is. */
  readonly printed: readonly string[];
}

export interface SinkExample {
  readonly title: string;
  /** The text between «guillemets» is what reaches the log. */
  readonly code: string;
}

export interface SinkLibrary extends Registered {
  readonly title: string;
  /**
   * API paths of values that are loggers: `global:console`, `module:pino()`. `()` is a call, `#` is `new`, `.name` a member;
   * the `default` export is the module itself.
   */
  readonly loggers: readonly string[];
  /** API paths of declared types whose values are loggers, such as `module:pino.Logger`. */
  readonly types: readonly string[];
  /** Methods of a logger that give another logger of the same kind. */
  readonly children: readonly string[];
  readonly methods: Readonly<Record<string, SinkMethod>>;
  readonly lineBreaks: LineBreaks;
  readonly lineBreakOption?: LineBreakOption;
  /** Path of the creation option that holds redaction paths, for libraries that mask fields of the first argument. */
  readonly redactOption?: string;
  readonly examples: readonly SinkExample[];
}

/** The methods of a library that takes everything from its first argument on, with their severities. */
export function writing(severities: Readonly<Record<string, Severity>>): Readonly<Record<string, SinkMethod>> {
  const entries = Object.entries(severities).map(([name, severity]) => [name, { severity, from: 0 }] as const);
  return Object.fromEntries(entries);
}
