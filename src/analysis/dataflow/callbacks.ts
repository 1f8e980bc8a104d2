// Callbacks of well-known methods: what they are called with, and what the methods give.
import { join, unknown, type Abstract } from "./abstract-value.ts";
import type { Call } from "./calls.ts";
import { changed, dependOn, functionFact, passedFact, type FlowContext, type Frame } from "./flow-context.ts";
import { inputCallbackOf } from "../../catalogue/frameworks/index.ts";
import { isNameOfEach } from "./environment-listed.ts";
import { elementOf } from "./properties.ts";
import type { TypeRef } from "../program.ts";
import type { Range } from "../../base/text.ts";
import { createTaint, type Taint } from "./taint.ts";

/** Methods that call their function with each element first. */
const eachElement = new Set("forEach map filter find findLast findIndex some every flatMap sort".split(" "));

/** Passes elements of lists, results of promises and what they are rejected with on to the functions that receive them. */
export function runCallbacks(context: FlowContext, call: Call): void {
  const { receiver, method, args } = call;
  if (!receiver || method === undefined || receiver.logger) return;
  passInput(context, call);
  if (method === "post") return passDocument(context, call);
  if (method === "use") return passExchange(context, call);
  if (method === "catch") return passTo(context, args[0], receiver.rejection);
  if (method === "then") passTo(context, args[1], receiver.rejection);
  const passed = method === "then" ? receiver : eachElement.has(method) ? elementOf(receiver, false) : undefined;
  passTo(context, args[0], passed);
}

/** Code of a page: what its sockets receive was sent by the server. */
function isBrowserCode({ program }: FlowContext): boolean {
  return /\.[jt]sx$/.test(program.path) || program.imports.some(({ specifier }) => browserModules.test(specifier));
}

const browserModules = /^(?:socket\.io-client|react|react-dom|vue|svelte|@angular\/core|preact)$/;

/** `socket.on("chat", (message) => …)`: the callback is given what a client sent. */
function passInput(context: FlowContext, { receiver, method = "", args, value, label }: Call): void {
  const callback = args.at(-1);
  if (!callback || callback.functions.length === 0 || isBrowserCode(context)) return;
  const first = args.length > 1 ? args[0]?.constant : undefined;
  // `names.forEach((name) => socket.on(name, …))` listens to what happens to the connection, or to all of it.
  if (args[0]?.taints.some(({ kind }) => kind === "parameter") === true) return;
  const input = inputCallbackOf(method, receiver?.label ?? label.slice(0, -method.length - 1), first);
  if (!input || isOwnConnection(receiver)) return;
  const source = { start: value.start, end: value.end };
  const taint = createTaint({ kind: "input", category: input.what, confidence: "flow", label: input.what, source });
  const whole = signingIn.test(first ?? "") ? [signInMessage(source)] : [];
  const sent: Abstract = { ...unknown, taints: [taint, ...whole] };
  passTo(context, callback, input.field === undefined ? sent : { ...unknown, fields: new Map([[input.field, sent]]) });
}

// Events by which a client signs in: `login`, `auth:register`, `authenticate`; refuses `login_success` and `authors`.
const signingIn =
  /^(?:(?:user|auth|account|client)[:._-]?)?(?:auth|authenticate|authentication|authorize|login|log[_-]?in|sign[_-]?in|sign[_-]?up|register|registration|(?:change|reset|set|update)[_-]?password|(?:new|create|add)[_-]?user)$/i;

/** What a client sends to sign in holds a password or a token, as the body of such a request does. */
function signInMessage(source: Range): Taint {
  return createTaint({
    kind: "object",
    category: "request-body",
    confidence: "name",
    label: "message of a client",
    source,
  });
}

