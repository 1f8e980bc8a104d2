// What each function of a file is there for: the names under which it is written, registered or exported, whether it serves requests,
// and what is wrapped around it.
import type { Activity } from "../../catalogue/events/activities.ts";
import {
  handlerDecorators,
  handlerMakers,
  messageMethods,
  optionHandlers,
  messageReceivers,
  procedureMethods,
  routeFields,
  routeMethods,
  signInOptions,
  strategyWords,
  resolverMaps,
  toolMakers,
} from "../../catalogue/events/borders.ts";
import { splitWords } from "../../catalogue/names.ts";
import { calleePath, saysFailure } from "../dataflow/log-graph.ts";
import type { LogView } from "../dataflow/log-view.ts";
import {
  noValue,
  type Decorator,
  type FunctionCode,
  type FunctionId,
  type Program,
  type Value,
  type ValueId,
} from "../program.ts";
import { declaredShapes } from "../shapes/index.ts";
import { activityOfEntry, isOfLimiter } from "./entry-activity.ts";
import { addFile } from "./entry-file.ts";
import { isPath, pathBehind, pathGiven, pathOfRoute, routeOfArguments } from "./registered-routes.ts";
import type { Route } from "./routes.ts";
import { addStrategy, addVerifier, strategyPurpose } from "./strategies.ts";
import { isHelper, isRemoteCall, isServiceAction, takesRequest } from "./takes-request.ts";
import { functionValue } from "../values-of.ts";
import { constantText, type Users } from "./users-of.ts";

/** Something that stands around a function when it runs: a call that it is passed to, a decorator, a middleware before it. */
export interface Wrapper {
  readonly label: string;
  /** The call or value, for looking at what it does; undefined for a decorator. */
  readonly value: ValueId | undefined;
  readonly isMiddleware: boolean;
}

export interface Entry {
  readonly function: FunctionCode;
  /** From the most telling on. */
  readonly names: readonly string[];
  readonly route: Route | undefined;
  readonly activity: Activity | undefined;
  /** It serves requests of the outside. */
  readonly isBorder: boolean;
  /** It stands before other handlers: a middleware or a guard. */
  readonly isMiddleware: boolean;
  /** It tells by what it returns whether somebody may sign in or go on. */
  readonly decides: boolean;
  /** A limiter runs it when somebody asks too often: `rateLimit({ handler })`. */
  readonly isOfLimiter: boolean;
  readonly wrappers: readonly Wrapper[];
  /** A decorator leaves it out of the audit of all handlers. */
  readonly isUnaudited?: boolean;
}

/** What is found out about a function on the way. */
export interface Gathered {
  readonly names: string[];
  route: Route | undefined;
  isBorder: boolean;
  isMiddleware: boolean;
  decides: boolean;
  readonly wrappers: Wrapper[];
  isUnaudited?: boolean;
}

export interface EntrySource {
  readonly program: Program;
  readonly users: Users;
  readonly view: LogView;
}

/** The entry of each function of the file, by its number. */
export function entriesOf(source: EntrySource): ReadonlyMap<FunctionId, Entry> {
  const { program } = source;
  const entries = new Map<FunctionId, Entry>();
  for (const code of program.functions) {
    if (code.id === 0) continue;
    const found: Gathered = {
      names: [],
      route: undefined,
      isBorder: false,
      isMiddleware: false,
      decides: false,
      wrappers: [],
    };
    if (code.name) found.names.push(code.name);
    const value = functionValue(program, code.id);
    if (value !== undefined) climb(source, value, found);
    addDecorators(source, code, found);
    addStrategy(program, code, found);
    addVerifier(program, code, found);
    addParameters(source, code, found);
    addFile(program, code, found);
    const activity = activityOfEntry(program, code, found);
    entries.set(code.id, { ...found, function: code, activity, isOfLimiter: isOfLimiter(found) });
  }
  return entries;
}

const maxSteps = 24;

