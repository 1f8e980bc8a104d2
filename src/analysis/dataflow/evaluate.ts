// What one operation makes of the values it works on.
import { requestApiOf, requestObject } from "../../catalogue/frameworks/index.ts";
import type { Range } from "../../base/text.ts";
import { rememberedFor } from "../../base/remembered.ts";
import type { Argument, Binding, BindingId, Operation, Program, TypeRef, Value, ValueId } from "../program.ts";
import { bounded, clean, join, scalar, unknown, withField, type Abstract } from "./abstract-value.ts";
import { ownArguments } from "./bound-calls.ts";
import { evaluateCall } from "./calls.ts";
import { withDeclaredType, withTag } from "./declared.ts";
import { handlerTypes } from "./declared-handlers.ts";
import {
  abstractOf,
  bindingFact,
  changed,
  dependOn,
  passedFact,
  type FlowContext,
  type Frame,
} from "./flow-context.ts";
import { withCredentials, withoutBase, withoutCredentials } from "./credential-urls.ts";
import { keptAs } from "./held-secrets.ts";
import { force, isOwnModule } from "./imported.ts";
import { labelled } from "./labels.ts";
import { thisValue } from "./documents.ts";
import { namedTaint } from "./named-objects.ts";
import { isCalledName, isHarmlessType, typeName, withNameTaint } from "./names.ts";
import {
  deleteProperty,
  elementOf,
  readProperty,
  withApi,
  withStep,
  withTypeLogger,
  writeProperty,
  withInputTaint,
} from "./properties.ts";
import { givenInOptions, withGivenMember } from "./given-values.ts";
import { isSecretByName, underName, withoutGuesses } from "./renamed.ts";
import { importsAny, requestTypeName } from "./request-types.ts";
import { codeOfSignIn, signInEntry, signInPart } from "./sign-in-parts.ts";
import { createTaint, unionTaints, type Taint } from "./taint.ts";
import { printsInText, withFieldReplaced, withObjectTaint, withoutFields } from "./whole-objects.ts";

/** Evaluates one value in the frame's state and remembers the result. */
export function evaluate(frame: Frame, id: ValueId): void {
  const value = frame.context.program.values[id];
  if (value) frame.context.values[id] = withDeclaredType(frame.context, id, transfer(frame, value, id));
}

type Of<Op extends Operation["op"]> = Extract<Value, { op: Op }>;
type Transfers = { readonly [Op in Operation["op"]]: (frame: Frame, value: Of<Op>, id: ValueId) => Abstract };

function transfer(frame: Frame, value: Value, id: ValueId): Abstract {
  const run = transfers[value.op] as (frame: Frame, value: Value, id: ValueId) => Abstract;
  return run(frame, value, id);
}

const nothing = (): Abstract => unknown;

const transfers: Transfers = {
  constant: (_, value) => constant(value),
  parameter,
  load,
  store,
  global: (frame, value) => global(frame, value),
  module: (frame, { specifier }) => module(frame, specifier),
  property: (frame, value) => withGivenMember(readProperty(frame, value), { start: value.start, end: value.end }),
  "set-property": writeProperty,
  call: evaluateCall,
  object,
  array: (frame, { items }) => array(frame, items),
  text: (frame, { parts }) => text(frame, parts, true),
  add: (frame, { parts }) => text(frame, parts, false),
  binary: () => scalar,
  unary: (frame, value) => {
    if (value.operator === "delete") deleteProperty(frame, value.value);
    return unary(operand(frame, value.value), value.operator);
  },
  join: (frame, { inputs }) =>
    inputs.map((input) => alternative(frame, input, inputs)).reduce(joinOptional, undefined) ?? unknown,
  function: (_, value) => ({ ...unknown, nature: "code", functions: [{ id: value.function, module: undefined }] }),
  class: (_, value) => ({ ...unknown, nature: "code", classValue: value.class }),
  this: thisValue,
  await: (frame, { value }) => {
    const { rejection, ...awaited } = operand(frame, value);
    if (rejection) frame.raise(rejection);
    return { ...awaited, rejection: undefined };
  },
  rest: (frame, value) => rest(force(frame.context, operand(frame, value.object)), value.without),
  element: (frame, value) => elementOf(operand(frame, value.of), value.keys),
  cast: (frame, { value, type }) => cast(frame, operand(frame, value), type),
  return: (frame, { value }) => {
    frame.returned = joinOptional(frame.returned, value < 0 ? scalar : operand(frame, value));
    return unknown;
  },
  caught: (frame) => frame.caught(),
  throw: (frame, { value }) => {
    frame.raise(operand(frame, value));
    return unknown;
  },
  opaque: nothing,
};