// A connection that the program itself has opened, where a server answers: `new WebSocket(url)`, `this.client.ws`.
const opened =
  /^(?:module:(?:ws|isomorphic-ws|websocket|socket\.io-client|reconnecting-websocket)|global:WebSocket)\b.*(?:#|\(\))$/;
const ofClient = /(?:^|\.)\w*[cC]lient\.\w+$/;

function isOwnConnection(receiver: Abstract | undefined): boolean {
  return opened.test(receiver?.api ?? "") || ofClient.test(receiver?.label ?? "");
}

const schemaApi = /^module:mongoose\.(?:\w+\.)?Schema#$/;

/** `userSchema.post("save", (user) => …)`: the hook is given the document, https://mongoosejs.com/docs/middleware.html#post */
function passDocument(context: FlowContext, { receiver, args, value }: Call): void {
  const callee = context.program.values[value.callee];
  if (!schemaApi.test(receiver?.api ?? "") || callee?.op !== "property") return;
  const type: TypeRef = { kind: "field", of: { kind: "value", value: callee.object }, name: "infer" };
  for (const { id, module } of args.at(-1)?.functions ?? [])
    if (!module) pass(context, id, { index: 0, value: { ...unknown, type } });
}

// The interceptors of an axios instance; refuses `app.use`.
const interceptors = /(?:^|\.)interceptors\.(request|response)$/;

/** `axios.interceptors.request.use((config) => …)`: the callbacks are given what is sent, what is answered, and what has failed. */
function passExchange(context: FlowContext, { receiver, args, value }: Call): void {
  const side = interceptors.exec(receiver?.label ?? "")?.[1];
  if (side === undefined) return;
  const source = { start: value.start, end: value.end };
  const passed = (category: string, label: string): Abstract => {
    const carries = category === "http-error" ? ["config.headers"] : [];
    return {
      ...unknown,
      taints: [createTaint({ kind: "object", category, confidence: "name", label, source, carries })],
    };
  };
  passTo(context, args[0], side === "request" ? passed("sent-request", "config") : passed("http-response", "response"));
  passTo(context, args[1], passed("http-error", "error of a request"));
}

function passTo(context: FlowContext, callback: Abstract | undefined, passed: Abstract | undefined): void {
  if (passed) passArgument(context, callback, { index: 0, value: passed });
}

/** One of the arguments that a callback is called with. */
export interface PassedArgument {
  readonly index: number;
  readonly value: Abstract;
}

/** Tells a callback what one of its arguments is. */
export function passArgument(context: FlowContext, callback: Abstract | undefined, passed: PassedArgument): void {
  const { taints, fields, elements } = passed.value;
  if (taints.length === 0 && !fields && !elements && !isNameOfEach(passed.value)) return;
  for (const { id, module } of callback?.functions ?? []) if (!module) pass(context, id, passed);
}

function pass(context: FlowContext, id: number, { index, value }: PassedArgument): void {
  const known = [...(context.passed.get(id) ?? [])];
  const before = known[index];
  const next = before ? join(before, value) : value;
  if (next === before) return;
  known[index] = next;
  context.passed.set(id, known);
  changed(context, passedFact(id));
}

/** What `.then(f)` gives is what `f` returns, what `.map(f)` gives is a list of it; a rejection goes on until it is caught. */
export function chainedResult({ context, function: code }: Frame, call: Call): Abstract | undefined {
  const { receiver, method, args } = call;
  if (!receiver || receiver.logger || (method !== "then" && method !== "catch" && method !== "map")) return undefined;
  if (call.callee.functions.length > 0) return undefined;
  const [ref] = args[0]?.functions ?? [];
  if (!ref || ref.module) return undefined;
  dependOn(context, functionFact(ref.id), code.id);
  const returns = context.summaries.get(ref.id)?.returns;
  const own = returns && {
    ...returns,
    taints: returns.taints.filter(({ parameter }) => parameter?.function !== ref.id),
    label: "",
  };
  if (method === "map") return own && { ...unknown, elements: own };
  const rejection = method === "then" && args.length < 2 ? receiver.rejection : undefined;
  if (method === "catch") return { ...receiver, label: "", rejection: undefined };
  return own || rejection ? { ...(own ?? unknown), rejection } : undefined;
}
