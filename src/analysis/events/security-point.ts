// What the rules, the command and the fixes get to know of a place where a security event happens.
import type { Confidence } from "../../base/finding.ts";
import type { Range } from "../../base/text.ts";
import type { SecurityEvent } from "../../catalogue/events/security-event.ts";
import type { BlockId, FunctionId } from "../program.ts";

/** `partly`: on some ways only, or at a level that production drops; `access-log`: only the HTTP access log has a line, without identity. */
export type LoggedState = "logged" | "partly" | "access-log" | "missing";

/** How an event comes to be logged. */
export type LoggedHow =
  "call" | "audit" | "callee" | "caller" | "wrapper" | "middleware" | "central-handler" | "event-bus" | "access-log";

export interface LoggedBy {
  readonly how: LoggedHow;
  /** What logs it, as the code calls it, such as `audit.create`. */
  readonly label: string;
  /** Where, in the analysed file; undefined when it is elsewhere. */
  readonly range: Range | undefined;
}

/** Expressions of the source that name what a log line should hold; undefined when nothing of the kind is in scope. */
export interface PointNames {
  readonly actor: string | undefined;
  readonly address: string | undefined;
  readonly object: string | undefined;
  /** The logger that is used in this function or file, such as `req.log`. */
  readonly logger: string | undefined;
}

/** A place where a security event happens: for a failure the branch that refuses, for a success what is done. */
export interface SecurityPoint {
  readonly event: SecurityEvent;
  /** As the event's, unless one name serves both. */
  readonly outcome: "success" | "failure";
  readonly function: FunctionId;
  readonly block: BlockId;
  /** Its function stands before others: a middleware or a guard. */
  readonly isGate: boolean;
  /** The handler as people know it: `POST /login`, `AuthService.login`. */
  readonly handler: string;
  /** The statement or call in which it happens. */
  readonly range: Range;
  /** Offset at which a statement that logs can be inserted: the start of a statement of the same block, before the function is left. */
  readonly insertAt: number;
  /** Why this is the event, as a clause: `the password does not match`. */
  readonly why: string;
  readonly confidence: Confidence;
  readonly logged: LoggedState;
  readonly by: LoggedBy | undefined;
  /** A branch beside it in the same function that logs the same event; for the message. */
  readonly sibling: Range | undefined;
  readonly names: PointNames;
}
