// What a call does: it writes to a log, cleans a value, hands its text on, runs a known function, or gives something new.
import { requestApiOfGetter } from "../../catalogue/frameworks/index.ts";
import { isCommand } from "../../catalogue/sources/index.ts";
import { isLibraryApi, libraryOfLogger } from "../../catalogue/sinks/index.ts";
import type { TypeRef, Value, ValueId } from "../program.ts";
import { putParameter } from "./address-parameters.ts";
import { apiStep } from "./api-steps.ts";
import { unknown, withField, type Abstract } from "./abstract-value.ts";
import { unbound } from "./bound-calls.ts";
import { isGivenLogFile, passLogger, sinkCall, sinkOf } from "./call-sinks.ts";
import { chainedResult, runCallbacks } from "./callbacks.ts";
import { withCalleeName } from "./callee-names.ts";
import { laterOptions } from "./client-credentials.ts";
import { containedInstance } from "./contained.ts";
import { withDecodedBreaks } from "./decoding.ts";
import { exposuresOf, type Exposure } from "./exposures.ts";
import { errorOf, isErrorMade } from "./made-errors.ts";
import { abstractOf, type FlowContext, type Frame } from "./flow-context.ts";
import { handGiven, withGiven } from "./given-values.ts";
import { boundFields, handedSinks } from "./handed-sinks.ts";
import { failCommand } from "./failed-commands.ts";
import { force, memberOf } from "./imported.ts";
import { observed } from "./observables.ts";
import { applySummaries, constructed, constructedForeign } from "./linking.ts";
import { deepText, isMap, knownFunction, knownMethod } from "./known-calls.ts";
import { afterUserinfo, lastOfAddress } from "./split-values.ts";
import { keepsArguments } from "../../catalogue/redactors/index.ts";
import { loggerOfApi, isLoggingFunction, namedSink } from "./loggers.ts";
import { growList, typeApi, withApi, withInputTaint } from "./properties.ts";
import { readByKey } from "./read-by-key.ts";
import { isClientFactory, mayRequest, sendsRequest, withRequest } from "./requests.ts";
import { sanitized } from "./sanitizing.ts";
import { rememberSinks } from "./sink-calls.ts";
import { unionTaints } from "./taint.ts";
import { showsThrough, withObjectTaint } from "./whole-objects.ts";
import { withWholeRows } from "./whole-rows.ts";

export type CallValue = Extract<Value, { op: "call" }>;

/** A call with everything that is known of its parts. */
export interface Call {
  readonly id: ValueId;
  readonly value: CallValue;
  readonly callee: Abstract;
  /** The object whose method is called. */
  readonly receiver: Abstract | undefined;
  readonly method: string | undefined;
  readonly args: readonly Abstract[];
  /** The callee as the code calls it. */
  readonly label: string;
  readonly name: string;
  /** API path of the result. */
  readonly api: string | undefined;
}

/** Evaluates a call; sink calls are remembered in the context. */
export function evaluateCall(frame: Frame, value: CallValue, id: ValueId): Abstract {
  const { context } = frame;
  const call = describe(context, id, value);
  passLogger(context, call);
  const sink = call.callee.functions.length === 0 ? sinkOf(context, call) : undefined;
  rememberSinks(context, id, sink ? [sinkCall(frame, call, sink)] : []);
  if (!sink && call.callee.functions.length > 0) return forwardedCall(frame, call);
  // Most logging methods give their logger back.
  if (sink && !sink.method?.wraps) return { ...unknown, nature: "code", logger: call.receiver?.logger };
  runCallbacks(context, call);
  handGiven(context, call);
  const handed = [...handedSinks(frame, call), ...boundFields(frame, call)];
  if (handed.length > 0) rememberSinks(context, id, handed);
  const rejection = failCommand(frame, call);
  const given = result(frame, call);
  return rejection ? { ...given, rejection } : given;
}

/**
 * A call of a function of the project. One that is called like a logging method, and of which it is not known what it logs, may have
 * been put in the place of the library's own.
 */
function forwardedCall(frame: Frame, call: Call): Abstract {
  const { context } = frame;
  runCallbacks(context, call);
  const given = result(frame, call);
  const { method, label } = call;
  if (context.sinkCalls.has(call.id) || method === undefined || call.value.kind !== "call") return given;
  const named = namedSink(label.slice(0, -method.length - 1), method);
  const isOwn = call.callee.functions.some(
    ({ id, module }) => !module && context.program.functions[id]?.kind === "method",
  );
  if (named && !isOwn) rememberSinks(context, call.id, [sinkCall(frame, call, named)]);
  return given;
}

