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
  /** It logs only when its first argument names a log file. */
  readonly logFile?: boolean;
  /** It gives something else than its logger back, such as what its callback returns, and hands the callback a logger. */
  readonly wraps?: boolean;
}

/** Arguments of a logger's creation that decide whether line breaks are printed. */
export interface LineBreakOption {
  /** Path of the option in the first argument, such as `format`. */
  readonly option: string;
  /** API paths whose presence in the option means that text is printed as it is. */
  readonly printed: readonly string[];
  /** Constants that mean that text is escaped, such as `json` for `type: "json"`. */
  readonly escaped?: readonly string[];
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
   * the `default` export is the module itself; `request:express` is what a handler gets.
   */
  readonly loggers: readonly string[];
  /** API paths of declared types whose values, or whose values' members, are loggers: `module:pino.Logger`. */
  readonly types: readonly string[];
  /** API paths, also of members of declared types, of functions that write by themselves: `module:debug()`. */
  readonly functions?: Readonly<Record<string, SinkMethod>>;
  /** API paths of calls whose callback is given a logger as its first argument. */
  readonly callbacks?: readonly string[];
  /** What a creator gives is a logger only when the creator's first argument names a log file. */
  readonly logFile?: boolean;
  /** Its methods say nothing of a receiver that is a logger by name only. */
  readonly telemetry?: boolean;
  /** Methods of a logger that give another logger of the same kind. */
  readonly children: readonly string[];
  readonly methods: Readonly<Record<string, SinkMethod>>;
  /** Option of the creator whose fields are methods as well: levels of the program's own. */
  readonly levelOption?: string;
  /** `unknown` when other code decides, such as the handler of an event. */
  readonly lineBreaks: LineBreaks | "unknown";
  readonly lineBreakOption?: LineBreakOption;
  readonly examples: readonly SinkExample[];
  /** Code that looks like this library's and logs nothing. */
  readonly silent: readonly SilentExample[];
}

/** Code in which nothing reaches a log. */
export interface SilentExample {
  readonly title: string;
  readonly code: string;
}

/** The methods of a library that takes everything from its first argument on, with their severities. */
export function writing(severities: Readonly<Record<string, Severity>>): Readonly<Record<string, SinkMethod>> {
  const entries = Object.entries(severities).map(([name, severity]) => [name, { severity, from: 0 }] as const);
  return Object.fromEntries(entries);
}