function global(frame: Frame, { name, start, end }: Of<"global">): Abstract {
  if (name === "arguments") return ownArguments(frame, { start, end });
  const { context } = frame;
  const value = withApi({ ...unknown, api: `global:${name}`, label: name });
  return withNameTaint(context, value, { name, label: name, range: { start, end }, confidence: "name" });
}

const errorTexts = new Set(["stack", "message"]);

/** `error.stack ?? error` and `error.message || JSON.stringify(error)` give what has no such text, which is no failed request. */
function alternative({ context }: Frame, id: ValueId, inputs: readonly ValueId[]): Abstract | undefined {
  const value = abstractOf(context, id);
  // `settings.keys ? Object.keys(settings.keys) : []`: nothing in the place of a list says nothing of what is in it.
  if (isEmptyList(context, id) && inputs.some((other) => !isEmptyList(context, other))) return undefined;
  if (value?.taints.some(isSecretByName) && inputs.some((other) => other !== id && isPath(context, other))) {
    return { ...value, taints: value.taints.filter((taint) => !isSecretByName(taint)) };
  }
  const failures = value?.taints.filter(({ category }) => category === "http-error") ?? [];
  if (!value || failures.length === 0) return value;
  const isFallback = inputs.some((other) => {
    const text = context.program.values[other];
    if (text?.op !== "property" || text.name === undefined || !errorTexts.has(text.name)) return false;
    const error = abstractOf(context, text.object);
    return error?.taints.some(({ source }) => failures.some((failure) => failure.source.start === source.start));
  });
  return isFallback ? { ...value, taints: value.taints.filter(({ category }) => category !== "http-error") } : value;
}

function isEmptyList({ program }: FlowContext, id: ValueId): boolean {
  const value = program.values[id];
  return value?.op === "array" && value.items.length === 0;
}

// The path or name of a file: `./APIKEY.txt`, `~/.npmrc`, `credentials.json`; refuses `example.com` and sentences.
const filePath =
  /^(?:\.{0,2}\/|~\/)[^\s]*$|^[\w./-]+\.(?:txt|json|jsonc|ya?ml|toml|ini|conf|env|pem|key|crt|cer|p12|pfx|jks)$/;

/** `argv.apikey || "./APIKEY.txt"`: what can be the path of a file instead is one. */
function isPath(context: FlowContext, id: ValueId): boolean {
  const { constant } = abstractOf(context, id) ?? unknown;
  return constant !== undefined && constant.length > 1 && filePath.test(constant);
}

function operand(frame: Frame, id: ValueId): Abstract {
  return abstractOf(frame.context, id) ?? unknown;
}

/** `-4` is a constant too; everything else gives a number, a boolean or nothing. */
function unary({ constant: text }: Abstract, operator: string): Abstract {
  return operator === "-" && text !== undefined ? { ...scalar, constant: `-${text}` } : scalar;
}

function constant({ kind, text }: Of<"constant">): Abstract {
  if (kind !== "string" && kind !== "regexp") return { ...scalar, constant: text };
  return { ...unknown, nature: "constant", constant: text };
}

/** Whether its file says what a parameter is, or its function alone where its type says that it is something of its own. */
function isSaid({ program }: FlowContext, { range }: Frame["function"], { evidence, type }: Said): boolean {
  const isOpen = type === undefined || (type.kind === "name" && (type.name === "any" || type.name === "Event"));
  if (!isOpen) return evidence.test(program.text.slice(range.start, range.end));
  const known = saidInFile(program);
  const found = known.get(evidence) ?? evidence.test(program.text);
  known.set(evidence, found);
  return found;
}

interface Said {
  readonly evidence: RegExp;
  readonly type: TypeRef | undefined;
}

/** What was looked for in a whole file before. */
const saidInFile = rememberedFor((_: Program): Map<RegExp, boolean> => new Map());

