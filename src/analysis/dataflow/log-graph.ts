// What a function does about logging, as plain data that other files can read: its blocks with the steps that log or call functions
// that may, and where each block goes. Whether a way through it logs is judged by `analysis/events`.
import { isAuditCall, isEventBus, isNamedLogger, namesLogging } from "../../catalogue/events/audit-trail.ts";
import { statusNamed } from "../../catalogue/events/statuses.ts";
import type { Severity } from "../../catalogue/sinks/sink-library.ts";
import type { Range } from "../../base/text.ts";
import {
  noValue,
  type Block,
  type BlockId,
  type FunctionCode,
  type FunctionId,
  type Program,
  type Value,
  type ValueId,
} from "../program.ts";
import type { Abstract } from "./abstract-value.ts";
import { blocksWithoutInput, mayBeNo } from "./failing-exits.ts";
import { abstractOf, type FlowContext } from "./flow-context.ts";
import { successors } from "./run-function.ts";
import type { FunctionRef, ImportedRef } from "./summary.ts";

/** A function that a call may run; an `ImportedRef` has not been looked at. */
export type CalleeRef = { readonly function: FunctionRef } | { readonly imported: ImportedRef };

/** `quiet`: at a level that production drops. `bus`: whoever subscribes may log it. */
export type LogStrength = "full" | "quiet" | "audit" | "bus";

export type LogStep =
  | {
      readonly kind: "log";
      readonly op: ValueId;
      readonly strength: LogStrength;
      readonly label: string;
      readonly range: Range;
      /** The event that a bus is given. */
      readonly topic?: string | undefined;
      /** Functions of the project that are called like an audit. */
      readonly callees?: readonly CalleeRef[];
    }
  | {
      readonly kind: "call";
      readonly op: ValueId;
      readonly callees: readonly CalleeRef[];
      readonly label: string;
      readonly range: Range;
    };

/** A test that can be decided for an error whose status or class is known, or for production. */
export type LogTest =
  | { readonly kind: "status"; readonly operator: string; readonly status: number }
  | { readonly kind: "class"; readonly name: string }
  | { readonly kind: "development" }
  | { readonly kind: "sent" }
  /** `status === 401 || status === 403`; what is not known of is left out, and `isWhole` says so. */
  | { readonly kind: "either"; readonly tests: readonly LogTest[]; readonly isWhole: boolean };

/** `throw` leaves with an exception, `failure` returns nothing, `false` or an object that says so. */
export type LogExit = "success" | "failure" | "throw";

export interface LogBlock {
  readonly steps: readonly LogStep[];
  /** For a branch the side on which the test holds comes first. */
  readonly to: readonly BlockId[];
  readonly handler: BlockId | undefined;
  readonly test: LogTest | undefined;
  /** How it leaves the function; undefined when it goes on. */
  readonly exit: LogExit | undefined;
  /** What it gives back may be yes or no. */
  readonly mayBeNo?: true;
  /** It is reached because something was not given to the function. */
  readonly lacksInput?: true;
  /** It calls `next(error)` or passes the error on in another way. */
  readonly passesOn: boolean;
}

export interface LogGraph {
  readonly blocks: readonly LogBlock[];
  /** Functions written inside it that log: what it returns may log when it is called. */
  readonly inner: readonly FunctionId[];
  /** There is nothing in it: `const logActivity = () => {}`. */
  readonly isEmpty?: true;
}

/** The graph of each function in which something is logged or called that may log. */
export function logGraphs(context: FlowContext): ReadonlyMap<FunctionId, LogGraph> {
  const graphs = new Map<FunctionId, LogGraph>();
  for (const code of context.program.functions) {
    const blocks = code.blocks.map((block) => blockOf(context, block));
    if (blocks.some(({ steps }) => steps.length > 0))
      graphs.set(code.id, { blocks: withInput(context.program, code, blocks), inner: [] });
    else if (isEmptyBody(context.program, code)) graphs.set(code.id, { blocks, inner: [], isEmpty: true });
  }
  for (const code of context.program.functions.toReversed()) {
    const inner = code.parent === undefined ? undefined : graphs.get(code.parent);
    const own = graphs.get(code.id);
    if (!own) continue;
    if (inner) graphs.set(code.parent ?? 0, { ...inner, inner: [...inner.inner, code.id] });
    else if (code.parent !== undefined && code.parent !== 0) graphs.set(code.parent, emptyGraph(context, code));
  }
  return graphs;
}

