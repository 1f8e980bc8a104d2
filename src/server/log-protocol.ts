// The part of the protocol that shows logs: what the viewer, the dashboard and the source code ask about log files. The server keeps
// indexes and reads pages; no text of a log leaves it unmasked unless a person asked to reveal one record.

/** Request: opens the files as one view and starts to read them; answers at once, before they are read (`LogState`). */
export const openLogRequest = "seclog/openLog";
/** Request: chooses what the view shows (`LogState`); rejects with a message for the user when an expression is not understood. */
export const filterLogRequest = "seclog/filterLog";
/** Request: rows of the view (`LogRows`); rows past the end are left out. */
export const logRowsRequest = "seclog/logRows";
/** Request: everything about the record of a row (`LogRecordDetails`), or null when there is no such row. */
export const logRecordRequest = "seclog/logRecord";
/** Request: shows or hides the further lines of a record in a folded view (`LogState`). */
export const expandLogRowRequest = "seclog/expandLogRow";
/** Request: the nearest row of a line or moment (`LogRowPlace`). */
export const logPlaceRequest = "seclog/logPlace";
/** Request: looks for a text in the rows of the view (`LogFound`). */
export const findInLogRequest = "seclog/findInLog";
/** Request: the anomalies of all files of the view, in the order of their lines (`readonly LogAnomaly[]`). */
export const logAnomaliesRequest = "seclog/logAnomalies";
/** Request: how many records of which level the view holds over time, and its templates (`LogOverview`). */
export const logOverviewRequest = "seclog/logOverview";
/** Request: masked text of some rows, for the clipboard or a file (`LogText`). */
export const logTextRequest = "seclog/logText";
/** Request: stops taking up what is written to the files, or goes on (`LogState`). */
export const pauseLogRequest = "seclog/pauseLog";
/** Request: hides all records that are there now, or shows them again (`LogState`). */
export const clearLogRequest = "seclog/clearLog";
/** Request: numbers for charts of the files of the view (`LogDashboard`). */
export const logDashboardRequest = "seclog/logDashboard";
/** Request: the statement that wrote the record of a row (`LogSource`), or null when none explains it. */
export const logSourceRequest = "seclog/logSource";
/** Request: what the open logs hold of the logging statements of a source file (`readonly StatementUse[]`). */
export const statementUsesRequest = "seclog/statementUses";
/** Request: log files that lie in the folders or are named in them (`readonly LogFileHint[]`). */
export const logFilesRequest = "seclog/logFiles";
/** Notification, editor → server: the view is gone and its index may go. */
export const closeLogNotification = "seclog/closeLog";
/** Notification, server → editor: a view has more rows than before, or others (`LogState`). */
export const logChangedNotification = "seclog/logChanged";

export type LogSeverity = "TRACE" | "DEBUG" | "INFO" | "WARN" | "ERROR" | "FATAL";

export interface LogViewParams {
  /** Chosen by the editor, unique among its views. */
  readonly view: string;
}

export interface OpenLogParams extends LogViewParams {
  /** `file:` URIs; records of several files are shown in the order of their times. */
  readonly uris: readonly string[];
}

/** What a view shows; a missing part lets everything through. */
export interface LogFilter {
  readonly severities?: readonly LogSeverity[];
  /** Text that a record has; any case unless it has a capital. */
  readonly text?: string;
  /** The text is a regular expression of RE2, which takes linear time. */
  readonly regex?: boolean;
  /** `name=value`; `*` in the value stands for anything. */
  readonly fields?: readonly string[];
  /** Texts of templates as `LogOverview` gives them. */
  readonly templates?: readonly string[];
  readonly anomalies?: boolean;
  /** Only records of this detector. */
  readonly detector?: string;
  /** Milliseconds since the epoch. */
  readonly from?: number;
  readonly to?: number;
}

export interface FilterLogParams extends LogViewParams {
  readonly filter: LogFilter;
  /** One row for each record instead of one for each line. */
  readonly folded: boolean;
}

export interface LogState {
  readonly view: string;
  /** Changes when a row number no longer means the same row. */
  readonly generation: number;
  readonly rows: number;
  readonly lines: number;
  readonly records: number;
  readonly bytes: number;
  /** Bytes that were looked through for records and anomalies. */
  readonly scanned: number;
  /** All files were looked through to their present end, and the filter is through too. */
  readonly done: boolean;
  readonly paused: boolean;
  readonly anomalies: number;
  readonly formats: readonly string[];
  readonly files: readonly LogFileState[];
  /** Rows of several files or of a filter are records; else each line is a row. */
  readonly folded: boolean;
}

export interface LogFileState {
  readonly uri: string;
  readonly name: string;
  /** What the reader should know, such as that the file was cut off. */
  readonly notice?: string;
}

export interface LogRowsParams extends LogViewParams {
  /** From 0. */
  readonly start: number;
  readonly count: number;
  /** Time and level have columns of their own, so the text comes without them. */
  readonly columns: boolean;
}

/** One row. Secrets in it are masked. */
export interface LogRow {
  readonly row: number;
  /** Index of the file among those of the view. */
  readonly file: number;
  /** From 1. */
  readonly line: number;
  /** Further line of a record that began above. */
  readonly more?: true;
  /** ISO 8601, when the record has a time. */
  readonly timestamp?: string;
  readonly severity?: LogSeverity;
  readonly text: string;
  /** Named values beside the message, where they have no part in it. */
  readonly fields?: string;
  /** Colours of the line. */
  readonly runs?: readonly StyledRun[];
  /** Lines that are folded away. */
  readonly hidden?: number;
  readonly expanded?: true;
  readonly anomalies?: readonly LogAnomaly[];
  /** Something was masked. */
  readonly masked?: true;
}