function parameter(frame: Frame, value: Of<"parameter">): Abstract {
  const { context, function: code } = frame;
  const declared = code.parameters[value.index];
  const name = declared?.name ?? "";
  const source = { start: value.start, end: value.end };
  const neighbours = code.parameters.filter((_, index) => index !== value.index).map((other) => other.name);
  const api = requestApiOf({
    name,
    typeName: declared && requestTypeName(context, declared),
    neighbours,
    imports: (packages) => importsAny(context.program, packages),
    says: (evidence) => isSaid(context, code, { evidence, type: declared?.type }),
    decorators: declared?.decorators ?? [],
    handler: value.index === 0 && code.kind !== "method" ? code.name : undefined,
    handlerTypes: value.index === 0 && !declared?.type ? handlerTypes(context.program, code.id) : [],
  });
  const path = { function: code.id, index: value.index, fields: [], rest: declared?.isRest === true };
  const taint = createTaint({
    kind: "parameter",
    category: name,
    confidence: "flow",
    label: name,
    source,
    parameter: path,
  });
  const harmless = declared?.type && isHarmlessType(context, declared.type);
  dependOn(context, passedFact(code.id), code.id);
  const passed = context.passed.get(code.id)?.[value.index];
  const own = withTypeLogger(context, {
    ...unknown,
    nature: harmless ? "scalar" : "unknown",
    taints: harmless ? [] : [taint],
    api,
    type: declared?.type,
    label: name,
  });
  const whole = harmless ? own : withObjectTaint(withRequestPart(context, own, source), source);
  const given = passed ?? (value.index === 0 ? givenInOptions(context, code.id, source) : undefined);
  return given && !harmless ? { ...join(whole, given), label: name } : whole;
}

// Types of what a client sends as it is; refuses the classes of what a framework has parsed.
const textTypes = new Set(["string", "String", "any", "unknown"]);

/** What a decorator takes out of a request, `@Headers("authorization")`, is what its own name says. */
function withRequestPart(context: FlowContext, value: Abstract, range: Range): Abstract {
  const { api, label, type } = value;
  if (api === undefined) return value;
  const dot = Math.max(api.lastIndexOf("."), 0);
  const whole = api.slice(0, dot);
  if (requestObject(whole) === undefined) {
    const isParsed = type && !textTypes.has(typeName(type) ?? "") && requestObject(api) !== undefined;
    return isParsed ? value : withInputTaint(value, undefined, range);
  }
  const part = withInputTaint(value, { ...unknown, api: whole }, range);
  const use = { name: api.slice(dot + 1), object: whole.slice(whole.lastIndexOf(".") + 1), label, range };
  return withNameTaint(context, part, { ...use, confidence: "flow" });
}

function load(frame: Frame, value: Of<"load">): Abstract {
  const { context } = frame;
  const binding = context.program.bindings[value.binding];
  const known = frame.state.get(value.binding) ?? sharedValue(frame, value.binding);
  if (!binding) return known;
  const type = known.type?.kind === "narrowed" ? known.type : (binding.type ?? known.type);
  const isNamed = known.label === binding.name && known.type === type;
  const typed = isNamed ? known : withTypeLogger(context, { ...known, label: binding.name, type });
  const range = { start: value.start, end: value.end };
  const object = signInPart(context.program, binding);
  const name = keptAs(context.program, value.binding) ?? codeOfSignIn(context.program, binding) ?? binding.name;
  const use = { name, object, label: binding.name, range, confidence: "name" } as const;
  const named = withTag(context, withNameTaint(context, typed, use), binding);
  return context.credentialUrls.has(value.binding) ? withCredentials(named, range) : named;
}

/** What any function stores in a binding; this function runs again when that grows. */
function sharedValue({ context, function: code }: Frame, binding: BindingId): Abstract {
  if (context.captured.has(binding)) dependOn(context, bindingFact(binding), code.id);
  return context.shared.get(binding) ?? unknown;
}

function store(frame: Frame, value: Of<"store">): Abstract {
  const { context } = frame;
  const binding = context.program.bindings[value.binding];
  const stored = abstractOf(context, value.value) ?? unknown;
  const kept = withoutCredentials(context.program, value.binding, stored);
  const harmless = binding?.type && isHarmlessType(context, binding.type);
  const name = binding?.name ?? "";
  const range = { start: value.start, end: value.end };
  const next = harmless
    ? scalar
    : called(context, withStep(withoutGuesses(kept, name), range, `assigned to \`${name}\``), binding);
  frame.set(value.binding, next);
  if (context.captured.has(value.binding)) {
    const known = context.shared.get(value.binding);
    const joined = known ? join(known, next) : next;
    if (joined !== known) {
      context.shared.set(value.binding, joined);
      changed(context, bindingFact(value.binding));
    }
  }
  return stored;
}

/** The value under its new name and declared type. */
function called(context: FlowContext, value: Abstract, binding: Binding | undefined): Abstract {
  if (!binding) return value;
  return withTypeLogger(context, { ...value, label: binding.name, type: binding.type ?? value.type });
}