/** A function that stands for one that is still to be written. */
function isEmptyBody({ values }: Program, { blocks, name }: FunctionCode): boolean {
  return name !== "" && blocks.every(({ ops }) => ops.every((op) => idle.has(values[op]?.op)));
}

const idle = new Set<Value["op"] | undefined>(["constant", "parameter", "store"]);

/** Tells blocks that are reached for want of a parameter. */
function withInput(program: Program, code: FunctionCode, blocks: readonly LogBlock[]): readonly LogBlock[] {
  const lacking = blocksWithoutInput(program, code);
  return lacking.size === 0
    ? blocks
    : blocks.map((block, id) => (lacking.has(id) ? { ...block, lacksInput: true } : block));
}

function emptyGraph({ program }: FlowContext, code: FunctionCode): LogGraph {
  const outer = program.functions[code.parent ?? 0];
  return { blocks: outer?.blocks.map(plainBlock) ?? [], inner: [code.id] };
}

function plainBlock({ end, handler }: Block): LogBlock {
  return { steps: [], to: successors(end), handler, test: undefined, exit: exitKind(end), passesOn: false };
}

function blockOf(context: FlowContext, block: Block): LogBlock {
  const { program } = context;
  const steps = block.ops.flatMap((op) => stepOf(context, op));
  const exit = exitOf(program, block);
  const test = block.end.kind === "branch" ? testOf(program, block.end.test) : undefined;
  const to = successors(block.end);
  const passesOn = block.ops.some((op) => passesErrorOn(program, op));
  const last = program.values[block.ops.at(-1) ?? noValue];
  const isOpen = last?.op === "return" && mayBeNo(program, last.value);
  return {
    ...(isOpen && { mayBeNo: true }),
    steps,
    to: test?.negated ? to.toReversed() : to,
    handler: block.handler,
    test: test?.test,
    exit,
    passesOn,
  };
}

const exitKind = (end: Block["end"]): LogBlock["exit"] =>
  end.kind === "resume"
    ? end.leaves
      ? "success"
      : undefined
    : end.kind !== "exit"
      ? undefined
      : end.how === "throw"
        ? "throw"
        : "success";

function exitOf(program: Program, block: Block): LogBlock["exit"] {
  const last = program.values[block.ops.at(-1) ?? noValue];
  if (last?.op === "throw") return "throw";
  if (last?.op === "return") return saysFailure(program, last.value) ? "failure" : "success";
  return exitKind(block.end);
}

// Fields that are false or missing in the answer of a check that failed.
const outcomeFields = new Set(["ok", "success", "found", "valid", "isValid", "authenticated", "allowed", "passed"]);
const problemFields = new Set(["error", "errors", "err", "failure"]);

/** Whether a returned value says that something failed: nothing, `false`, `{ ok: false }`. */
export function saysFailure(program: Program, id: ValueId): boolean {
  const value = program.values[id];
  if (!value) return true;
  if (value.op === "constant") return value.text === "false" || value.kind === "null" || value.kind === "undefined";
  if (value.op === "global") return value.name === "undefined";
  if (value.op === "cast" || value.op === "await") return saysFailure(program, value.value);
  if (value.op !== "object") return false;
  return value.entries.some((entry) => {
    if (entry.kind !== "field") return false;
    const field = program.values[entry.value];
    if (outcomeFields.has(entry.name)) return field?.op === "constant" && field.text === "false";
    return problemFields.has(entry.name) && !(field?.op === "constant" && field.kind !== "string");
  });
}

/** `next(error)` */
export function passesErrorOn(program: Program, op: ValueId): boolean {
  const value = program.values[op];
  if (value?.op !== "call" || value.args.length === 0) return false;
  const callee = program.values[value.callee];
  return callee?.op === "load" && program.bindings[callee.binding]?.name === "next";
}

/** Levels that production drops. */
const quietLevels: ReadonlySet<Severity | undefined> = new Set(["TRACE", "DEBUG"]);