/** Follows the function value to where it is passed, stored or returned. */
function climb(source: EntrySource, start: ValueId, found: Gathered): void {
  const queue: ValueId[] = [start];
  const seen = new Set(queue);
  for (let at = queue.shift(), steps = 0; at !== undefined && steps < maxSteps; at = queue.shift(), steps++) {
    for (const user of source.users.of(at)) {
      if (seen.has(user)) continue;
      seen.add(user);
      queue.push(...step(source, { user, part: at }, found));
    }
    // `loginUser = catchAsync(async (req, res) => …)` of a class.
    const field = at === start ? undefined : fieldsOf(source.program).get(at);
    if (field !== undefined) found.names.push(field);
  }
}

const fields = new WeakMap<Program, ReadonlyMap<ValueId, string>>();

/** Names of the fields of classes, by what they hold. */
function fieldsOf(program: Program): ReadonlyMap<ValueId, string> {
  const known =
    fields.get(program) ??
    new Map(
      program.classes.flatMap(({ members }) =>
        members.flatMap(({ kind, value, name }) => (kind === "field" && value >= 0 ? [[value, name] as const] : [])),
      ),
    );
  fields.set(program, known);
  return known;
}

interface Use {
  readonly user: ValueId;
  readonly part: ValueId;
}

function step(source: EntrySource, use: Use, found: Gathered): readonly ValueId[] {
  const { program, users } = source;
  const value = program.values[use.user];
  switch (value?.op) {
    case "call":
      return registered(source, { ...use, call: value }, found);
    case "store":
      if (program.bindings[value.binding]?.name) found.names.push(program.bindings[value.binding]?.name ?? "");
      return users.loadsOf(value.binding);
    case "set-property":
      if (value.name !== undefined && value.name !== "exports") found.names.push(value.name);
      return [];
    case "object":
      return inObject(program, { ...use, object: value }, found);
    case "return":
    case "cast":
    case "join":
    case "array":
      return [use.user];
    default:
      return [];
  }
}

type Of<Op extends Value["op"]> = Extract<Value, { op: Op }>;

function inObject(program: Program, use: Use & { readonly object: Of<"object"> }, found: Gathered): readonly ValueId[] {
  const { object, part } = use;
  let path: string | undefined;
  let method: string | undefined;
  for (const entry of object.entries) {
    if (entry.kind !== "field") continue;
    const text = constantText(program, entry.value);
    if (entry.value === part) {
      if (signInOptions.has(entry.name)) {
        found.decides = true;
        found.isBorder = true;
        found.names.unshift("login");
      }
      const purpose = Object.hasOwn(optionHandlers, entry.name) ? optionHandlers[entry.name] : undefined;
      if (purpose !== undefined) found.isBorder = true;
      if (resolverMaps.has(entry.name)) found.isBorder = true;
      found.names.push(...(purpose ? [purpose] : []), entry.name);
    } else if (text !== undefined && routeFields.has(entry.name) && text.startsWith("/")) path = text;
    else if (text !== undefined && entry.name === "method") method = text.toUpperCase();
  }
  if (path !== undefined && method !== undefined) addRoute(found, { method, path });
  return [use.user];
}

function addRoute(found: Gathered, route: Route): void {
  found.route ??= route;
  found.isBorder = true;
}

