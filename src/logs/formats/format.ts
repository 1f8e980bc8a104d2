// What a log format is. Each format is one file here and one line in index.ts; the contract test runs its samples.
import type { Registered } from "../../base/registry.ts";
import type { Draft, LogEntry } from "../entry.ts";
import type { HeaderHabits } from "./header-habits.ts";
import type { AttributeValue, Outcome, Severity } from "../record.ts";

/** What a format may know besides the line. */
export interface FormatContext {
  /** Milliseconds since the epoch: chooses the year of timestamps that name none. */
  readonly reference: number;
  /** What the headers of the log have in common; grows while it is read. */
  readonly habits: HeaderHabits;
}

/** The fields a sample line must give; those that are left out are not compared. */
export interface ExpectedFields {
  readonly timestamp?: string;
  readonly severity?: Severity;
  readonly body?: string;
  readonly "client.address"?: string;
  readonly "user.name"?: string;
  readonly "http.request.method"?: string;
  readonly "url.path"?: string;
  readonly "http.response.status_code"?: number;
  readonly duration_ms?: number;
  readonly event?: string;
  readonly outcome?: Outcome;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
}

/** A line and what must be read from it; the reference time of samples is the end of 2025. */
export interface FormatSample {
  readonly line: string;
  readonly expect: ExpectedFields;
}

/** Reads one layout of log lines. */
export interface LogFormat extends Registered {
  readonly title: string;
  readonly samples: readonly FormatSample[];
  /** Takes lines of many layouts, so the others are asked before. */
  readonly lenient?: boolean;
  /** Fills the draft from its text and returns true; leaves it untouched and returns false when the line is not of this format. */
  parse(draft: Draft, context: FormatContext): boolean;
  /** What the line tells besides the named fields; asked only for entries that are shown. */
  attributes?(entry: LogEntry): Readonly<Record<string, AttributeValue>>;
}

const nothing: Readonly<Record<string, AttributeValue>> = {};

/** The format's attributes, none when it has no more to tell. */
export function attributesOf(format: LogFormat | undefined, entry: LogEntry): Readonly<Record<string, AttributeValue>> {
  return format?.attributes?.(entry) ?? nothing;
}