function describe(context: FlowContext, id: ValueId, written: CallValue): Call {
  const { value, receiver: self } = unbound(context, written);
  const operation = context.program.values[value.callee];
  const named = abstractOf(context, value.callee) ?? unknown;
  const args = value.args.map(({ value: argument }) =>
    settingsGiven(context, named, abstractOf(context, argument) ?? unknown),
  );
  const callee = named.imported && matters(context, named, args) ? force(context, named) : named;
  const isMethod = operation?.op === "property";
  const receiver = isMethod ? abstractOf(context, self ?? operation.object) : undefined;
  const label = callee.label;
  const api =
    (callee.api && apiStep(callee.api, value.kind === "new" ? "#" : "()")) ??
    givenRequest(operation, value) ??
    (isMethod ? declaredRequest(context, receiver, operation.name) : undefined);
  return {
    id,
    value,
    callee,
    // What a client of another module was made with counts for its requests.
    receiver: receiver?.imported && api !== undefined && sendsRequest(api) ? force(context, receiver) : receiver,
    method: isMethod ? operation.name : undefined,
    args,
    label,
    name: label.slice(label.lastIndexOf(".") + 1),
    api,
  };
}

/** `this.http.get(url)` of what is declared as a client: `constructor(private readonly http: HttpService)`. */
function declaredRequest(context: FlowContext, client: Abstract | undefined, name = ""): string | undefined {
  if (!client?.type || !mayRequest(name)) return undefined;
  const own = typeApi(context, client.type);
  const api = own === undefined ? undefined : apiStep(apiStep(own, name), "()");
  return api !== undefined && sendsRequest(api) ? api : undefined;
}

/** `host.switchToHttp().getRequest()` */
function givenRequest(callee: Value | undefined, { args }: CallValue): string | undefined {
  return callee?.op === "property" && callee.name !== undefined && args.length === 0
    ? requestApiOfGetter(callee.name)
    : undefined;
}