function registered(
  source: EntrySource,
  use: Use & { readonly call: Of<"call"> },
  found: Gathered,
): readonly ValueId[] {
  const { program } = source;
  const { call, part } = use;
  const path = calleePath(program, call.callee);
  const method = path.at(-1) ?? "";
  const receiver = splitWords(path.at(-2) ?? "");
  const first = call.args[0] && call.args[0].value !== part ? pathGiven(program, call.args[0].value) : undefined;
  const http = Object.hasOwn(routeMethods, method) ? routeMethods[method] : undefined;
  if (http !== undefined && path.length > 1 && first !== undefined && isPath(first, receiver)) {
    const route = { method: http, path: pathOfRoute(source, call.callee, first) };
    return isRoute(source, { ...use, route }, found);
  }
  const behind = http === undefined ? undefined : pathBehind(program, call);
  if (http !== undefined && behind !== undefined) {
    const route = { method: http, path: behind };
    const handlers = { ...call, args: [noArgument, ...call.args] };
    return isRoute(source, { part, user: use.user, call: handlers, route }, found);
  }
  const named = routeOfArguments(program, call);
  if (named !== undefined && call.args.at(-1)?.value === part) {
    addRoute(found, named);
    return [];
  }
  if (messageMethods.has(method) && first !== undefined && receiver.some((word) => messageReceivers.has(word))) {
    if (first !== "connection" && first !== "connect") found.names.push(first);
    found.isBorder = first !== "connection" && first !== "connect" && first !== "disconnect" && first !== "error";
    return [];
  }
  if (method === "use" || method === "addHook") {
    found.isMiddleware = true;
    if (method === "addHook") found.isBorder = true;
    return [];
  }
  if (strategyWords.has(splitWords(method).at(-1) ?? "") && call.kind === "new") {
    found.names.push(strategyPurpose(program, { method, part }));
    found.isBorder = true;
    found.decides = true;
    return [];
  }
  if (path.length > 1 && procedureMethods.has(method)) {
    found.isBorder = true;
    addChain(program, call.callee, found);
    return [use.user];
  }
  if (handlerMakers.has(method)) found.isBorder = true;
  if (toolMakers.has(method)) {
    found.names.unshift("run tool");
    found.isBorder = true;
  }
  found.wrappers.push({ label: path.join("."), value: use.user, isMiddleware: false });
  return [use.user];
}

const noArgument = { value: noValue, spread: false };

const longestChain = 12;

/** `procedure.use(createEventLog("user.delete")).input(schema).mutation(handler)`: what stands before the handler. */
function addChain(program: Program, callee: ValueId, found: Gathered): void {
  let at = callee;
  for (let steps = 0; steps < longestChain; steps++) {
    const property = program.values[at];
    const call = property?.op === "property" ? program.values[property.object] : undefined;
    if (call?.op !== "call") return;
    const used = calleePath(program, call.callee).at(-1) === "use" ? call.args[0]?.value : undefined;
    const made = used === undefined ? undefined : program.values[used];
    if (used !== undefined && made) {
      const label = calleePath(program, made.op === "call" ? made.callee : used).join(".");
      found.wrappers.push({ label, value: used, isMiddleware: true });
    }
    at = call.callee;
  }
}

function isRoute(
  { program }: EntrySource,
  { call, part, route }: Use & { readonly call: Of<"call">; readonly route: Route },
  found: Gathered,
): readonly ValueId[] {
  const handlers = call.args.slice(1);
  const isLast = handlers.at(-1)?.value === part;
  // What stands before the handler of a route guards it, and is no handler of that route itself.
  if (!isLast) {
    found.isMiddleware = true;
    return [];
  }
  addRoute(found, route);
  for (const { value } of handlers.slice(0, -1)) {
    const other = program.values[value];
    const label = calleePath(program, other?.op === "call" ? other.callee : value).join(".");
    found.wrappers.push({ label, value, isMiddleware: true });
  }
  return [];
}

function addDecorators({ program }: EntrySource, code: FunctionCode, found: Gathered): void {
  if (code.owner === undefined || code.kind !== "method") return;
  const shape = declaredShapes(program).classes.get(code.owner);
  const fields = shape?.type.kind === "object" ? shape.type.fields : [];
  const own = fields.find(({ type }) => type?.kind === "function" && type.body === code.id)?.decorators ?? [];
  const outer = shape?.decorators ?? [];
  for (const { name, args } of own) {
    const method = Object.hasOwn(handlerDecorators, name) ? handlerDecorators[name] : undefined;
    if (method === undefined) continue;
    found.isBorder = true;
    // `@Query(() => Boolean)` names a type.
    if (!resolverMaps.has(name)) addRoute(found, { method, path: joined(prefixOf(outer), args[0] ?? "") });
  }
  for (const { name, args } of [...own, ...outer]) {
    // `@AuditLevel("disabled")`, `@SkipAudit()`
    const isOff = args.some((argument) => switchedOff.test(argument)) || leavesOut.test(name);
    if (isOff && /audit|activity/i.test(name)) found.isUnaudited = true;
    if (isOff) continue;
    found.wrappers.push({ label: name, value: undefined, isMiddleware: false });
    if (/^Use/.test(name))
      for (const label of args) found.wrappers.push({ label, value: undefined, isMiddleware: true });
  }
  if (code.name === "canActivate") {
    found.decides = true;
    found.isMiddleware = true;
  }
}

