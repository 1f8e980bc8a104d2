// What a call does: it writes to a log, cleans a value, hands its text on, runs a known function, or gives something new.
import { requestApiOfGetter } from "../../catalogue/frameworks/index.ts";
import { splitWords } from "../../catalogue/names.ts";
import { classifyName, isSensitive, mayBeSensitive } from "../../catalogue/sensitive/classify.ts";
import { isCommand } from "../../catalogue/sources/index.ts";
import { isLibraryApi, libraryOfLogger } from "../../catalogue/sinks/index.ts";
import { noValue, type Value, type ValueId } from "../program.ts";
import { putParameter } from "./address-parameters.ts";
import { apiStep } from "./api-steps.ts";
import { clean, join, scalar, unknown, withField, type Abstract } from "./abstract-value.ts";
import { isGivenLogFile, passLogger, sinkCall, sinkOf } from "./call-sinks.ts";
import { chainedResult, runCallbacks } from "./callbacks.ts";
import { flat } from "./evaluate.ts";
import { declaredTaint } from "./declared-fields.ts";
import { containedInstance } from "./contained.ts";
import { withDecodedBreaks } from "./decoding.ts";
import { chosenVariables, listedEnvironment } from "./environment-listed.ts";
import { harmlessParts, pairsOf } from "./split-values.ts";
import { exposuresOf, flattened, type Exposure } from "./exposures.ts";
import { errorOf, isErrorMade } from "./made-errors.ts";
import { namedTaint } from "./named-objects.ts";
import { abstractOf, type FlowContext, type Frame } from "./flow-context.ts";
import { handGiven, withGiven } from "./given-values.ts";
import { boundFields, handedSinks } from "./handed-sinks.ts";
import { failCommand } from "./failed-commands.ts";
import { withHeldSecrets } from "./held-secrets.ts";
import { force, memberOf } from "./imported.ts";
import { applySummaries, constructed, constructedForeign } from "./linking.ts";
import { keepsArguments } from "../../catalogue/redactors/index.ts";
import { loggerOfApi, isLoggingFunction, namedSink } from "./loggers.ts";
import { withNameTaint } from "./names.ts";
import {
  coloursText,
  elementMethods,
  keysOf,
  sameAs,
  scalarMethods,
  scalarOf,
  textMethods,
  textOf,
} from "./propagation.ts";
import { elementOf, growList, withApi, withInputTaint } from "./properties.ts";
import { readByKey } from "./read-by-key.ts";
import { replaced } from "./replacers.ts";
import { isClientFactory, sendsRequest, withRequest } from "./requests.ts";
import { isMasked, sanitized, shortened, withoutLineBreaks } from "./sanitizing.ts";
import { rememberSinks } from "./sink-calls.ts";
import type { TypeContext } from "../shapes/index.ts";
import { unionTaints, type Taint } from "./taint.ts";
import { printsInText, showsThrough, withObjectTaint } from "./whole-objects.ts";
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

