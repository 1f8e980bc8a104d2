// What well-known functions and methods make of what they are given: copies, texts, lists, and functions of the project that say by their
// name that they write out all they get.
import { noValue } from "../program.ts";
import { clean, join, scalar, unknown, type Abstract } from "./abstract-value.ts";
import { apiStep } from "./api-steps.ts";
import { partOfList } from "./bound-calls.ts";
import type { Call } from "./calls.ts";
import { declaredTaint } from "./declared-fields.ts";
import { chosenVariables, listedEnvironment } from "./environment-listed.ts";
import { flat } from "./evaluate.ts";
import { flattened } from "./exposures.ts";
import { abstractOf, type FlowContext } from "./flow-context.ts";
import { withHeldSecrets } from "./held-secrets.ts";
import { namedTaint } from "./named-objects.ts";
import {
  coloursText,
  copiesFirst,
  elementMethods,
  keysOf,
  mergesAll,
  scalarMethods,
  scalarOf,
  stringsOf,
  textMethods,
  textOf,
} from "./propagation.ts";
import { elementOf } from "./properties.ts";
import { replaced } from "./replacers.ts";
import { isMasked, shortened, withoutLineBreaks } from "./sanitizing.ts";
import { harmlessParts, pairsOf } from "./split-values.ts";
import type { TypeContext } from "../shapes/index.ts";
import { createTaint, isOfSource, isOneDatum, unionTaints, type Taint } from "./taint.ts";
import { printsInText, showsThrough } from "./whole-objects.ts";

/** What `new Map()` has made, not a cache or the settings of a framework. */
export function isMap(receiver: Abstract | undefined): boolean {
  return receiver?.api === "global:Map#";
}

// What compilers make of `{ ...a }`.
const spreadHelpers = /^(?:_objectSpread2?|__assign|_extends)$/;

const chooses = /(?:pick|omit)By\(\)$/i;

/** What a function gives of which all is known, or undefined. */
export function knownFunction(context: FlowContext, call: Call): Abstract | undefined {
  const { types } = context;
  const { api, args } = call;
  const original = api === "global:JSON.parse()" ? copiedByJson(context, call) : undefined;
  if (original) return { ...original, label: "" };
  if ((api !== undefined && mergesAll(api)) || spreadHelpers.test(call.name)) {
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
    const texts = stringsOf.has(api)
      ? shown.map(stringOf)
      : shown.map((argument) => deepText(printed(types, argument, api)));
    const taints = texts.reduce(unionTaints, []);
    const nature = args.some((argument) => argument.nature === "unknown") ? "unknown" : "constant";
    const fields = api.endsWith("URLSearchParams#") ? args[0]?.fields : undefined;
    return withoutLineBreaks({ ...unknown, nature, taints, api, fields }, call);
  }
  const listed = listedEnvironment(call) ?? pairsOf(call) ?? sentForm(context, call);
  if (listed) return listed;
  // `Array.from({ length: 8 }, makeCode)` is a list of what the function makes.
  if (api === "global:Array.from()" && args.length > 1) return undefined;
  // A function of the project decides what `pickBy(values, function)` keeps.
  const isChosen = chooses.test(api) && args[1] !== undefined && args[1].functions.length > 0;
  if (copiesFirst(api) && !isChosen) return { ...(args[0] ?? unknown), label: "" };
  return undefined;
}

// A server reads a form from a request or is given it as an action; a page makes its own.
const onServer = /["']use server["']|\.formData\(\)/;

/** `Object.fromEntries(await request.formData())`: every field that a client sent; `form: FormData` of a server action is such a form. */
function sentForm(context: FlowContext, { api, args, value }: Call): Abstract | undefined {
  const form = api === "global:Object.fromEntries()" ? args[0] : undefined;
  if (!form) return undefined;
  if (form.type?.kind !== "name" || form.type.name !== "FormData" || !onServer.test(context.program.text))
    return undefined;
  const source = { start: value.start, end: value.end };
  const about = { kind: "object", category: "request-body", confidence: "name", label: "form of a client" } as const;
  return { ...unknown, taints: [createTaint({ ...about, source })] };
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

/** What `String(value)` holds: a text as it is and what a list holds; of any other object nothing but its kind. */
function stringOf({ taints, elements, fields }: Abstract): readonly Taint[] {
  const listed = fields === undefined ? (elements?.taints ?? []) : [];
  return flat(unionTaints(taints, listed).filter(printsInText));
}

/** Taints that have become part of a text that shows everything in what they are on. */
export function deepText(taints: readonly Taint[]): readonly Taint[] {
  return taints.map((taint) => (taint.flat ? taint : { ...taint, flat: true, deep: true }));
}

/** Methods that print what a list holds. */
const joining = new Set(["join", "toString", "concat", "flat"]);

/** What a method of a text, a list or an object gives that is well known, or undefined. */
export function knownMethod(call: Call): Abstract | undefined {
  const { receiver, method, args } = call;
  if (!receiver || method === undefined || receiver.logger || call.callee.functions.length > 0) return undefined;
  if (scalarMethods.has(method)) return scalar;
  const part = method === "slice" ? partOfList(receiver, args) : undefined;
  if (part) return part;
  const mapped = args[0]?.api;
  if (method === "map" && mapped !== undefined && textOf.has(apiStep(mapped, "()"))) {
    const element = elementOf(receiver, false);
    const isString = stringsOf.has(apiStep(mapped, "()"));
    const taints = isString ? stringOf(element) : deepText(flattened(element)).filter(printsInText);
    return { ...unknown, elements: { ...unknown, taints } };
  }
  if (isMasked(call)) {
    return withoutLineBreaks({ ...clean, taints: receiver.taints.filter(({ kind }) => kind === "input") }, call);
  }
  if (textMethods.has(method)) {
    const own = (joining.has(method) ? flattened(receiver) : receiver.taints).filter(
      (taint) => method !== "toString" || printsInText(taint) || showsThrough(taint, method),
    );
    // What is looked for is not in the result.
    const isReplaced = method === "replace" || method === "replaceAll";
    const given = isReplaced ? args.slice(1) : args;
    const taints = [
      isReplaced ? withoutReplaced(own, args[0]) : own,
      ...given.filter(({ nature }) => nature !== "code").map((argument) => argument.taints),
    ];
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

/** `url.replace(password, "***")`: what is replaced by its own value is not there any more. */
function withoutReplaced(taints: readonly Taint[], pattern: Abstract | undefined): readonly Taint[] {
  const replaced = (pattern?.taints ?? []).filter(isOneDatum);
  return replaced.length === 0 ? taints : taints.filter((taint) => !replaced.some((gone) => isOfSource(taint, gone)));
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