function stepOf(context: FlowContext, op: ValueId): readonly LogStep[] {
  const value = context.program.values[op];
  if (value?.op !== "call") return [];
  const range = { start: value.start, end: value.end };
  const path = calleePath(context.program, value.callee);
  const label = path.join(".");
  const sinks = context.sinkCalls.get(op)?.filter(({ isHanded }) => !isHanded);
  const direct = sinks?.find(({ forwarded }) => !forwarded) ?? sinks?.[0];
  // `sendEmail(…)` may log what it is given when something goes wrong; its own graph tells when.
  const isByTheWay = direct?.forwarded !== undefined && !namesLogging(path) && calleesOf(context, op).length > 0;
  if (direct && !isByTheWay) {
    // `logTrace(…)` of the project's own, which may write by way of `console.log`.
    const isTrace = direct.forwarded !== undefined && path.length === 1 && /trace|verbose|debug/i.test(label);
    const strength: LogStrength = isTrace || quietLevels.has(direct.method.severity) ? "quiet" : "full";
    return [{ kind: "log", op, strength, label: direct.label || label, range }];
  }
  if (isNamedLogger(path)) return [{ kind: "log", op, strength: "full", label, range }];
  if (isAuditCall(path)) return [{ kind: "log", op, strength: "audit", label, range, callees: calleesOf(context, op) }];
  if (isEventBus(path)) {
    const topic = value.args[0] && topicOf(context.program, value.args[0].value);
    return [{ kind: "log", op, strength: "bus", label, range, topic }];
  }
  const isLater = laterMethods.has(path.at(-1) ?? "");
  const callees = [...calleesOf(context, op), ...(isLater ? [] : callbacksOf(context, value.args))];
  return callees.length > 0 ? [{ kind: "call", op, callees, label, range }] : [];
}

/** Their callbacks run when something else happens, or when it goes wrong. */
export const laterMethods: ReadonlySet<string> = new Set(
  "catch on once addListener addEventListener subscribe use get post put patch delete all route setTimeout setInterval setImmediate onError onClose".split(
    " ",
  ),
);
const runsItsCallback = 3;

/** Functions written into a call run with it: `transaction(async (tx) => …)`, `list.forEach(…)`, `.then(…)`. */
function callbacksOf(context: FlowContext, args: readonly { readonly value: ValueId }[]): readonly CalleeRef[] {
  return args.slice(0, runsItsCallback).flatMap(({ value }): readonly CalleeRef[] => {
    const written = context.program.values[value];
    return written?.op === "function" ? [{ function: { id: written.function, module: undefined } }] : [];
  });
}

/** `"user.deleted"`, `Events.UserDeleted`, `UserDeletedEvent` and `new UserDeletedEvent(…)`: what they have in common is the last name. */
export function topicOf(program: Program, id: ValueId): string | undefined {
  const value = program.values[id];
  if (value?.op === "constant") return value.kind === "string" ? value.text : undefined;
  if (value?.op === "call") return value.kind === "new" ? calleePath(program, value.callee).at(-1) : undefined;
  return calleePath(program, id).at(-1);
}

/** Names on the way to what is called: `prisma.userSecurityAuditLog.create` gives its three names. */
export function calleePath(program: Program, callee: ValueId): readonly string[] {
  const path: string[] = [];
  let at: ValueId = callee;
  for (let depth = 0; depth < 8; depth++) {
    const value = program.values[at];
    if (value?.op === "property") {
      path.unshift(value.name ?? "[]");
      at = value.object;
    } else if (value?.op === "call") at = value.callee;
    else if (value?.op === "await" || value?.op === "cast") at = value.value;
    else {
      const name = rootName(program, at);
      return name === undefined ? path : [name, ...path];
    }
  }
  return path;
}

function rootName(program: Program, id: ValueId): string | undefined {
  const value = program.values[id];
  switch (value?.op) {
    case "load":
      return program.bindings[value.binding]?.name;
    case "global":
      return value.name;
    case "this":
      return "this";
    case "module":
      return value.specifier.slice(value.specifier.lastIndexOf("/") + 1);
    default:
      return undefined;
  }
}