// What holds the settings of a program; refuses `t` and `formatDate`.
const settings =
  /config|setting|credential|secret|(?:^|[/._])keys?(?:[/._(]|$)|(?:^|[/._])(?:env|environment|options|auth)(?:[/._(]|$)/i;

/**
 * An argument of a function of another module: settings of a third module are looked at there if the function may log, and what a
 * function of one gives if this one is called like a logger.
 */
function settingsGiven(context: FlowContext, callee: Abstract, argument: Abstract): Abstract {
  const { linker } = context;
  const { imported } = argument;
  if (!imported) return argument;
  if (callee.imported?.isDeclared) return argument;
  const isForeign = callee.imported !== undefined || callee.functions.some(({ module: other }) => other);
  if (isForeign && imported.path.includes("()") && isLoggingFunction(callee.label)) return force(context, argument);
  if (!callee.imported || linker.mayTell === undefined) return argument;
  const isSettings = settings.test(imported.specifier) || settings.test(argument.label);
  return isSettings && linker.mayTell(callee.imported) ? force(context, argument) : argument;
}

/** Whether what an imported function does can matter: it is given something to follow, or may be a sink. */
function matters({ linker, types }: FlowContext, callee: Abstract, args: readonly Abstract[]): boolean {
  if (callee.imported?.isDeclared) return false;
  const isData = ({ taint }: Exposure): boolean => taint.kind !== "parameter";
  if (args.some((argument) => exposuresOf(argument).some(isData))) return true;
  if (args.some(({ taints }) => taints.length > 0) && isLoggingFunction(callee.label)) return true;
  if (!args.some(isDeclared) || !callee.imported || linker.mayTell?.(callee.imported) !== true) return false;
  return args.some((argument) => exposuresOf(argument, types).some(isData));
}

/** Whether a declaration may say what is in it, or in one of its fields. */
function isDeclared({ type, fields }: Abstract): boolean {
  return type !== undefined || (fields !== undefined && [...fields.values()].some((field) => field.type !== undefined));
}

function result(frame: Frame, call: Call): Abstract {
  const { context } = frame;
  const child = childLogger(context, call);
  if (child) return child;
  const { receiver, method } = call;
  if (method === "bind" && receiver && (receiver.logger?.method || receiver.functions.length > 0)) return receiver;
  if (method !== undefined && (growing.has(method) || (method === "set" && isMap(receiver)))) growList(frame, call);
  putParameter(frame, call);
  const chained = chainedResult(frame, call) ?? observed(frame, call);
  if (chained) return chained;
  if (call.value.kind === "call" && call.args.length > 1 && errorTag.test(call.label)) return tagged(call.args);
  // A format called `mask` is a part of a configuration; calling it masks nothing yet.
  // Nor does `client.get(…)` give an element of the client.
  const isPart = call.api !== undefined && (keepsArguments(call.api) || sendsRequest(call.api));
  const known = isPart
    ? undefined
    : (withDecodedBreaks(call, knownFunction(context, call)) ??
      sanitized(frame, call) ??
      afterUserinfo(context.program, call) ??
      lastOfAddress(context.program, call) ??
      knownMethod(call));
  if (known) return known;
  if (call.callee.functions.length > 0) {
    const returned = applySummaries(frame, call);
    if (returned) return withCalleeName(context, call, returned);
  }
  return withCalleeName(context, call, made(frame, call));
}

/** Methods that put their arguments into a list or a set. */
const growing = new Set(["push", "unshift", "add"]);

function childLogger(context: FlowContext, call: Call): Abstract | undefined {
  const { receiver, method } = call;
  if (!receiver?.logger || method === undefined) return undefined;
  const isChild = receiver.logger.library?.children.includes(method);
  if (!isChild) return undefined;
  // Options of its own change what it redacts.
  const creation =
    call.args.length > 1
      ? { table: context.redactions, call: call.id, path: context.program.path }
      : receiver.logger.creation;
  return { ...unknown, nature: "code", logger: creation ? { ...receiver.logger, creation } : receiver.logger };
}

// `OError.tag(error, "cannot save", { email })`, `AppError.wrap(error, details)`; refuses `onError.emit`.
const errorTag = /(?:^|\.)[A-Z]\w*(?:Error|Exception)\.(?:tag|wrap|annotate|extend|withInfo|withContext|decorate)$/;

/** An error that is given something to remember, which is written out with it. */
function tagged(args: readonly Abstract[]): Abstract {
  return { ...withField(args[0] ?? unknown, "info", args.at(-1) ?? unknown), label: "error" };
}

/** A new value of which only its making is known. */
function made(frame: Frame, call: Call): Abstract {
  const { context } = frame;
  const { api, args, value } = call;
  if (value.kind === "new" && call.callee.classValue !== undefined) {
    return constructed(frame, call, call.callee.classValue);
  }
  if (value.kind === "new" && call.callee.constructs) return constructedForeign(call, call.callee.constructs);
  const held = containedInstance(call);
  if (held) return held;
  const imported =
    value.kind === "tag" ? undefined : memberOf(call.callee.imported, value.kind === "new" ? "new" : "()");
  const type = call.method === "formData" && args.length === 0 ? formType : undefined;
  const base: Abstract = { ...unknown, api, imported, type, label: call.label && `${call.label}()` };
  const library = api === undefined ? undefined : libraryOfLogger(api);
  const isLogFile = library?.logFile === true && isGivenLogFile(context, call);
  const logger = api !== undefined && library ? loggerOfApi(api, optionsOf(args), isLogFile) : undefined;
  if (logger) {
    return {
      ...base,
      nature: "code",
      logger: { ...logger, creation: { table: context.redactions, call: call.id, path: context.program.path } },
    };
  }
  // What a factory was given stays findable in its result, for the options of loggers.
  const isFactory =
    api !== undefined &&
    ((isLibraryApi(api) && args.some((argument) => argument.api !== undefined)) ||
      isClientFactory(api) ||
      isCommand(api) ||
      keepsArguments(api));
  const fields = isFactory ? withLaterOptions(context, call, argumentFields(call)) : undefined;
  const range = { start: value.start, end: value.end };
  const given = withGiven(context, call, { ...base, fields });
  const input = withObjectTaint(withInputTaint(withApi(given), undefined, range), range);
  const read = readByKey(context, call, input);
  if (read) return read;
  const answered = withWholeRows(context, call, input);
  return withRequest(context, call, isErrorMade(call) ? errorOf(call, answered) : shownBy(call, answered));
}

// https://developer.mozilla.org/docs/Web/API/Request/formData
const formType: TypeRef = { kind: "name", name: "FormData", args: [] };

/** What a client is given once it is made counts like what it was made with. */
function withLaterOptions({ program }: FlowContext, { id, api }: Call, fields: Fields): Fields {
  const later = api !== undefined && isClientFactory(api) ? laterOptions(program, id) : undefined;
  return later ? new Map([...fields, ["(later)", later]]) : fields;
}

type Fields = ReadonlyMap<string, Abstract>;

function argumentFields({ args, callee }: Call): ReadonlyMap<string, Abstract> {
  const fields = new Map<string, Abstract>(args.map((argument, index) => [`(${index})`, argument]));
  // `format((info) => …)()`
  return callee.fields?.has("(0)") ? fields.set("(callee)", callee) : fields;
}

/** `response.json()` of an answer that carries tokens carries them as well. */
function shownBy({ receiver, method }: Call, value: Abstract): Abstract {
  if (!receiver || method === undefined) return value;
  const shown = receiver.taints.filter((taint) =>
    taint.kind === "object"
      ? showsThrough(taint, method)
      : // `privateKey.export({ format: "pem" })`, https://nodejs.org/api/crypto.html#keyobjectexportoptions
        method === "export" && taint.category === "private-key",
  );
  // The text of an answer shows all of it wherever it is printed.
  const given = method === "text" ? deepText(shown) : shown;
  return shown.length > 0 ? { ...value, taints: unionTaints(value.taints, given) } : value;
}

/** Options are the first object among the arguments: `new ConsoleLogger("Auth", { json: true })`. */
function optionsOf(args: readonly Abstract[]): Abstract | undefined {
  return args.find(({ fields }) => fields !== undefined) ?? args[0];
}
