// The requests and notifications that Seclog adds to the Language Server Protocol. Everything else it speaks is standard, so that
// any LSP editor works without knowing these. Positions count from 0 as in LSP; log lines count from 1 as people do.

/** Options an editor may send with `initialize`; all may be missing. */
export interface ServerOptions {
  /** Command of the editor that shows the text of a rule; it gets the rule id. Without it no "Explain" action is offered. */
  readonly explainCommand?: string;
  /** Milliseconds to wait after an edit before analysing again. */
  readonly debounce?: number;
  /** Nobody has said that the workspace is to be trusted: nothing outside of its folders is read. */
  readonly restricted?: boolean;
}

/** Notification, server → editor: what the server is doing, for a status item. Sent at the start and after each change. */
export const statusNotification = "seclog/status";

export interface ServerStatus {
  /** `problem`: the configuration or a document could not be used; `message` says which and what to do. */
  readonly state: "ready" | "problem";
  readonly message: string;
  /** Configuration files in use, absolute paths. */
  readonly configurations: readonly string[];
  /** Rules that report errors by themselves, and categories of secrets, that these configurations turn off. */
  readonly turnedOff: readonly string[];
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

/** Files of an open folder that a request is not about, as the settings of the editor say. */
export interface ExcludedFiles {
  /** URI of the folder. */
  readonly folder: string;
  /** Globs that count from the folder; what lies in a folder that matches is left out too. */
  readonly patterns: readonly string[];
}

/** Parameters of requests about the whole workspace; all may be missing. */
export interface WorkspaceParams {
  readonly excluded?: readonly ExcludedFiles[];
}

/** Request, editor → server, with `WorkspaceParams`: findings of every source file in the open folders (`WorkspaceFindings`). */
export const checkWorkspaceRequest = "seclog/checkWorkspace";

/** Notification, server → editor: how far a request about the whole workspace is (`CheckProgress`). */
export const checkProgressNotification = "seclog/checkProgress";

export interface CheckProgress {
  readonly done: number;
  readonly total: number;
}

export interface WorkspaceFindings {
  readonly files: number;
  /** Files that were not analysed. */
  readonly skipped: number;
  readonly findings: readonly WorkspaceFinding[];
}

export interface WorkspaceFinding {
  readonly uri: string;
  readonly rule: string;
  readonly level: "error" | "warning" | "info";
  readonly message: string;
  readonly line: number;
  readonly character: number;
  readonly endLine: number;
  readonly endCharacter: number;
}

/** Request, editor → server, with an empty object: which lines are new, as git tells (`NewCodeResult`). It starts git, so not where nothing may be started. */
export const newCodeRequest = "seclog/newCode";

export interface NewCodeResult {
  readonly files: readonly NewCodeFile[];
  /** What the folders are compared with, such as `origin/main`; none where that is the last commit. */
  readonly branches: readonly string[];
  /** Why a folder could not be asked about, one sentence each. */
  readonly problems: readonly string[];
}

/** A file with new lines: the first of each span is in it, the last is not. Without `lines` all of them are new. */
export interface NewCodeFile {
  readonly uri: string;
  readonly lines?: readonly (readonly [start: number, end: number])[];
}

/** Request, editor → server, with `WorkspaceParams`: which security events happen where, and whether they are logged (`EventCoverage`). */
export const eventCoverageRequest = "seclog/eventCoverage";

export interface EventCoverage {
  readonly files: number;
  /** Files that were not analysed. */
  readonly skipped: number;
  readonly places: readonly CoveredPlace[];
}

/** A handler in which a security event happens, and what it does about it. */
export interface CoveredPlace {
  readonly uri: string;
  readonly line: number;
  /** OWASP Logging Vocabulary name. */
  readonly event: string;
  /** The event in a few words. */
  readonly title: string;
  /** Requirements of OWASP ASVS 5.0 that ask for the event. */
  readonly asvs: readonly string[];
  /** As people know it, such as `POST /login`; empty when it has no name. */
  readonly handler: string;
  readonly state: "missing" | "access-log" | "partly" | "logged";
  /** What logs it, as the code calls it. */
  readonly by?: string;
  /** It goes by names alone and is not counted. */
  readonly isGuess: boolean;
}

export * from "./log-protocol.ts";
