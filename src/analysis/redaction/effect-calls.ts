// Calls on the way of a record through a function: copies of it, loops over its names, helpers that mask a part of it.
import type { FunctionId, Value, ValueId } from "../program.ts";
import { maskField, maskKeys, type Alias, type Keys, type Walk } from "./effect-walk.ts";
import { keyNames } from "./key-lists.ts";
import type { Mask } from "./record-effect.ts";

type CallValue = Extract<Value, { op: "call" }>;

interface SeenCall {
  readonly id: ValueId;
  readonly value: CallValue;
  /** API path of what is called. */
  readonly api: string;
  readonly receiver: ValueId | undefined;
  readonly method: string | undefined;
  /** The first argument, when it is a part of the record. */
  readonly given: Alias | undefined;
}

/** Follows the record through a call. */
export function effectOfCall(walk: Walk, value: CallValue, id: ValueId): void {
  const callee = walk.view.program.values[value.callee];
  const isMethod = callee?.op === "property";
  const call: SeenCall = {
    id,
    value,
    api: walk.view.values[value.callee]?.api ?? "",
    receiver: isMethod ? callee.object : undefined,
    method: isMethod ? callee.name : undefined,
    given: walk.aliases.get(value.args[0]?.value ?? -1),
  };
  if (listsNames(walk, call) || copied(walk, call) || changed(walk, call) || replaced(walk, call)) return;
  if (overNames(walk, call) || recursed(walk, call)) return;
  helped(walk, call);
}

const nameLists = new Set(["global:Object.keys", "global:Object.getOwnPropertyNames", "global:Reflect.ownKeys"]);

function listsNames(walk: Walk, { api, given, id }: SeenCall): boolean {
  if (!given) return false;
  const keys = { of: given.path, names: undefined, pairs: api === "global:Object.entries" };
  if (nameLists.has(api) || keys.pairs) walk.keys.set(id, keys);
  else if (api === "global:Object.values") walk.aliases.set(id, given);
  else return false;
  return true;
}

const copiers = new Set(["global:structuredClone", "global:JSON.parse", "global:JSON.stringify"]);
// The deep and shallow copies of lodash and its likes, and of rfdc and klona; refuses `cloneDeepWith`, which changes what it copies.
const copierNames = /^module:.*(?:clone|cloneDeep|klona|rfdc|cloneObject|deepClone|deepcopy)(?:\(\))?$/i;

// The serializers that pino brings along, which give the headers on: `stdSerializers.req`; refuses `stdSerializers.err`.
const standardSerializer = /^module:pino[\w-]*\.stdSerializers\.re[qs]$/;

function isCopier(api: string): boolean {
  return copiers.has(api) || copierNames.test(api) || standardSerializer.test(api);
}

function copied(walk: Walk, call: SeenCall): boolean {
  const { api, value, id, given } = call;
  if (api === "global:Object.fromEntries") return fromPairs(walk, call);
  if (api === "global:Object.assign") return assigned(walk, call);
  if (!given || !isCopier(api)) return false;
  walk.aliases.set(id, { ...given, copy: true });
  const replacer = walk.view.values[value.args[1]?.value ?? -1]?.functions.find(({ module }) => !module);
  if (api === "global:JSON.stringify" && replacer) {
    nameParameter(walk, { callback: replacer.id, index: 0 }, { of: given.path, names: undefined, pairs: false });
    walk.deep = true;
    maskKeys(walk, { ...given, copy: true });
  }
  return true;
}

function fromPairs(walk: Walk, { value, id }: SeenCall): boolean {
  const keys = walk.keys.get(value.args[0]?.value ?? -1);
  if (!keys) return false;
  walk.aliases.set(id, { path: keys.of, copy: true });
  maskKeys(walk, { path: keys.of, copy: true });
  return true;
}

/** `Object.assign({}, info)` copies, `Object.assign(info, { password: "***" })` changes. */
function assigned(walk: Walk, { value, id, given }: SeenCall): boolean {
  const source = value.args.slice(1).find((argument) => walk.aliases.has(argument.value));
  const copy = source && walk.aliases.get(source.value);
  const target = given ?? (copy && { ...copy, copy: true });
  if (!target) return false;
  walk.aliases.set(id, target);
  for (const argument of value.args.slice(1)) {
    const added = walk.view.program.values[argument.value];
    if (added?.op !== "object") continue;
    for (const entry of added.entries) {
      if (entry.kind === "field") maskField(walk, entry.value, { ...target, path: [...target.path, entry.name] });
    }
  }
  return true;
}

// A function of lodash by its own package, by path or as a member.
const lodash = /^module:(?:lodash|lodash-es|underscore)(?:[./](\w+))+$/;

