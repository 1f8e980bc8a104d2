// The requests and notifications that Seclog adds to the Language Server Protocol. Everything else it speaks is standard, so that
// any LSP editor works without knowing these. Positions count from 0 as in LSP; log lines count from 1 as people do.

/** Options an editor may send with `initialize`; all may be missing. */
export interface ServerOptions {
  /** Command of the editor that shows the text of a rule; it gets the rule id. Without it no "Explain" action is offered. */
  readonly explainCommand?: string;
  /** Milliseconds to wait after an edit before analysing again. */
  readonly debounce?: number;
}

/** Notification, server → editor: what the server is doing, for a status item. Sent at the start and after each change. */
export const statusNotification = "seclog/status";

export interface ServerStatus {
  /** `problem`: the configuration or a document could not be used; `message` says which and what to do. */
  readonly state: "ready" | "problem";
  readonly message: string;
  /** Configuration files in use, absolute paths. */
  readonly configurations: readonly string[];
}

/** Request, editor → server: the text of a rule as Markdown, or null when there is no such rule. */
export const explainRuleRequest = "seclog/explainRule";

export interface ExplainRuleParams {
  readonly rule: string;
}

/** Request, editor → server, no parameters: id and title of every rule. */
export const rulesRequest = "seclog/rules";

export interface RuleTitle {
  readonly id: string;
  readonly title: string;
}

/** Request, editor → server: reads a log file, keeps its index, and answers with its size and anomalies (`LogSummary`). */
export const openLogRequest = "seclog/openLog";

/** Request, editor → server: rows of an open log (`LogRows`); rows past the end are left out. */
export const logRowsRequest = "seclog/logRows";

/** Request, editor → server: the anomalies of an open log, in order of their rows (`readonly LogAnomaly[]`). */
export const logAnomaliesRequest = "seclog/logAnomalies";

/** Notification, editor → server: the log is no longer shown and its index may go. */
export const closeLogNotification = "seclog/closeLog";

export interface LogParams {
  /** A `file:` URI. */
  readonly uri: string;
}

export interface LogRowsParams extends LogParams {
  /** Index of the first row, from 0. */
  readonly start: number;
  readonly count: number;
}

export type LogSeverity = "TRACE" | "DEBUG" | "INFO" | "WARN" | "ERROR" | "FATAL";

/** One record of a log. Secrets in it are masked. */
export interface LogRow {
  /** Index of the record, from 0. */
  readonly index: number;
  /** First line of the record in the file, from 1. */
  readonly line: number;
  /** ISO 8601, when the record has a time. */
  readonly timestamp?: string;
  readonly severity?: LogSeverity;
  readonly text: string;
  /** What the detectors say about this record. */
  readonly anomalies: readonly LogAnomaly[];
}

export interface LogRows {
  readonly rows: readonly LogRow[];
}

export interface LogAnomaly {
  readonly detector: string;
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  /** Row on which it was raised, from 0. */
  readonly row: number;
  /** Line in the file, from 1. */
  readonly line: number;
  /** Lines that led to it, the raising one last. */
  readonly evidence: readonly number[];
}

export interface LogSummary {
  /** Number of rows that `seclog/logRows` can give. */
  readonly rows: number;
  readonly format: string;
  readonly anomalies: readonly LogAnomaly[];
  /** What the reader should know, such as that only the first part of a very large file was read. */
  readonly notice?: string;
}