/** Functions of the project that a call may run, as far as values and declared types tell. */
export function calleesOf(context: FlowContext, call: ValueId): readonly CalleeRef[] {
  const value = context.program.values[call];
  if (value?.op !== "call") return [];
  const callee = abstractOf(context, value.callee);
  const known = callee ? refsOf(callee) : [];
  if (known.length > 0) return known;
  const operation = context.program.values[value.callee];
  if (operation?.op !== "property" || operation.name === undefined) return [];
  const receiver = abstractOf(context, operation.object);
  return receiver ? methodOf(context, receiver, operation.name) : [];
}

function refsOf(callee: Abstract): readonly CalleeRef[] {
  if (callee.functions.length > 0) return callee.functions.map((ref) => ({ function: ref }));
  return callee.imported ? [{ imported: callee.imported }] : [];
}

/** A method of an object that is declared as a class of the project: `private readonly users: UsersService`. */
function methodOf(context: FlowContext, receiver: Abstract, name: string): readonly CalleeRef[] {
  const { type } = receiver;
  if (type?.kind !== "name") return [];
  const local = context.program.classes.find((each) => each.name === type.name);
  const member = local?.members.find((each) => each.name === name)?.function;
  if (member !== undefined) return [{ function: { id: member, module: undefined } }];
  const ref = context.typeImports.get(type.name);
  return ref ? [{ imported: { ...ref, path: [...ref.path, "new", name] } }] : [];
}

const comparisons = new Set(["===", "==", "!==", "!=", ">=", ">", "<", "<="]);
const statusNames = new Set(["status", "statusCode", "code", "httpStatus"]);

function testOf(program: Program, id: ValueId): { test: LogTest; negated: boolean } | undefined {
  let value = program.values[id];
  let negated = false;
  while (value?.op === "unary" && value.operator === "!") {
    negated = !negated;
    value = program.values[value.value];
  }
  if (!value) return undefined;
  if (value.op === "join") {
    const either = eitherOf(program, value);
    return either && { test: either, negated };
  }
  const name = nameOf(program, value);
  if (name === "headersSent") return { test: { kind: "sent" }, negated };
  if (name !== undefined && /^(?:is_?)?(?:dev|debug|development)(?:mode)?$/i.test(name))
    return { test: { kind: "development" }, negated };
  if (value.op !== "binary") return undefined;
  if (value.operator === "instanceof") {
    const type = program.values[value.right];
    const className = type && nameOf(program, type);
    return className === undefined ? undefined : { test: { kind: "class", name: className }, negated };
  }
  if (!comparisons.has(value.operator)) return undefined;
  const left = program.values[value.left];
  const right = program.values[value.right];
  const isDevelopment = right?.op === "constant" && /^dev/.test(right.text);
  const isProduction = right?.op === "constant" && /^prod/.test(right.text);
  if (isDevelopment || isProduction) {
    const isEqual = value.operator.startsWith("=");
    return { test: { kind: "development" }, negated: negated !== (isDevelopment ? !isEqual : isEqual) };
  }
  if (!left || !right || !statusNames.has(nameOf(program, left) ?? "")) return undefined;
  const number = right.op === "constant" ? Number(right.text) : Number.NaN;
  const said = right.op === "constant" ? right.text : (nameOf(program, right) ?? "");
  const status = Number.isNaN(number) ? statusNamed(said) : number;
  if (status === undefined || !(status >= 100 && status < 600)) return undefined;
  return { test: { kind: "status", operator: value.operator, status }, negated };
}

const mostSides = 8;

/** The parts of a chain of `||`. */
function eitherOf(program: Program, { inputs, start, end }: Extract<Value, { op: "join" }>): LogTest | undefined {
  const text = program.text.slice(start, end);
  if (inputs.length > mostSides || !text.includes("||") || text.includes("&&") || text.includes("?")) return undefined;
  const sides = inputs.map((input) => testOf(program, input));
  const tests = sides.flatMap((side) => (side && !side.negated ? [side.test] : []));
  return tests.length === 0 ? undefined : { kind: "either", tests, isWhole: tests.length === sides.length };
}

function nameOf(program: Program, value: NonNullable<Program["values"][number]>): string | undefined {
  if (value.op === "property") return value.name;
  if (value.op === "load") return program.bindings[value.binding]?.name;
  return value.op === "global" ? value.name : undefined;
}
