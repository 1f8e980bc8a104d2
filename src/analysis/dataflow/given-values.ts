// What calls of libraries give by their documentation: secrets and personal data, under any name.
import { rememberedFor } from "../../base/remembered.ts";
import type { Range } from "../../base/text.ts";
import { sensitiveCategories } from "../../catalogue/sensitive/index.ts";
import {
  givenBy,
  givenByCommand,
  handedBy,
  optionsOf,
  type Given,
  type KnownArgument,
} from "../../catalogue/sources/index.ts";
import type { FunctionId, Program, Value, ValueId } from "../program.ts";
import { valuesOf } from "../values-of.ts";
import { unknown, type Abstract } from "./abstract-value.ts";
import { passArgument } from "./callbacks.ts";
import type { Call } from "./calls.ts";
import { abstractOf, type FlowContext } from "./flow-context.ts";
import { typeApi } from "./properties.ts";
import { modulesOf } from "./request-types.ts";
import { createTaint, unionTaints } from "./taint.ts";

/** `new Strategy((name, password, done) => …)`: what the function is called with. */
export function handGiven(context: FlowContext, { api, args, value }: Call): void {
  const given = api === undefined ? undefined : handedBy(api);
  const callback = given && args.at(-1);
  if (!callback || callback.functions.length === 0) return;
  const source = { start: value.start, end: value.end };
  // `new Strategy({ passReqToCallback: true }, (req, username, password, done) => …)`
  const before = args[0]?.fields?.get("passReqToCallback")?.constant === "true" ? 1 : 0;
  for (const [place, part] of given.entries()) {
    if (part === undefined) continue;
    const name = typeof part === "string" ? part.replaceAll("-", " ") : "";
    passArgument(context, callback, { index: place + before, value: abstractGiven(part, name, source) });
  }
}

/** `{ callbacks: { signIn({ account }) { … } } }` in the options of a package that the file imports: what the function is given. */
export function givenInOptions({ program }: FlowContext, id: FunctionId, source: Range): Abstract | undefined {
  const given = functionsInOptions(program).get(id);
  return given === undefined ? undefined : abstractGiven(given, "", source);
}

const functionsInOptions = rememberedFor((program: Program): ReadonlyMap<FunctionId, Given> => {
  const known = new Map<FunctionId, Given>();
  for (const specifier of modulesOf(program)) {
    const functions = optionsOf(specifier);
    if (!functions) continue;
    for (const { value } of valuesOf(program, "object")) {
      for (const [path, given] of Object.entries(functions)) {
        const [outer = "", name = ""] = path.split(".");
        const at = functionIn(program, entryOf(program, value, outer), name);
        if (at !== undefined) known.set(at, given);
      }
    }
  }
  return known;
});

function entryOf(program: Program, object: Value | undefined, name: string): Value | undefined {
  if (object?.op !== "object") return undefined;
  const entry = object.entries.find((each) => each.kind === "field" && each.name === name);
  return entry?.kind === "field" ? program.values[entry.value] : undefined;
}

function functionIn(program: Program, object: Value | undefined, name: string): FunctionId | undefined {
  const value = entryOf(program, object, name);
  return value?.op === "function" ? value.function : undefined;
}

/** `jwt.sign(claims, key)` is a token, whatever it is called, also of a service that is declared by its type. */
export function withGiven(context: FlowContext, call: Call, made: Abstract): Abstract {
  // `manager.getSecretValue(options).promise()` of the second AWS SDK
  if (call.method === "promise" && call.receiver?.fields) return { ...made, fields: call.receiver.fields };
  const given = givenByCall(context, call);
  if (given === undefined) return made;
  const source = { start: call.value.start, end: call.value.end };
  const known = abstractGiven(given, made.label, source);
  // `manager.getSecretValue(options, (error, found) => …)`
  const callback = call.args.at(-1);
  if (call.args.length > 1 && callback && callback.functions.length > 0)
    passArgument(context, callback, { index: 1, value: known });
  const { taints, fields = made.fields, elements = made.elements } = known;
  return { ...made, fields, elements, taints: unionTaints(made.taints, taints) };
}