function describe(context: FlowContext, id: ValueId, value: CallValue): Call {
  const operation = context.program.values[value.callee];
  const named = abstractOf(context, value.callee) ?? unknown;
  const args = value.args.map(({ value: argument }) => given(context, named, abstractOf(context, argument) ?? unknown));
  const callee = named.imported && matters(context, named, args) ? force(context, named) : named;
  const isMethod = operation?.op === "property";
  const receiver = isMethod ? abstractOf(context, operation.object) : undefined;
  const label = callee.label;
  const api = (callee.api && apiStep(callee.api, value.kind === "new" ? "#" : "()")) ?? givenRequest(operation, value);
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

/** `host.switchToHttp().getRequest()` */
function givenRequest(callee: Value | undefined, { args }: CallValue): string | undefined {
  return callee?.op === "property" && callee.name !== undefined && args.length === 0
    ? requestApiOfGetter(callee.name)
    : undefined;
}

// What holds the settings of a program; refuses `t` and `formatDate`.
const settings = /config|setting|credential|secret|(?:^|[/._])(?:env|environment|options|auth)(?:[/._(]|$)/i;

/** An argument of a function of another module: settings of a third module are looked at there if the function may log. */
function given(context: FlowContext, callee: Abstract, argument: Abstract): Abstract {
  const { linker } = context;
  const { imported } = argument;
  if (!callee.imported || !imported || linker.mayTell === undefined) return argument;
  const isSettings = settings.test(imported.specifier) || settings.test(argument.label);
  return isSettings && linker.mayTell(callee.imported) ? force(context, argument) : argument;
}

/** Whether what an imported function does can matter: it is given something to follow, or may be a sink. */
function matters({ linker, types }: FlowContext, callee: Abstract, args: readonly Abstract[]): boolean {
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
  const chained = chainedResult(frame, call);
  if (chained) return chained;
  if (call.value.kind === "call" && call.args.length > 1 && errorTag.test(call.label)) return tagged(call.args);
  // A format called `mask` is a part of a configuration; calling it masks nothing yet.
  // Nor does `client.get(…)` give an element of the client.
  const isPart = call.api !== undefined && (keepsArguments(call.api) || sendsRequest(call.api));
  const known = isPart
    ? undefined
    : (withDecodedBreaks(call, knownFunction(context, call)) ?? sanitized(frame, call) ?? knownMethod(call));
  if (known) return known;
  if (call.callee.functions.length > 0) {
    const returned = applySummaries(frame, call);
    if (returned) return withCalleeName(context, call, returned);
  }
  return withCalleeName(context, call, made(frame, call));
}

/** What `new Map()` has made, not a cache or the settings of a framework. */
function isMap(receiver: Abstract | undefined): boolean {
  return receiver?.api === "global:Map#";
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

// What compilers make of `{ ...a }`.
const spreadHelpers = /^(?:_objectSpread2?|__assign|_extends)$/;

function knownFunction(context: FlowContext, call: Call): Abstract | undefined {
  const { types } = context;
  const { api, args } = call;
  const original = api === "global:JSON.parse()" ? copiedByJson(context, call) : undefined;
  if (original) return { ...original, label: "" };
  if (api === "global:Object.assign()" || spreadHelpers.test(call.name)) {
    return args.reduce<Abstract>((target, part) => ({ ...join(target, part), label: "" }), {
      ...unknown,
      fields: new Map(),
    });
  }
  if (!api || api.startsWith("module:.")) return stringified(types, call);
  if (scalarOf.has(api)) return scalar;
  if (keysOf.has(api)) return { ...clean, elements: elementOf(args[0] ?? unknown, true) };
  if (textOf.has(api) || coloursText(api)) {
    const shown =
      api === "global:JSON.stringify()" && args.length > 1
        ? [replaced(context, call) ?? unknown]
        : withHeld(call, context);
    const taints = deepText(shown.map((argument) => printed(types, argument, api)).reduce(unionTaints, []));
    const nature = args.some((argument) => argument.nature === "unknown") ? "unknown" : "constant";
    const fields = api.endsWith("URLSearchParams#") ? args[0]?.fields : undefined;
    return withoutLineBreaks({ ...unknown, nature, taints, api, fields }, call);
  }
  const listed = listedEnvironment(call) ?? pairsOf(call);
  if (listed) return listed;
  if (sameAs.has(api)) return { ...(args[0] ?? unknown), label: "" };
  return undefined;
}

/** The arguments with what the code reads of them elsewhere. */
function withHeld({ args, value }: Call, { program }: FlowContext): readonly Abstract[] {
  return args.map((argument, index) => withHeldSecrets(program, value.args[index]?.value ?? noValue, argument));
}

/** `JSON.parse(JSON.stringify(error))`: a copy with the same fields. */
function copiedByJson(context: FlowContext, { value }: Call): Abstract | undefined {
  const text = context.program.values[value.args[0]?.value ?? noValue];
  if (text?.op !== "call" || abstractOf(context, text.callee)?.api !== "global:JSON.stringify") return undefined;
  return abstractOf(context, text.args[0]?.value ?? noValue);
}

// `telemetry.stringify(args)`, `safeStringify(error)`; refuses `stringifyOptions`.
const stringifier = /^(?:safe|fast|json|pretty|fast_?safe)?_?stringify$|^(?:pretty_?(?:json|print)|to_?json_?string)$/i;

/** What a function of the project that is called so gives, when nothing is known of its body. */
function stringified(types: TypeContext, { name, args, callee }: Call): Abstract | undefined {
  const [given] = args;
  if (!given || callee.functions.length > 0 || !stringifier.test(name)) return undefined;
  return { ...unknown, taints: deepText(printed(types, given, "global:JSON.stringify()")) };
}

// Functions that write out the fields of what they are given; refuses `String` and colours, to which an object is `[object Object]`.
const serialising = /(?:stringify|inspect|format)\(\)$|URLSearchParams#$/;

/** What a value gives as text that shows all it holds. */
function printed(types: TypeContext, value: Abstract, api: string): readonly Taint[] {
  const written = /stringify\(\)$/.test(api) ? "json" : "inspected";
  const named = serialising.test(api) ? namedTaint(types.program, value, { isWhole: true }) : undefined;
  return named && !declaredTaint(types, value) ? [...flattened(value), named] : flattened(value, types, written);
}

/** Taints that have become part of a text that shows everything in what they are on. */
function deepText(taints: readonly Taint[]): readonly Taint[] {
  return taints.map((taint) => (taint.flat ? taint : { ...taint, flat: true, deep: true }));
}

/** Methods that print what a list holds. */
const joining = new Set(["join", "toString", "concat", "flat"]);

function knownMethod(call: Call): Abstract | undefined {
  const { receiver, method, args } = call;
  if (!receiver || method === undefined || receiver.logger || call.callee.functions.length > 0) return undefined;
  if (scalarMethods.has(method)) return scalar;
  if (isMasked(call)) {
    return withoutLineBreaks({ ...clean, taints: receiver.taints.filter(({ kind }) => kind === "input") }, call);
  }
  if (textMethods.has(method)) {
    const own = (joining.has(method) ? flattened(receiver) : receiver.taints).filter(
      (taint) => method !== "toString" || printsInText(taint) || showsThrough(taint, method),
    );
    // What is looked for is not in the result.
    const given = method === "replace" || method === "replaceAll" ? args.slice(1) : args;
    const taints = [own, ...given.filter(({ nature }) => nature !== "code").map((argument) => argument.taints)];
    const combined: Abstract = { ...unknown, nature: receiver.nature, taints: flat(taints.reduce(unionTaints, [])) };
    if (method === "split") return { ...combined, elements: combined, fields: harmlessParts(call) };
    return withoutLineBreaks(shortened(combined, call), call);
  }
  if (elementMethods.has(method) && (receiver.elements ?? receiver.fields)) {
    if (method === "find" || method === "pop" || method === "shift" || (method === "get" && isMap(receiver)))
      return elementOf(receiver, false);
    return method === "filter" ? chosenVariables(receiver) : receiver;
  }
  return isArranged(call) ? { ...chosen(receiver, method), label: "" } : undefined;
}

/** Some of the arguments of a command are not its whole line any more. */
function chosen(list: Abstract, method: string): Abstract {
  const isLine = ({ category }: Taint): boolean => category === "command-line";
  return method === "filter" && list.taints.some(isLine)
    ? { ...list, taints: list.taints.filter((taint) => !isLine(taint)) }
    : list;
}

const arranging = new Set(["filter", "sort", "reverse", "toSorted", "toReversed"]);

/** `pairs.sort((a, b) => …)` of a list that the caller gives: the same list; refuses `query.sort({ name: 1 })`. */
function isArranged({ receiver, method, args }: Call): boolean {
  if (!receiver || method === undefined || !arranging.has(method) || receiver.api !== undefined) return false;
  return receiver.taints.length > 0 && args.every(({ functions }) => functions.length > 0);
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
  const base: Abstract = { ...unknown, api, imported, label: call.label && `${call.label}()` };
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
  const fields = isFactory ? argumentFields(call) : undefined;
  const range = { start: value.start, end: value.end };
  const given = withGiven(context, call, { ...base, fields });
  const input = withObjectTaint(withInputTaint(withApi(given), undefined, range), range);
  const read = readByKey(context, call, input);
  if (read) return read;
  const answered = withWholeRows(context, call, input);
  return withRequest(context, call, isErrorMade(call) ? errorOf(call, answered) : shownBy(call, answered));
}

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

// What gives a text that somebody had a reason to encrypt; refuses `decryptFile` and `decryptPassword`, which say themselves what they give.
const decrypting =
  /^(?:(?:aes|rsa|safe|try)?_?[dD]ecrypt)(?:_?(?:[dD]ata|[tT]ext|[sS]tring|[vV]alue|[mM]essage|[pP]ayload|AES|Aes|Async|Sync))?$/;

/** `getAccessToken()` gives an access token; `validateToken()` does not. */
function withCalleeName(context: FlowContext, call: Call, value: Abstract): Abstract {
  if (call.value.kind !== "call" || call.name === "" || isPackageFunction(call)) return value;
  const name = decrypting.test(call.name) ? "getDecryptedSecret" : call.name;
  if (
    !mayBeSensitive(name) ||
    !isSensitive(classifyName(name, { callee: true })) ||
    !producers.has(splitWords(name)[0] ?? "") ||
    isGivenPassword(call)
  ) {
    return value;
  }
  const range = { start: call.value.start, end: call.value.end };
  const label = `${call.label}()`;
  return withNameTaint(
    context,
    { ...value, nature: value.nature === "clean" ? "clean" : "unknown" },
    {
      name,
      callee: true,
      label,
      range,
      confidence: "name",
    },
  );
}

/** `createUserWithPassword(email, password)` makes something of a password, and gives no other. */
function isGivenPassword({ name, args }: Call): boolean {
  return (
    /^(?:create|make|new|build)[A-Z]\w*Password$/.test(name) &&
    args.some(({ taints }) => taints.some(({ category }) => category === "password"))
  );
}

/** Verbs whose object is what the function gives; `redeemToken` and `verifyPassword` give something else. */
const producers: ReadonlySet<string> = new Set(
  (
    "get generate create make build issue sign fetch read load random retrieve obtain derive decrypt decode extract parse " +
    "refresh prompt ask resolve find new gen mint rotate export reveal"
  ).split(" "),
);

/** Functions of the standard globals are known or say nothing by their name. */
function isPackageFunction(call: Call): boolean {
  return call.callee.api?.startsWith("global:Math") === true || call.callee === clean;
}
