// What is known of a statement that writes to a log: where it stands, the constant pieces of its message, and what else a record of it
// would show. Plain data that can be sent between threads.
import type { Severity } from "../../catalogue/sinks/sink-library.ts";

/**
 * `sink`: a logger, known by its binding; `named`: called like one; `forward`: a call that counts when a function of that name hands
 * its message to a logger; `error`: the making of an error, whose message may end in a log.
 */
export type StatementKind = "sink" | "named" | "forward" | "error";

/** One message that a statement may write; a statement with a choice in its message gives several. */
export interface LogStatement {
  readonly kind: StatementKind;
  /** Lines of the call, from 1. */
  readonly line: number;
  readonly endLine: number;
  /** The constant pieces of the message; a value stands between each two. Empty when only fields are written. */
  readonly pieces: readonly string[];
  /** More text may follow the message, such as further arguments. */
  readonly open: boolean;
  /** Undefined when the call does not tell, as `console.log`. */
  readonly severity: Severity | undefined;
  /** Name, context or tag of the logger. */
  readonly logger: string | undefined;
  /** Names of fields that are written beside the message; `name=text` where the value is constant. */
  readonly fields: readonly string[];
  /** Set instead of a message that is a constant of another file, by the name under which the code speaks of it. */
  readonly reference: string | undefined;
  /** The last name of what is called, and which argument is the message. */
  readonly callee: string;
  readonly argument: number;
  /** The message is little more than a parameter of the function around it: its callers say what is logged. */
  readonly wraps: boolean;
}

/** A function that hands one of its parameters to a logger as the message. */
export interface LogWrapper {
  readonly name: string;
  readonly argument: number;
}

/** What one file says. */
export interface FileStatements {
  readonly path: string;
  readonly statements: readonly LogStatement[];
  readonly wrappers: readonly LogWrapper[];
  /** Constant texts by name, for messages of other files. */
  readonly constants: readonly (readonly [name: string, text: string])[];
}