function givenByCall(context: FlowContext, { api, receiver, method = "", args, value }: Call): Given | undefined {
  const known = (): readonly KnownArgument[] =>
    args.map((argument, index) => ({ ...argument, ending: endingOf(context, value.args[index]?.value) }));
  if (method === "send" && args[0]?.api !== undefined) {
    const given = givenByCommand(args[0].api, () => commandOptions(args[0]));
    if (given !== undefined) return given;
  }
  if (api !== undefined) return givenBy(api, known);
  const declared = receiver ? declaredPath(context, value.callee, receiver) : undefined;
  return declared === undefined ? undefined : givenBy(`${declared}.${method}()`, known);
}

/**
 * `module:vscode.ExtensionContext#.secrets` for the receiver of `context.secrets.get()`, by the type that `context` is declared with;
 * `module:stripe#.checkout.sessions` by that of `stripe`.
 */
function declaredPath(context: FlowContext, callee: ValueId, receiver: Abstract): string | undefined {
  const own = typeApi(context, receiver.type);
  if (own !== undefined) return `${own}#`;
  const { values } = context.program;
  const method = values[callee];
  let path = "";
  let member = method?.op === "property" ? values[method.object] : undefined;
  for (let depth = 0; depth < deepestMember; depth++) {
    if (member?.op !== "property" || member.name === undefined) return undefined;
    path = `.${member.name}${path}`;
    const owner = typeApi(context, abstractOf(context, member.object)?.type);
    if (owner !== undefined) return `${owner}#${path}`;
    member = values[member.object];
  }
  return undefined;
}

// `stripe.checkout.sessions.create()`
const deepestMember = 2;

/** `source.options` of a client that keeps how it logs in. */
export function withGivenMember(read: Abstract, range: Range): Abstract {
  if (read.api === undefined || read.fields) return read;
  const given = givenBy(read.api, () => []);
  if (given === undefined || read.taints.length > 0) return read;
  const { taints, fields, elements } = abstractGiven(given, read.label, range);
  return { ...read, taints, fields, elements };
}

/** What a command was made with, kept in it as the fields of a call's result. */
function commandOptions(command: Abstract | undefined): readonly KnownArgument[] {
  const options = command?.fields?.get("(0)");
  return options ? [options] : [];
}

// `path.join`, `path.resolve` and their variants for one system.
const pathJoin = /^module:path(?:\.posix|\.win32)?\.(?:join|resolve)$/;

/** The written end of a path: the last part of a text, or the last arguments of `path.join(folder, "certs", "server.key")`. */
function endingOf(context: FlowContext, id: ValueId | undefined): string | undefined {
  const operation = id === undefined ? undefined : context.program.values[id];
  if (operation?.op === "text" || operation?.op === "add") {
    const last = operation.parts.at(-1);
    return last === undefined ? undefined : abstractOf(context, last)?.constant;
  }
  if (operation?.op !== "call") return undefined;
  const callee = abstractOf(context, operation.callee)?.api;
  if (callee === undefined || !pathJoin.test(callee)) return undefined;
  return operation.args.map(({ value }) => abstractOf(context, value)?.constant ?? "").join("/");
}

/** What carries credentials as a whole, of which a single field says nothing. */
const wholes: ReadonlySet<string> = new Set([
  "environment",
  "cookies",
  "session",
  "token-response",
  "token-claims",
  "user-info",
]);

function abstractGiven(given: Given, label: string, source: Range): Abstract {
  if (typeof given === "string") {
    const kind = wholes.has(given) ? "object" : (sensitiveCategories.get(given)?.family ?? "object");
    return { ...unknown, label, taints: [createTaint({ kind, category: given, confidence: "flow", label, source })] };
  }
  const fields = new Map<string, Abstract>();
  for (const [name, part] of Object.entries(given)) {
    if (name !== "[]") fields.set(name, abstractGiven(part, name, source));
  }
  const each = given["[]"];
  const elements = each === undefined ? undefined : abstractGiven(each, label, source);
  return { ...unknown, label, fields: fields.size > 0 ? fields : undefined, elements };
}