/** A stretch of the text with the names of its styles, such as `bold fg-1`. */
export interface StyledRun {
  readonly start: number;
  readonly end: number;
  readonly style: string;
}

export interface LogRows {
  readonly generation: number;
  readonly rows: readonly LogRow[];
}

export interface LogAnomaly {
  readonly detector: string;
  readonly key?: string;
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  readonly file: number;
  /** Line at which it was raised, from 1. */
  readonly line: number;
  readonly timestamp?: string;
  /** Lines that led to it, the raising one last. */
  readonly evidence: readonly number[];
}

export interface LogRowParams extends LogViewParams {
  readonly row: number;
}

export interface LogRecordParams extends LogRowParams {
  /** A person asked to see this record unmasked. */
  readonly reveal?: boolean;
}

export interface LogRecordDetails {
  readonly row: number;
  readonly file: number;
  readonly line: number;
  readonly endLine: number;
  readonly text: string;
  readonly masked: boolean;
  /** Name and value, in the order in which people look for them. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly template: string;
  readonly anomalies: readonly LogAnomaly[];
}

/** One of `line` and `time` is given. */
export interface LogPlaceParams extends LogViewParams {
  readonly file?: number;
  readonly line?: number;
  /** Milliseconds since the epoch. */
  readonly time?: number;
}

export interface LogRowPlace {
  readonly row: number;
}

export interface FindInLogParams extends LogViewParams {
  readonly text: string;
  readonly regex?: boolean;
  readonly caseSensitive?: boolean;
  /** Row from which on is looked for, itself excluded. */
  readonly from: number;
  readonly direction: 1 | -1;
}

export interface LogFound {
  /** Undefined when nothing was found yet. */
  readonly row?: number;
  /** Rows with a match, as far as was looked. */
  readonly count: number;
  /** Which of them this is, from 1. */
  readonly position?: number;
  /** The whole view was looked through. */
  readonly done: boolean;
}

export interface LogOverview {
  /** Milliseconds since the epoch at which the first bucket starts; undefined without times. */
  readonly start?: number;
  /** Milliseconds that a bucket spans. */
  readonly width: number;
  readonly buckets: readonly LogBucket[];
  /** Most frequent first. */
  readonly templates: readonly LogTemplate[];
}

export interface LogBucket {
  readonly total: number;
  readonly warnings: number;
  readonly errors: number;
}

export interface LogTemplate {
  readonly text: string;
  readonly count: number;
}

export interface LogTextParams extends LogViewParams {
  readonly start: number;
  readonly count: number;
}

export interface LogText {
  readonly text: string;
  /** Rows that were left out because they were too many. */
  readonly omitted: number;
}

export interface PauseLogParams extends LogViewParams {
  readonly paused: boolean;
}

export interface ClearLogParams extends LogViewParams {
  readonly cleared: boolean;
}

/** A row of numbers, one for each bucket; null where there is none. */
export interface LogSeries {
  readonly key: string;
  readonly total: number;
  readonly values: readonly (number | null)[];
}

export interface LogDashboard {
  readonly files: readonly LogFileState[];
  readonly done: boolean;
  readonly lines: number;
  readonly records: number;
  readonly templateCount: number;
  readonly anomalyCount: number;
  readonly first?: string;
  readonly last?: string;
  readonly severities: Readonly<Record<string, number>>;
  readonly events: Readonly<Record<string, number>>;
  readonly start?: number;
  readonly width: number;
  readonly levels: readonly LogSeries[];
  readonly logins: readonly LogSeries[];
  readonly statuses: readonly LogSeries[];
  /** Shares between 0 and 1. */
  readonly errorRate: readonly LogSeries[];
  /** Milliseconds. */
  readonly durations: readonly LogSeries[];
  readonly addresses: readonly { readonly address: string; readonly count: number; readonly failures: number }[];
  readonly topTemplates: readonly LogTemplate[];
  readonly newTemplates: readonly (LogTemplate & { readonly line: number; readonly file: number })[];
  readonly anomalies: readonly LogAnomaly[];
}

export interface LogSource {
  readonly uri: string;
  /** Lines of the statement, from 1. */
  readonly line: number;
  readonly endLine: number;
  readonly alternatives: readonly { readonly uri: string; readonly line: number }[];
  /** What Seclog says about the statement, that with a repair first; positions count from 0. */
  readonly findings: readonly LogSourceFinding[];
}

export interface LogSourceFinding {
  readonly rule: string;
  readonly message: string;
  readonly line: number;
  readonly character: number;
  /** Title of the preferred repair. */
  readonly fix?: string;
}

export interface StatementUsesParams {
  readonly uri: string;
}

export interface StatementUse {
  /** Line of the statement, from 1. */
  readonly line: number;
  readonly count: number;
  /** ISO 8601. */
  readonly lastSeen?: string;
  /** Masked values of the last record. */
  readonly values: readonly (readonly [name: string, value: string])[];
  /** The log that holds the last record. */
  readonly uri: string;
  readonly lastLine: number;
  readonly template: string;
}

export interface LogFileHint {
  readonly uri: string;
  readonly bytes?: number;
  /** Milliseconds since the epoch. */
  readonly modified?: number;
  /** Where the file is named, when it is. */
  readonly namedIn?: { readonly uri: string; readonly line: number };
  readonly exists: boolean;
}
