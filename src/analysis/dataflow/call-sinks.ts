// Calls that write to a log: which logger it is, what it is given, and loggers that a call hands to its callback.
import { noValue, type Argument, type BindingId, type ValueId } from "../program.ts";
import { unknown, type Abstract } from "./abstract-value.ts";
import { spreadOut } from "./bound-calls.ts";
import type { Call } from "./calls.ts";
import { flat } from "./evaluate.ts";
import { exposuresOf } from "./exposures.ts";
import { abstractOf, changed, passedFact, type FlowContext, type Frame } from "./flow-context.ts";
import { withHeldSecrets } from "./held-secrets.ts";
import { force } from "./imported.ts";
import { loggerOfCallback, madeLogger, namedSink, namedWriter, namesLogFile, type LoggerRef } from "./loggers.ts";
import type { SinkCall } from "./sink-call.ts";
import { declarationsOf } from "../shapes/declarations.ts";
import { unionTaints } from "./taint.ts";
import { toldByText } from "./told-by-text.ts";
import { printsInText } from "./whole-objects.ts";

/** The logger that a call writes to, by what its callee is or, failing that, by the name of its receiver. */
export function sinkOf(context: FlowContext, call: Call): LoggerRef | undefined {
  const known = call.callee.logger;
  if (known?.method) return known.method.logFile && !isGivenLogFile(context, call) ? undefined : known;
  const { method, receiver, label } = call;
  if (receiver?.logger || call.value.kind !== "call") return undefined;
  const made = method === undefined ? madeLogger(call.callee.api) : undefined;
  if (made) return made;
  const named =
    receiver && namedSink(method === undefined ? receiver.label : label.slice(0, -method.length - 1), method);
  return named ?? (isOwnMethod(context, call) ? undefined : namedWriter(call.name));
}

/** `this.logRequest(req)` of an object that is written out in this file: its body tells what of the request it logs. */
function isOwnMethod({ program }: FlowContext, { value, method }: Call): boolean {
  const callee = program.values[value.callee];
  const isOwn = callee?.op === "property" && program.values[callee.object]?.op === "this";
  return isOwn && program.functions.some(({ name, kind }) => kind !== "arrow" && name === method);
}

const joiners = new Set(["module:path.join", "module:path.resolve", "module:path.posix.join"]);

/** Whether the first argument names a log file: as a text, or by the last part of a template or of a joined path. */
export function isGivenLogFile(context: FlowContext, call: Call): boolean {
  let at = call.value.args[0]?.value ?? -1;
  for (let depth = 0; depth < 4; depth++) {
    const value = abstractOf(context, at);
    if (!value) return false;
    if (namesLogFile(value)) return true;
    at = lastPart(context, at);
  }
  return false;
}

/** What a text ends in, or what a variable that is stored once holds. */
function lastPart(context: FlowContext, id: ValueId): ValueId {
  const operation = context.program.values[id];
  if (operation?.op === "text" || operation?.op === "add") return operation.parts.at(-1) ?? -1;
  if (operation?.op === "call") {
    const api = abstractOf(context, operation.callee)?.api;
    return api !== undefined && joiners.has(api) ? (operation.args.at(-1)?.value ?? -1) : -1;
  }
  if (operation?.op !== "load") return -1;
  return onlyStore(context, operation.binding);
}

/** `tracer.startActiveSpan("login", (span) => …)`: the callback is given a logger. */
export function passLogger(context: FlowContext, call: Call): void {
  const known = call.callee.logger;
  const wrapping = known?.method?.wraps === true ? { ...known, method: undefined } : undefined;
  const logger = (call.api === undefined ? undefined : loggerOfCallback(call.api)) ?? wrapping;
  const callback = logger && call.args.at(-1);
  for (const { id, module } of callback?.functions ?? []) {
    if (module || context.passed.get(id)?.[0]?.logger) continue;
    const [, ...others] = context.passed.get(id) ?? [];
    context.passed.set(id, [{ ...unknown, nature: "code", logger }, ...others]);
    changed(context, passedFact(id));
  }
}