// What a decorator is given to leave a handler out.
const leavesOut = /^(?:Skip|No|Ignore|Disable|Without)_?(?:Audit|Activity)/;
const switchedOff = /^['"`]?(?:disabled?|none|off|skip|false|ignore)['"`]?$/i;

function prefixOf(decorators: readonly Decorator[]): string {
  const controller = decorators.find(({ name }) => name === "Controller" || name === "JsonController");
  return controller?.args[0] ?? controller?.options.get("path") ?? "";
}

function joined(prefix: string, path: string): string {
  return `/${prefix}/${path}`.replace(/\/{2,}/g, "/");
}

function addParameters({ program, users, view }: EntrySource, code: FunctionCode, found: Gathered): void {
  const names = code.parameters.map(({ name }) => name);
  const isKnown = code.parameters.some(({ value }) => view.abstractOf(value)?.api?.startsWith("request:") === true);
  const isServed =
    isKnown ||
    (names.includes("res") && names.length > 1) ||
    (names[0] === "req" && !isHelper({ program, users }, code)) ||
    takesRequest({ program, users }, code) ||
    isRemoteCall(code) ||
    isServiceAction(program, code, found.names);
  if (isServed) found.isBorder = true;
  if (isServed && names.some((name) => onward.has(name)))
    found.isMiddleware = found.route === undefined && goesOn(program, code) && !signsIn(program, code);
}

const onward = new Set(["next", "proceed"]);

/** `passport.authenticate("local", (error, user) => { req.logIn(user, …) })(req, res, next)` is no gate. */
function signsIn({ text }: Program, { range }: FunctionCode): boolean {
  return /\breq(?:uest)?\.log_?in\(/i.test(text.slice(range.start, range.end));
}

const isFine = (value: Value): boolean => value.op === "constant" && /^(?:200|201|204)$/.test(value.text);

/** `res.json(user)`, and no `res.status(401).json(…)` or `res.json({ error })`. */
function givesAnswer(program: Program, value: Value): boolean {
  if (value.op !== "call" || value.args.length === 0) return false;
  const direct = program.values[value.callee];
  const on = direct?.op === "property" ? program.values[direct.object] : undefined;
  if (direct?.op !== "property" || on?.op !== "load" || !givers.has(direct.name ?? "")) return false;
  const isAnswer = /^(?:res|reply|response)$/.test(program.bindings[on.binding]?.name ?? "");
  return isAnswer && !value.args.some((argument) => saysFailure(program, argument.value));
}

const givers = new Set(["json", "send"]);

/** A middleware lets the request through; who only hands errors to `next` answers by itself. */
function goesOn(program: Program, { range }: FunctionCode): boolean {
  const { values, bindings } = program;
  const isNext = (id: ValueId): boolean => {
    const value = values[id];
    return value?.op === "load" && onward.has(bindings[value.binding]?.name ?? "");
  };
  // `createUser(req, res, next)` may answer for a handler that gives the answer to what it asked for.
  const isDone = values.some(
    (value) => value.start > range.start && value.end < range.end && (isFine(value) || givesAnswer(program, value)),
  );
  return values.some((value) => {
    if (value.op !== "call" || value.start < range.start || value.end > range.end) return false;
    return value.args.length === 0
      ? isNext(value.callee)
      : !isDone && value.args.some((argument) => isNext(argument.value));
  });
}
