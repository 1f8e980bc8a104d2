// A call that writes to a log, and what reaches it: the ground on which the exposure rules stand.
import type { Range } from "../../base/text.ts";
import type { Argument, FunctionId, ValueId } from "../program.ts";
import type { Abstract } from "./abstract-value.ts";
import type { LoggerRef, SinkMethodRef } from "./loggers.ts";

export interface SinkPlace {
  readonly index: number;
  readonly fields: readonly string[];
}

export interface SinkArgument {
  readonly value: ValueId;
  readonly abstract: Abstract;
  readonly spread: boolean;
  /** Index among the call's arguments. */
  readonly index: number;
  /** For a function that forwards it: where it is among the arguments of the logger, and in which fields. */
  readonly place?: SinkPlace;
}

/** Where a function of the project writes what it is given. */
export interface Forwarded {
  readonly label: string;
  readonly range: Range;
  readonly path: string | undefined;
  /** The function is a part of what the project calls its logger. */
  readonly isOfLogger?: boolean;
  /** It is reached only while the program is developed or tested. */
  readonly isTrial?: true;
}

export interface SinkCall {
  readonly call: ValueId;
  readonly range: Range;
  /** The sink as the code calls it, such as `logger.info`. */
  readonly label: string;
  readonly logger: LoggerRef;
  readonly method: SinkMethodRef;
  readonly args: readonly SinkArgument[];
  /** All arguments of the call as they were written. */
  readonly written: readonly Argument[];
  readonly function: FunctionId;
  /** For a function of the project that forwards its argument: where it is written in the end. */
  readonly forwarded: Forwarded | undefined;
  /** Nothing is written by the call itself: it hands a logger on, or makes one. */
  readonly isHanded?: true;
}
