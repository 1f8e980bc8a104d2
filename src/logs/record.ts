// What the log engine gives: the record contract that CLI, viewer, detectors and exporters share.

/** OpenTelemetry's short severity texts, from least to most severe. */
export type Severity = "TRACE" | "DEBUG" | "INFO" | "WARN" | "ERROR" | "FATAL";

/** What became of a security event. */
export type Outcome = "success" | "failure";

/** A value that a record carries besides its named fields. */
export type AttributeValue = string | number | boolean | null;

/** Why a record is remarkable; `evidence` holds line numbers of the same log, the raising line last. */
export interface Anomaly {
  readonly detector: string;
  /** Whom or what it is about: an address, a user, a route. */
  readonly key?: string;
  readonly severity: Severity;
  readonly message: string;
  readonly evidence: readonly number[];
}

/** A line of a source file, relative to the folder that was searched. */
export interface SourceLine {
  readonly file: string;
  readonly line: number;
}

/** What `check` says about the statement that wrote a record. */
export interface SourceFinding {
  readonly rule: string;
  readonly message: string;
  /** Counted from 1. */
  readonly line: number;
  /** The title of the preferred repair, when there is one. */
  readonly fix?: string;
  /** Whether the repair changes nothing but the log. */
  readonly safety?: "safe" | "unsafe";
}

/** The statement that wrote a record, and others that may have, likeliest first. */
export interface RecordSource extends SourceLine {
  readonly alternatives?: readonly SourceLine[];
  /** Of the statement of a record that leaks, where the sources can be analysed. */
  readonly findings?: readonly SourceFinding[];
}

/** One record on the wire; secrets are masked in every field. */
export interface LogRecord {
  /** Counts from 1, blank lines included. */
  readonly line: number;
  /** Last line of a record that spans several. */
  readonly endLine?: number;
  /** Byte offset of the first line. */
  readonly offset: number;
  readonly format: string;
  /** ISO 8601; a wall clock without a zone gets `Z`. */
  readonly timestamp?: string;
  readonly severity?: Severity;
  readonly template: string;
  readonly templateId: string;
  /** The text without its header. */
  readonly body: string;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly "client.address"?: string;
  readonly "user.name"?: string;
  readonly "http.request.method"?: string;
  readonly "url.path"?: string;
  readonly "http.response.status_code"?: number;
  readonly duration_ms?: number;
  /** OWASP Logging Vocabulary name. */
  readonly event?: string;
  readonly outcome?: Outcome;
  readonly anomalies?: readonly Anomaly[];
  readonly source?: RecordSource;
}

/** A remark about the reading itself: lines that were lost, a detector that was switched off. */
export interface LogNotice {
  readonly kind: "gap" | "format-failed" | "detector-failed" | "recogniser-failed";
  readonly message: string;
}
