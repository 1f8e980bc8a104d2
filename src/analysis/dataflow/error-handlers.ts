// Central error handlers: functions that a framework calls with everything that handlers throw.
import type { BlockId, FunctionCode, FunctionId, Program } from "../program.ts";
import { declaredShapes } from "../shapes/index.ts";
import { calleePath } from "./log-graph.ts";
import { valuesOf } from "../values-of.ts";

export interface ErrorHandler {
  readonly function: FunctionId;
  /** Where the error arrives: the entry, or the `catch` around `await next()`. */
  readonly from: BlockId;
  /** Classes of the errors that it is given; empty for all of them. */
  readonly classes: readonly string[];
}

const errorNames = /^_?(?:e|ex|err|error|exception|cause)$/;
// The last parameter may be left unnamed: `(error, _, response, __)`.
const nextNames = /^_?(?:next|done)|^_+$/;
const registering = new Set(["setErrorHandler", "onError", "onerror"]);

/** The error handlers that a file defines. */
export function errorHandlersOf(program: Program): readonly ErrorHandler[] {
  const found = new Map<FunctionId, BlockId>();
  for (const code of program.functions) {
    if (takesError(code) || isFilter(program, code)) found.set(code.id, 0);
    const caught = aroundNext(program, code);
    if (caught !== undefined) found.set(code.id, caught);
  }
  for (const { value } of valuesOf(program, "call")) {
    if (!registering.has(calleePath(program, value.callee).at(-1) ?? "")) continue;
    for (const argument of value.args) {
      const handler = program.values[argument.value];
      if (handler?.op === "function") found.set(handler.function, 0);
    }
  }
  for (const id of optionsOf(program)) found.set(id, 0);
  return [...found].map(([id, from]) => ({ function: id, from, classes: classesOf(program, id) }));
}

const errorOptions = new Set(["onError", "formatError", "customFormatErrorFn", "maskError"]);
const serverOptions = new Set(["router", "schema", "typeDefs", "createContext", "endpoint", "gateway"]);

/** `createNextApiHandler({ router, onError })`, `new ApolloServer({ schema, formatError })`: what answers all procedures or resolvers. */
function optionsOf(program: Program): readonly FunctionId[] {
  return valuesOf(program, "object").flatMap(({ value: { entries } }) => {
    const names = entries.flatMap((entry) => (entry.kind === "field" ? [entry.name] : []));
    if (!names.some((name) => serverOptions.has(name))) return [];
    return entries.flatMap((entry) => {
      const handler = entry.kind === "field" && errorOptions.has(entry.name) ? program.values[entry.value] : undefined;
      return handler?.op === "function" ? [handler.function] : [];
    });
  });
}

/** `(error, req, res, next)` of Express and Connect. */
function takesError({ parameters }: FunctionCode): boolean {
  return (
    parameters.length === 4 && errorNames.test(parameters[0]?.name ?? "") && nextNames.test(parameters[3]?.name ?? "")
  );
}

/** An exception filter of NestJS; where a base class catches, what that class hands the error to. */
function isFilter({ classes }: Program, code: FunctionCode): boolean {
  const owner = code.owner === undefined ? undefined : classes[code.owner];
  if (owner?.decorators.includes("Catch") !== true) return false;
  if (code.name === "catch") return true;
  const [error, host] = code.parameters.map(({ name }) => name);
  const isGiven = errorNames.test(error ?? "") && host !== undefined && hosts.test(host);
  return isGiven && owner.superClass >= 0 && owner.members.every(({ name }) => name !== "catch");
}

// `host`, `argumentsHost`
const hosts = /^(?:arguments?_?)?host$/i;

/** `@Catch(PaymentError)` names what the filter is there for. */
function classesOf(program: Program, id: FunctionId): readonly string[] {
  const owner = program.functions[id]?.owner;
  const shape = owner === undefined ? undefined : declaredShapes(program).classes.get(owner);
  return shape?.decorators?.find(({ name }) => name === "Catch")?.args ?? [];
}

const requests = new Set(["ctx", "context", "req", "request"]);
// `execRequest`, `dispatchRoute`: what finds the handler of a request and runs it; refuses handlers themselves.
const serving = /^(?:exec|execute|handle|dispatch|run|process|serve|invoke)(?:Request|Route|Handler|Middleware)s?$/;

/** Koa: a middleware that awaits the others in a `try`. */
function aroundNext(program: Program, code: FunctionCode): BlockId | undefined {
  const [first, second] = code.parameters.map(({ name }) => name);
  const isMiddleware = code.parameters.length === 2 && second === "next";
  if (!isMiddleware && !(code.parameters.length <= 2 && requests.has(first ?? ""))) return undefined;
  for (const { ops, handler } of code.blocks) {
    if (handler === undefined) continue;
    const awaits = ops.some((op) => {
      const value = program.values[op];
      if (value?.op !== "call") return false;
      const path = calleePath(program, value.callee);
      return isMiddleware ? path.join(".") === "next" : serving.test(path.at(-1) ?? "");
    });
    if (awaits) return handler;
  }
  return undefined;
}
