// What a rule says about a place in a text. A finding holds ranges, kinds and names, never a secret value.
import type { TextEdit } from "./edits.ts";
import type { Range } from "./text.ts";

/** How serious a finding is; `off` exists in configuration only. */
export type Level = "error" | "warning" | "info";

/** `flow`: a followed path from a known source; `type`: a declared shape; `name`: the name alone says so. */
export type Confidence = "flow" | "type" | "name";

/** A step on the way from source to sink. `path` is set when it lies in another file. */
export interface RelatedLocation {
  readonly range: Range;
  readonly message: string;
  readonly path?: string;
}

/** `quickfix` mends one place; `refactor` also changes what other places share, such as a logger's options or a new helper. */
export type FixKind = "quickfix" | "refactor";

/** An edit of the finding's own file, or of another one. */
export interface FixEdit extends TextEdit {
  /** Absolute; missing for the finding's own file. */
  readonly path?: string;
  /** For another file: the hash of the text that the range counts in; missing for a file that does not exist yet. */
  readonly base?: string;
}

/** A repair. `safe` keeps the behaviour of the program but for the log. */
export interface Fix {
  readonly id: string;
  readonly title: string;
  /** A `quickfix` when missing. */
  readonly kind?: FixKind;
  readonly safety: "safe" | "unsafe";
  /** Exactly one fix of a finding is preferred. */
  readonly preferred: boolean;
  readonly edits: readonly FixEdit[];
}

export interface Finding {
  readonly rule: string;
  readonly level: Level;
  /** One sentence: what is wrong, where it flows, what to do. */
  readonly message: string;
  readonly range: Range;
  readonly confidence: Confidence;
  /** The data category (`credential`, `session-token` …) or, for injection, the kind of input. */
  readonly category: string;
  /** OWASP Logging Vocabulary name, for findings about security events. */
  readonly event?: string;
  /** From source to sink, in order. */
  readonly flow: readonly RelatedLocation[];
  readonly fixes: readonly Fix[];
  /** Stays the same when lines move: rule, enclosing symbol, normalised sink and ordinal, hashed; holds no value. */
  readonly fingerprint: string;
}

export type SkipReason =
  | "too-large"
  | "minified"
  | "too-deep"
  | "timeout"
  | "memory"
  | "poisoned"
  | "encoding"
  | "binary"
  | "not-found"
  | "permission"
  | "not-regular"
  | "outside-root"
  | "io"
  | "internal";

/** A syntax error the parser recovered from, or another remark about the analysis itself. */
export interface AnalysisNotice {
  readonly kind: "syntax" | "rule-failed" | "truncated" | "directive";
  readonly message: string;
  readonly range: Range;
}

/** `partly`: on some ways only, or at a level that production drops; `access-log`: the HTTP access log alone has a line. */
export type EventState = "logged" | "partly" | "access-log" | "missing";

/** A place where a security event happens, and what the code does about logging it. Holds names only. */
export interface EventPlace {
  /** OWASP Logging Vocabulary name. */
  readonly event: string;
  /** The handler as people know it: `POST /login`, `AuthService.login`; empty when it has no name. */
  readonly handler: string;
  /** Counted from 1. */
  readonly line: number;
  readonly state: EventState;
  /** What logs it, as the code calls it. */
  readonly by?: string;
  readonly confidence: Confidence;
}

/** What became of one file. Every input ends as exactly one of the three. */
export type FileOutcome =
  | {
      readonly status: "ok" | "recovered";
      readonly path: string;
      readonly hash: string;
      readonly findings: readonly Finding[];
      readonly notices: readonly AnalysisNotice[];
      /** Sanitizers of the configuration that the file calls; missing when there are none. */
      readonly sanitizers?: readonly string[];
      /** Why inferred types could not be looked up, one sentence; missing when they could, or were not asked for. */
      readonly typeProblem?: string;
      /** Places of security events, when the settings ask for them; missing when there are none. */
      readonly events?: readonly EventPlace[];
    }
  | { readonly status: "skipped"; readonly path: string; readonly reason: SkipReason; readonly detail: string };