/** `_.set(info, "user.password", "***")`, `_.unset(…)`, `_.omit(info, ["password"])`. */
function changed(walk: Walk, { api, value, id, given }: SeenCall): boolean {
  const name = given && lodash.exec(api)?.[1];
  if (!given || name === undefined || !["set", "unset", "omit", "update"].includes(name)) return false;
  const alias = name === "omit" ? { ...given, copy: true } : given;
  walk.aliases.set(id, alias);
  const last = name === "set" || name === "update" ? 2 : value.args.length;
  for (const argument of value.args.slice(1, last)) {
    const names = keyNames(walk.view, argument.value)?.names ?? [];
    for (const path of names) maskField(walk, id, { ...alias, path: [...alias.path, ...path.split(".")] });
  }
  return true;
}

/** `info.message.replace(/token=\w+/g, "token=***")`. */
function replaced(walk: Walk, { method, receiver, value, id }: SeenCall): boolean {
  const alias = receiver === undefined ? undefined : walk.aliases.get(receiver);
  if (!alias || (method !== "replace" && method !== "replaceAll")) return false;
  const pattern = walk.view.values[value.args[0]?.value ?? -1]?.constant;
  walk.masks.push({ kind: "text", path: alias.path, pattern, range: { start: value.start, end: value.end } });
  walk.aliases.set(id, alias);
  return true;
}

const loops = new Set("forEach map filter some every find flatMap reduce".split(" "));

/** `Object.keys(info).forEach((key) => …)`, `["password"].forEach((key) => …)`, `info.items.map((item) => …)`. */
function overNames(walk: Walk, { method, receiver, value, id }: SeenCall): boolean {
  if (receiver === undefined || method === undefined || !loops.has(method)) return false;
  const callback = walk.view.values[value.args[0]?.value ?? -1]?.functions.find(({ module }) => !module);
  if (!callback) return false;
  const alias = walk.aliases.get(receiver);
  const index = method === "reduce" ? 1 : 0;
  if (alias) {
    const parameter = walk.view.program.functions[callback.id]?.parameters[index];
    if (parameter) walk.aliases.set(parameter.value, { ...alias, path: [...alias.path, "*"] });
    if (method !== "forEach") walk.aliases.set(id, { ...alias, copy: true });
    return true;
  }
  const keys = walk.keys.get(receiver) ?? listed(walk, receiver);
  if (!keys) return false;
  nameParameter(walk, { callback: callback.id, index }, keys);
  if (method === "reduce") walk.aliases.set(id, { path: keys.of, copy: true });
  else if (method !== "forEach") walk.keys.set(id, keys);
  return true;
}

function listed(walk: Walk, receiver: ValueId): Keys | undefined {
  const names = keyNames(walk.view, receiver);
  return names && names.names.length > 0 ? { of: [], names, pairs: false } : undefined;
}

function nameParameter(
  walk: Walk,
  { callback, index }: { readonly callback: FunctionId; readonly index: number },
  keys: Keys,
): void {
  const parameter = walk.view.program.functions[callback]?.parameters[index];
  if (parameter) walk.keys.set(parameter.value, keys);
}

/** The function, or one around it, calls itself with a part of the record: it goes down to any depth. */
function recursed(walk: Walk, { value, id, given }: SeenCall): boolean {
  const functions = walk.view.values[value.callee]?.functions ?? [];
  if (!given || !functions.some((ref) => !ref.module && walk.functions.has(ref.id))) return false;
  walk.deep = true;
  walk.aliases.set(id, { ...given, copy: true });
  return true;
}

/** A function of the project that is given the record does to it what its own summary says. */
function helped(walk: Walk, { value, id, given }: SeenCall): void {
  if (!given) return;
  for (const ref of walk.view.values[value.callee]?.functions ?? []) {
    const effect = walk.view.effectOf(ref);
    if (!effect) continue;
    const isCopy = effect.returns !== "same";
    for (const mask of effect.masks) walk.masks.push(below(mask, given, isCopy));
    if (effect.returns === "same" || effect.returns === "copy") {
      walk.aliases.set(id, { ...given, copy: given.copy || isCopy });
    }
    walk.unknown ||= effect.unknown;
  }
}

function below(mask: Mask, { path, copy }: Alias, isCopy: boolean): Mask {
  const at = { ...mask, path: [...path, ...mask.path] };
  return at.kind === "text" ? at : { ...at, onCopy: copy || isCopy };
}

/** Whether a call gives a copy of a part of the record. */
export function copies(walk: Walk, value: CallValue): boolean {
  const api = walk.view.values[value.callee]?.api;
  return api !== undefined && isCopier(api) && walk.aliases.has(value.args[0]?.value ?? -1);
}
