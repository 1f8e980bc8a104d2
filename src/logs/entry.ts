// A record on its way through the engine: unmasked, cheap to make, never printed. `present.ts` turns it into a LogRecord.
import { type LineLook, unlooked } from "./line-looks.ts";
import type { Anomaly, Outcome, Severity } from "./record.ts";
import type { Template } from "./templates/drain.ts";

/** What `JSON.parse` may give. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A parsed JSON line. */
export type JsonObject = { readonly [key: string]: Json };

/** Who did what, as far as a line tells. */
export interface SecurityMeaning {
  /** OWASP Logging Vocabulary name. */
  readonly event: string;
  readonly outcome?: Outcome;
  readonly user?: string;
  readonly address?: string;
  /** Which part of a system says so; the same attempt may be told by two of them. */
  readonly origin: string;
  /** How many attempts the line stands for. */
  readonly repeat?: number;
}

/** A JSON text that is parsed when somebody asks for its object. */
export interface UnparsedPayload {
  read(): JsonObject | undefined;
}

/** The fields that formats and recognisers fill. Texts are slices of the input: detach them before keeping them. */
export interface LogEntry {
  readonly line: number;
  readonly endLine: number;
  readonly offset: number;
  /** The first line as read, without its line break. */
  readonly text: string;
  /** True when the text is known to hold no secret; undefined when nobody has looked. */
  readonly clean: boolean | undefined;
  /** What a first look at the text has seen. */
  readonly look: LineLook;
  readonly format: string;
  /** Milliseconds since the epoch, NaN without a timestamp. */
  readonly time: number;
  /** Minutes east of UTC of the wall clock that the line shows. */
  readonly zone: number;
  readonly severity: Severity | undefined;
  readonly body: string;
  /** What templates are learned from, where that is not the body. */
  readonly shape: string | undefined;
  readonly payload: JsonObject | undefined;
  /** Instead of a payload: the text that is one and was not parsed yet. Ask `payloadOf` and `hasPayload`. */
  readonly unparsed: UnparsedPayload | undefined;
  /** The program, logger or component that wrote the line. */
  readonly logger: string | undefined;
  readonly address: string | undefined;
  readonly user: string | undefined;
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly status: number | undefined;
  readonly duration: number | undefined;
  /** Size of what was sent to the client. */
  readonly bytes: number | undefined;
  readonly meaning: SecurityMeaning | undefined;
  readonly template: Template | undefined;
  readonly anomalies: readonly Anomaly[] | undefined;
}

/** An entry while it is being filled in. */
export type Draft = { -readonly [Field in keyof LogEntry]: LogEntry[Field] };

/** The payload of an entry, parsed now if it was not before. */
export function payloadOf({ payload, unparsed }: Pick<LogEntry, "payload" | "unparsed">): JsonObject | undefined {
  return unparsed ? unparsed.read() : payload;
}

/** Whether an entry has a payload; parses nothing. */
export function hasPayload({ payload, unparsed }: LogEntry): boolean {
  return payload !== undefined || unparsed !== undefined;
}

/** An entry that knows its place and text only. */
export function createDraft(text: string, line: number, offset: number): Draft {
  return {
    line,
    endLine: line,
    offset,
    text,
    clean: undefined,
    look: unlooked,
    format: "text",
    time: NaN,
    zone: 0,
    severity: undefined,
    body: text,
    shape: undefined,
    payload: undefined,
    unparsed: undefined,
    logger: undefined,
    address: undefined,
    user: undefined,
    method: undefined,
    path: undefined,
    status: undefined,
    duration: undefined,
    bytes: undefined,
    meaning: undefined,
    template: undefined,
    anomalies: undefined,
  };
}

/** An entry of another line, with its own place, text and time, that is otherwise as the model is. */
export function createDraftLike(
  model: LogEntry,
  { text, line, offset }: Pick<LogEntry, "text" | "line" | "offset">,
  { time, zone }: Pick<LogEntry, "time" | "zone">,
): Draft {
  // The order of the fields is that of `createDraft`, so that both make objects of one shape.
  return {
    line,
    endLine: line,
    offset,
    text,
    clean: undefined,
    look: unlooked,
    format: model.format,
    time,
    zone,
    severity: model.severity,
    body: model.body,
    shape: model.shape,
    payload: model.payload,
    unparsed: model.unparsed,
    logger: model.logger,
    address: model.address,
    user: model.user,
    method: model.method,
    path: model.path,
    status: model.status,
    duration: model.duration,
    bytes: model.bytes,
    meaning: model.meaning,
    template: undefined,
    anomalies: undefined,
  };
}

/** A copy that does not keep the block of text alive from which it was cut. */
export function detach(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}