/** The call as one of a logger, with the arguments that it writes. */
export function sinkCall(frame: Frame, call: Call, logger: LoggerRef): SinkCall {
  const method = logger.method ?? {
    name: call.name,
    severity: undefined,
    from: 0,
    quotes: false,
    logFile: false,
    wraps: false,
  };
  // `logger.log({ level, message })`
  const from = call.value.args.length === 1 && call.args[0]?.fields ? 0 : method.from;
  const given = withListsSpread(call);
  const args = given.value.args.flatMap(({ value, spread }, index) =>
    index < from && !spread
      ? []
      : [{ value, spread, index: Math.max(index, from), abstract: loggedArgument(frame.context, given, index) }],
  );
  return {
    call: call.id,
    range: { start: call.value.start, end: call.value.end },
    label: call.label.endsWith("[…]") ? writtenCallee(frame, call) : call.label,
    logger,
    method,
    args,
    written: call.value.args,
    function: frame.function.id,
    forwarded: undefined,
  };
}

/** The call with what it takes out of lists, `console.log(...[text, value])`, as arguments of their own. */
function withListsSpread(call: Call): Call {
  if (!call.value.args.some(({ spread }) => spread)) return call;
  const args: Abstract[] = [];
  const written: Argument[] = [];
  for (const [index, argument] of call.value.args.entries()) {
    const value = call.args[index] ?? unknown;
    const { items, rest } = argument.spread ? spreadOut(value) : { items: [value], rest: undefined };
    args.push(...items, ...(rest ? [rest] : []));
    written.push(...items.map(() => ({ value: argument.value, spread: false })), ...(rest ? [argument] : []));
  }
  return { ...call, args, value: { ...call.value, args: written } };
}

/** An argument as it is written out, after the text that says what it is: `console.log("encryption key:", key)`. */
function loggedArgument(context: FlowContext, { value: { args }, args: values }: Call, index: number): Abstract {
  const id = args[index]?.value ?? noValue;
  const known = loggedValue(context, { id, value: values[index] ?? unknown, depth: 0 });
  const logged = withHeldSecrets(context.program, id, known);
  const before = index > 0 ? values[index - 1]?.constant : undefined;
  if (before === undefined || context.program.values[args[index - 1]?.value ?? noValue]?.op !== "constant")
    return logged;
  const at = context.program.values[id];
  const range = { start: at?.start ?? 0, end: at?.end ?? 0 };
  return toldByText(context, logged, { before, isApart: true, range });
}

const deepest = 4;

interface LoggedPart {
  readonly id: ValueId;
  readonly value: Abstract;
  readonly depth: number;
}

/** What is logged, and with it whatever its fields and the parts of its text take from other modules. */
function loggedValue(context: FlowContext, { id, value, depth }: LoggedPart): Abstract {
  const known = withFieldsForced(context, force(context, value), depth);
  const told = depth < deepest ? partsOf(context, id) : [];
  const added = told.flatMap((part) => {
    const given = abstractOf(context, part);
    if (!given) return [];
    const isNew = given.imported !== undefined || partsOf(context, part).length > 0;
    return isNew ? loggedValue(context, { id: part, value: given, depth: depth + 1 }).taints.filter(printsInText) : [];
  });
  return added.length === 0 ? known : { ...known, taints: unionTaints(known.taints, flat(added)) };
}

function withFieldsForced(context: FlowContext, value: Abstract, depth: number): Abstract {
  const { fields } = value;
  if (!fields || depth >= deepest || ![...fields.values()].some(({ imported }) => imported)) return value;
  return { ...value, fields: new Map([...fields].map(([name, field]) => [name, toldElsewhere(context, field)])) };
}

/** The field with what its own module knows to be in it; declarations were asked already. */
function toldElsewhere(context: FlowContext, field: Abstract): Abstract {
  if (!field.imported) return field;
  const known = force(context, field);
  return exposuresOf(known).length > 0 ? { ...known, type: field.type } : field;
}

/** The parts of a text, also of one that a variable holds. */
function partsOf(context: FlowContext, id: ValueId): readonly ValueId[] {
  const operation = context.program.values[id];
  if (operation?.op === "text" || operation?.op === "add") return operation.parts;
  if (operation?.op !== "load") return [];
  const held = context.program.values[onlyStore(context, operation.binding)];
  return held?.op === "text" || held?.op === "add" ? held.parts : [];
}

function onlyStore({ program }: FlowContext, binding: BindingId): ValueId {
  const stores = declarationsOf(program).stores.get(binding) ?? [];
  return stores.length === 1 ? (stores[0] ?? noValue) : noValue;
}

const longestCallee = 40;

/** `console[level]` as the code has it. */
function writtenCallee({ context: { program } }: Frame, { value, label }: Call): string {
  const callee = program.values[value.callee];
  const text = callee ? program.text.slice(callee.start, callee.end) : label;
  return text.length > longestCallee || /\s/.test(text) ? label : text;
}