function module({ context }: Frame, specifier: string): Abstract {
  const name = specifier.replace(/^node:/, "");
  const isOwn = isOwnModule(context.linker, context.program.path, specifier);
  const imported = isOwn ? { importer: context.program.path, specifier, path: [] } : undefined;
  return withApi({ ...unknown, api: `module:${name}`, label: name, imported });
}

function object(frame: Frame, value: Of<"object">): Abstract {
  let result: Abstract = { ...unknown, fields: new Map() };
  for (const entry of value.entries) {
    const part = abstractOf(frame.context, entry.value) ?? unknown;
    if (entry.kind === "spread") result = merge(result, spread(frame, force(frame.context, part)));
    else if (entry.kind === "computed") result = withField(result, undefined, part);
    else {
      const name = recipients.has(entry.name) && isLetter(value) ? "email" : entry.name;
      const beside = signInEntry(entry.name, () => namesOf(value));
      const use = { name, object: beside, label: entry.name, range: entry.range, confidence: "name" as const };
      const given = underName(part, entry.name);
      const whole = withFieldReplaced(result, entry.name, part);
      result = withField(
        whole,
        entry.name,
        isCalledName(part, name) ? given : withNameTaint(frame.context, given, use),
      );
    }
  }
  return result;
}

function namesOf({ entries }: Of<"object">): readonly string[] {
  return entries.flatMap((entry) => (entry.kind === "field" ? [entry.name] : []));
}

const recipients: ReadonlySet<string> = new Set(["to", "cc", "bcc", "recipient", "recipients"]);

/** What has a subject is a letter, and goes to an address. */
function isLetter({ entries }: Of<"object">): boolean {
  return entries.some((entry) => entry.kind === "field" && entry.name === "subject");
}

/** `{ ...env, PORT: 1 }` is as much of an environment as `env`. */
function spread({ context }: Frame, part: Abstract): Abstract {
  const named = namedTaint(context.program, part, { isWhole: true });
  return named?.category === "environment" ? { ...part, taints: [...part.taints, named] } : part;
}

/** `{ ...a, ...b }`: fields of the later win; what is not known of a part stays possible. */
export function merge(target: Abstract, part: Abstract): Abstract {
  const fields = new Map([...(target.fields ?? []), ...(part.fields ?? [])]);
  const elements = joinOptional(target.elements, part.elements);
  return { ...target, fields, elements, taints: unionTaints(target.taints, part.taints) };
}

/** Later elements are known together only. */
const maxIndex = 48;

function array(frame: Frame, items: readonly Argument[]): Abstract {
  let result: Abstract = { ...unknown, fields: new Map() };
  for (const [index, item] of items.entries()) {
    const part = abstractOf(frame.context, item.value) ?? scalar;
    if (item.spread) result = withField(result, undefined, elementOf(part, false));
    else result = withField(result, index < maxIndex ? String(index) : undefined, part);
  }
  return bounded(result);
}

/** Text that is put together from parts holds what the parts hold as text; an object in it prints as `[object Object]`. */
function text(frame: Frame, ids: readonly ValueId[], isString: boolean): Abstract {
  const parts = labelled(frame, ids);
  if (!isString && parts.length > 0 && parts.every(({ nature }) => nature === "scalar")) return scalar;
  const constants = parts.map(({ constant }) => constant);
  const constant = constants.every((part) => part !== undefined) ? constants.join("") : undefined;
  const held = parts.map((part, index) => withoutBase(part, parts[index + 1]).taints.filter(printsInText));
  const taints = flat(held.reduce(unionTaints, []));
  const isOpen = parts.some((part) => part.nature === "unknown" || part.nature === "composed");
  const nature = isOpen ? "composed" : "constant";
  return { ...unknown, nature, taints, constant };
}

/** Taints that have become part of a text. */
export function flat(taints: readonly Taint[]): readonly Taint[] {
  return taints.some((taint) => !taint.flat) ? taints.map((taint) => ({ ...taint, flat: true })) : taints;
}

function rest(whole: Abstract, without: readonly string[]): Abstract {
  const object = withoutFields(whole, without);
  if (!object.fields) return { ...object, label: "" };
  const fields = new Map([...object.fields].filter(([name]) => !without.includes(name)));
  return { ...object, fields, label: "" };
}

function cast(frame: Frame, value: Abstract, type: NonNullable<Abstract["type"]>): Abstract {
  if (isHarmlessType(frame.context, type)) return value.taints.length > 0 ? value : { ...clean, label: value.label };
  return withTypeLogger(frame.context, { ...value, type });
}

function joinOptional(a: Abstract | undefined, b: Abstract | undefined): Abstract | undefined {
  if (!a || !b) return a ?? b;
  return join(a, b);
}
