// Loggers that are handed something without being called here: `.then(console.log)`, `.catch(console.error)`, `forEach(print)`, and the
// fields that every line of a child logger will carry.
import { noValue } from "../program.ts";
import type { Abstract } from "./abstract-value.ts";
import type { Call } from "./calls.ts";
import { exposuresOf } from "./exposures.ts";
import type { Frame } from "./flow-context.ts";
import type { LoggerRef, SinkMethodRef } from "./loggers.ts";
import { elementOf } from "./properties.ts";
import type { SinkCall } from "./sink-call.ts";

/** What the loggers among the arguments of a call are given, as calls of their own. */
export function handedSinks(frame: Frame, call: Call): readonly SinkCall[] {
  const { receiver, method, args, value } = call;
  if (!receiver || receiver.logger || method === undefined || call.callee.functions.length > 0) return [];
  return args.flatMap((argument, index) => {
    const writes = argument.logger?.method;
    const written = value.args[index]?.value ?? noValue;
    const given = writes && givenTo(receiver, method, index);
    if (!argument.logger || !writes || !given || exposuresOf(given).length === 0) return [];
    const at = frame.context.program.values[written];
    const range = at ? { start: at.start, end: at.end } : { start: value.start, end: value.end };
    return [sinkOf(frame, call, { logger: argument.logger, method: writes, label: argument.label, given, range })];
  });
}

function givenTo(receiver: Abstract, method: string, index: number): Abstract | undefined {
  if (method === "then") return index === 0 ? { ...receiver, rejection: undefined } : receiver.rejection;
  if (index > 0) return undefined;
  if (method === "catch") return receiver.rejection;
  return method === "forEach" || method === "map" ? elementOf(receiver, false) : undefined;
}

/** `logger.child({ token })` writes the token with every line of the child; refuses the name of a `debug` logger. */
export function boundFields(frame: Frame, call: Call): readonly SinkCall[] {
  const { receiver, args, label, value } = call;
  const [fields] = args;
  if (!receiver?.logger?.library || !binding.has(call.method ?? "") || !fields || exposuresOf(fields).length === 0)
    return [];
  const method = { name: call.method ?? "", severity: undefined, from: 0, quotes: false, logFile: false, wraps: false };
  const range = { start: value.start, end: value.end };
  return [sinkOf(frame, call, { logger: receiver.logger, method, label, given: fields, range })];
}

const binding: ReadonlySet<string> = new Set(["child", "with"]);

interface Handed {
  readonly logger: LoggerRef;
  readonly method: SinkMethodRef;
  readonly label: string;
  readonly given: Abstract;
  readonly range: SinkCall["range"];
}

function sinkOf(frame: Frame, call: Call, { logger, method, label, given, range }: Handed): SinkCall {
  const callee = frame.context.program.values[call.value.callee];
  const isBound = call.method === method.name;
  const source = isBound ? call.value.args[0]?.value : callee?.op === "property" ? callee.object : undefined;
  return {
    call: call.id,
    range,
    label,
    logger,
    method,
    args: [{ value: source ?? noValue, abstract: given, spread: false, index: 0 }],
    written: call.value.args,
    function: frame.function.id,
    forwarded: { label, range, path: undefined },
    isHanded: true,
  };
}
