// What a log format is. Each format is one file here and one line in index.ts; the contract test runs its samples.
import type { Registered } from "../../base/registry.ts";
import type { Draft, JsonObject, LogEntry } from "../entry.ts";
import type { AttributeValue, Outcome, Severity } from "../record.ts";
import type { BytesOfLine } from "../time/recent-stamp.ts";
import type { FoundTime } from "../time/scan.ts";
import type { HeaderHabits } from "./header-habits.ts";
import { flatten, shownKeys } from "./json-fields.ts";

/** What a line tells besides the named fields. */
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** What a format may know besides the line. */
export interface FormatContext {
  /** Milliseconds since the epoch: chooses the year of timestamps that name none. */
  readonly reference: number;
  /** What the headers of the log have in common; grows while it is read. */
  readonly habits: HeaderHabits;
  /** The timestamp with which the text begins, perhaps behind one opening bracket; read once, whoever asks. */
  readonly leading: (text: string, line?: BytesOfLine) => FoundTime | undefined;
  /** Grows when that timestamp is of another kind than the one before; those of one kind differ in digits alone. */
  readonly leadingKind: () => number;
  /** As `scanTimestamp`, for timestamps that stand somewhere else in the lines of one format. */
  readonly stampAt: (text: string, at: number, line?: BytesOfLine) => FoundTime | undefined;
  /** The JSON object that the text is; parsed once, whoever asks. */
  readonly json: (text: string) => JsonObject | undefined;
  /** Reads a text that stands inside of a line with all formats; false when none takes it. */
  readonly readInner: (draft: Draft) => boolean;
}

/** The fields a sample line must give; those that are left out are not compared. */
export interface ExpectedFields {
  readonly endLine?: number;
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

/** A record and what must be read from it; several lines are one record. The reference time of samples is the end of 2025. */
export interface FormatSample {
  readonly line: string;
  readonly expect: ExpectedFields;
}

/** The part of a line in which it differs from lines that are equal otherwise. */
export interface LineBeginning {
  readonly time: number;
  readonly zone: number;
  /** Where the part has the address of the client. */
  readonly address?: string;
  readonly start: number;
  readonly end: number;
}

/** Reads one layout of log lines. */
export interface LogFormat extends Registered {
  readonly title: string;
  readonly samples: readonly FormatSample[];
  /** The characters a line of this format can begin with; any when missing. Others are not offered to it. */
  readonly starts?: string;
  /** Whether its lines begin with a timestamp, perhaps behind a bracket; they may or may not when missing. */
  readonly timed?: boolean;
  /** Takes lines of many layouts, also such as others know better, so the order of the registry holds for each line. */
  readonly lenient?: boolean;
  /** Its lines are left to a record before them that they continue. */
  readonly yields?: boolean;
  /** Its lines hold what clients sent, so that nothing in them is prose of the program. */
  readonly requests?: boolean;
  /**
   * For formats whose lines do not begin with their time: where it stands. The rest of the line alone decides about all other fields.
   * Undefined for lines that are not of the most usual kind.
   */
  beginning?(text: string, context: FormatContext, line?: BytesOfLine): LineBeginning | undefined;
  /** Fills the draft from its text and returns true; leaves it untouched and returns false when the line is not of this format. */
  parse(draft: Draft, context: FormatContext): boolean;
  /** Whether the next line belongs to the pending record of this format although it is not indented; `last` is the line before it. */
  continues?(text: string, pending: LogEntry, last: string): boolean;
  /** Fills the draft from all lines of the record; true when the further lines have been taken in and are not to be appended. */
  finish?(draft: Draft, rest: string, context: FormatContext): boolean;
  /** What the line tells besides the named fields; asked only for entries that are shown. The payload's keys unless given. */
  attributes?(entry: LogEntry): Readonly<Record<string, AttributeValue>>;
}

const nothing: Readonly<Record<string, AttributeValue>> = {};

/** The format's attributes: those it makes itself, else the keys of the payload, else none. */
export function attributesOf(format: LogFormat | undefined, entry: LogEntry): Readonly<Record<string, AttributeValue>> {
  if (format?.attributes) return format.attributes(entry);
  return entry.payload ? flatten(entry.payload, shownKeys) : nothing;
}
