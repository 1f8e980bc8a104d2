// Reads off the body of a function what it does to one of its parameters. It follows names, not branches: a mask under a condition is
// taken for a mask, since `if (info.password) info.password = "***"` is how they are written.
import { sanitizerByName } from "../../catalogue/sanitizers/by-name.ts";
import type { FunctionRef } from "../dataflow/summary.ts";
import { composedOf } from "../operands.ts";
import { noValue, type BindingId, type FunctionId, type Operation, type Value, type ValueId } from "../program.ts";
import { copies, effectOfCall } from "./effect-calls.ts";
import { keyNames, type CodeView, type KeyNames } from "./key-lists.ts";
import { keyTests } from "./key-tests.ts";
import { isLeftToSetting } from "./optional-effect.ts";
import { functionsWithin, storesOf } from "./program-index.ts";
import type { Mask, RecordEffect, Returned } from "./record-effect.ts";

/** The record, a part of it, or a copy of either. */
export interface Alias {
  readonly path: readonly string[];
  readonly copy: boolean;
}

/** A value that stands for the names of fields: all of a record's, or those of a list. */
export interface Keys {
  readonly of: readonly string[];
  readonly names: KeyNames | undefined;
  /** Pairs of name and value, as `Object.entries` gives them. */
  readonly pairs: boolean;
}

export interface EffectView extends CodeView {
  /** What another function does to its first parameter; undefined when that is not known. */
  effectOf(ref: FunctionRef): RecordEffect | undefined;
}

export interface Walk {
  readonly view: EffectView;
  readonly root: FunctionId;
  /** The function and those inside it. */
  readonly functions: ReadonlySet<FunctionId>;
  readonly aliases: Map<ValueId, Alias>;
  readonly bindings: Map<BindingId, Alias>;
  readonly keys: Map<ValueId, Keys>;
  readonly keyBindings: Map<BindingId, Keys>;
  masks: Mask[];
  deep: boolean;
  unknown: boolean;
}

type Of<Op extends Operation["op"]> = Extract<Value, { op: Op }>;
type Steps = { readonly [Op in Operation["op"]]?: (walk: Walk, value: Of<Op>, id: ValueId) => void };

/** Values of loops and callbacks may be used before they are seen. */
const passes = 3;

/** What the function does to its first parameter. */
export function walkEffect(view: EffectView, root: FunctionId): RecordEffect {
  return outcome(trackParameter(view, root, 0));
}

/** Follows a parameter through the function and those inside it. */
export function trackParameter(view: EffectView, root: FunctionId, index: number): Walk {
  const functions = functionsWithin(view.program, root);
  const walk: Walk = {
    view,
    root,
    functions,
    aliases: new Map(),
    bindings: new Map(),
    keys: new Map(),
    keyBindings: new Map(),
    masks: [],
    deep: false,
    unknown: false,
  };
  const parameter = view.program.functions[root]?.parameters[index];
  if (parameter) walk.aliases.set(parameter.value, { path: [], copy: false });
  const values = valuesIn(view, functions);
  for (let pass = 0; pass < passes; pass++) {
    walk.masks = [];
    for (const id of values) run(walk, id);
  }
  return walk;
}

/** The values of some functions, in the order in which they were written. */
export function valuesIn({ program }: CodeView, functions: Iterable<FunctionId>): readonly ValueId[] {
  const found = [...functions].flatMap((id) => program.functions[id]?.blocks.flatMap(({ ops }) => ops) ?? []);
  return found.sort((a, b) => a - b);
}

function run(walk: Walk, id: ValueId): void {
  const value = walk.view.program.values[id];
  if (!value) return;
  const step = steps[value.op] as ((walk: Walk, value: Value, id: ValueId) => void) | undefined;
  step?.(walk, value, id);
}

const steps: Steps = {
  load: (walk, { binding }, id) =>
    copyKnown(walk, id, { alias: walk.bindings.get(binding), keys: walk.keyBindings.get(binding) }),
  store: (walk, { binding, value }, id) => {
    const alias = walk.aliases.get(value);
    const keys = walk.keys.get(value);
    if (alias) walk.bindings.set(binding, alias);
    if (keys) walk.keyBindings.set(binding, keys);
    copyKnown(walk, id, { alias, keys });
  },
  cast: (walk, { value }, id) => copyKnown(walk, id, known(walk, value)),
  await: (walk, { value }, id) => copyKnown(walk, id, known(walk, value)),
  join: (walk, { inputs }, id) => {
    const sides = inputs.map((input) => known(walk, input));
    for (const side of sides) copyKnown(walk, id, side);
    // `changed ? copy : original` is meant to be the copy.
    const copy = sides.find(({ alias }) => alias?.copy);
    if (copy) copyKnown(walk, id, copy);
  },
  property,
  element,
  rest: (walk, { object, without }, id) => {
    const alias = walk.aliases.get(object);
    if (!alias) return;
    walk.aliases.set(id, { ...alias, copy: true });
    for (const name of without) maskField(walk, id, { path: [...alias.path, name], copy: true });
  },
  object,
  unary: (walk, { operator, value }, id) => {
    const target = walk.view.program.values[value];
    if (operator === "delete" && target?.op === "property") changeField(walk, target, id);
  },
  "set-property": (walk, write, id) => {
    const written = walk.aliases.get(write.value);
    const target = walk.aliases.get(write.object);
    const path = target && write.name !== undefined ? [...target.path, write.name] : undefined;
    // Putting a value back where it was masks nothing.
    if (written && path && samePath(written.path, path)) return;
    changeField(walk, write, id);
  },
  call: (walk, value, id) => effectOfCall(walk, value, id),
};

interface Known {
  readonly alias: Alias | undefined;
  readonly keys: Keys | undefined;
}

function known(walk: Walk, id: ValueId): Known {
  return { alias: walk.aliases.get(id), keys: walk.keys.get(id) };
}

function copyKnown(walk: Walk, id: ValueId, { alias, keys }: Known): void {
  if (alias) walk.aliases.set(id, alias);
  if (keys) walk.keys.set(id, keys);
}

function property(walk: Walk, { object, name, key }: Of<"property">, id: ValueId): void {
  const keys = walk.keys.get(object);
  if (keys?.pairs && name === "0") walk.keys.set(id, { ...keys, pairs: false });
  if (keys?.pairs && name === "1") walk.aliases.set(id, { path: [...keys.of, "*"], copy: false });
  const alias = walk.aliases.get(object);
  if (!alias) return;
  const step = name ?? walk.view.values[key]?.constant ?? "*";
  walk.aliases.set(id, { ...alias, path: [...alias.path, step] });
}

function element(walk: Walk, { of, keys: isKeys }: Of<"element">, id: ValueId): void {
  const alias = walk.aliases.get(of);
  const keys = walk.keys.get(of);
  if (keys) walk.keys.set(id, keys);
  else if (alias && isKeys) walk.keys.set(id, { of: alias.path, names: undefined, pairs: false });
  else if (alias) walk.aliases.set(id, { ...alias, path: [...alias.path, "*"] });
  else {
    const names = keyNames(walk.view, of);
    if (names && names.names.length > 0) walk.keys.set(id, { of: [], names, pairs: false });
  }
}

/** `{ ...info, password: "***" }` is a copy with a field masked. */
function object(walk: Walk, { entries }: Of<"object">, id: ValueId): void {
  const at = entries.findIndex((entry) => entry.kind === "spread" && walk.aliases.has(entry.value));
  const alias = walk.aliases.get(entries[at]?.value ?? noValue);
  if (!alias) return;
  walk.aliases.set(id, { ...alias, copy: true });
  for (const entry of entries.slice(at + 1)) {
    if (entry.kind !== "field") continue;
    const path = [...alias.path, entry.name];
    const same = walk.aliases.get(entry.value);
    if (!same || !samePath(same.path, path)) maskField(walk, entry.value, { path, copy: true });
  }
}

function samePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}

/** A field is overwritten or deleted. */
function changeField(
  walk: Walk,
  target: { readonly object: ValueId; readonly name: string | undefined; readonly key: ValueId },
  id: ValueId,
): void {
  const alias = walk.aliases.get(target.object);
  if (target.name !== undefined) {
    if (alias) maskField(walk, id, { ...alias, path: [...alias.path, target.name] });
    return;
  }
  const keys = walk.keys.get(target.key);
  if (!keys) return;
  // An object that is filled key by key is a copy.
  const into = alias ?? { path: keys.of, copy: true };
  if (!alias) aliasOfTarget(walk, target.object, into);
  if (keys.names) for (const name of keys.names.names) maskField(walk, id, { ...into, path: [...into.path, name] });
  else maskKeys(walk, into);
}

function aliasOfTarget(walk: Walk, object: ValueId, alias: Alias): void {
  const value = walk.view.program.values[object];
  if (value?.op === "load" && walk.functions.has(walk.view.program.bindings[value.binding]?.function ?? -1)) {
    walk.bindings.set(value.binding, alias);
  }
}

/** Remembers that a field is masked. */
export function maskField(walk: Walk, id: ValueId, { path, copy }: Alias): void {
  const value = walk.view.program.values[id];
  const range = { start: value?.start ?? 0, end: value?.end ?? 0 };
  walk.masks.push({ kind: "field", path, range, onCopy: copy });
}

/** Remembers that fields are masked whose names pass the tests in the function. */
export function maskKeys(walk: Walk, { path, copy }: Alias): void {
  const { names, partial, ignoreCase } = keyTests(walk.view, walk.functions);
  walk.masks.push({ kind: "keys", path, names, partial, ignoreCase, deep: walk.deep, onCopy: copy });
}

function outcome(walk: Walk): RecordEffect {
  const { view, root } = walk;
  const returned = valuesIn(view, [root]).flatMap((id) => {
    const value = view.program.values[id];
    return value?.op === "return" && !isNothing(view, value.value) ? [value.value] : [];
  });
  const masks = walk.masks.map((mask) => (mask.kind === "keys" && walk.deep ? { ...mask, deep: true } : mask));
  if (returned.length === 0) return { masks, keeps: [], returns: "nothing", unknown: false };
  const kinds = returned.map((id) => kindOf(walk, id));
  const returns = kinds.every((kind) => kind === kinds[0]) ? (kinds[0] ?? "unknown") : mixed(kinds);
  const keeps = returned.flatMap((id) => keptBy(walk, id));
  const unknown = walk.unknown || (returns === "unknown" && masks.length === 0);
  const effect = { masks, keeps, returns, unknown };
  return masks.length > 0 && isLeftToSetting(walk) ? { ...effect, isOptional: true } : effect;
}

/** `return obj === null ? obj : copy` gives the copy where it matters. */
function mixed(kinds: readonly Returned[]): Returned {
  if (kinds.includes("unknown")) return "unknown";
  if (kinds.includes("copy")) return "copy";
  return kinds.includes("same") ? "same" : "unknown";
}

function isNothing({ program, values }: EffectView, id: ValueId): boolean {
  const value = program.values[id];
  if (!value) return true;
  if (value.op !== "constant") return false;
  return value.kind === "undefined" || value.kind === "null" || values[id]?.constant === "false";
}

function kindOf(walk: Walk, id: ValueId): Returned {
  const alias = walk.aliases.get(id);
  // `(info) => info.message` gives a part of the record.
  if (alias && alias.path.length > 0) return "text";
  if (alias) return alias.copy ? "copy" : "same";
  const value = walk.view.program.values[id];
  if (value?.op === "object") return "new";
  if (value?.op === "text" || value?.op === "add" || value?.op === "constant") return "text";
  if (value?.op === "call" && copies(walk, value)) return "copy";
  return "unknown";
}

/** Which parts of the record an object literal or a text that is returned holds. */
function keptBy(walk: Walk, id: ValueId): readonly (readonly [string, readonly string[]])[] {
  const value = walk.view.program.values[id];
  if (value?.op === "object") {
    return value.entries.flatMap((entry) => {
      const name = entry.kind === "field" ? entry.name : "*";
      return partsOf(walk, entry.value).map((path) => [name, path] as const);
    });
  }
  if (value?.op === "text" || value?.op === "add") {
    return value.parts.flatMap((part) => partsOf(walk, part).map((path) => ["message", path] as const));
  }
  // What is put together otherwise holds what went into it.
  const isRecord = walk.aliases.get(id)?.path.length === 0;
  return isRecord ? [] : partsOf(walk, id).map((path) => ["message", path] as const);
}

const maxNesting = 6;

/** The paths of the record that a value may hold, directly or through calls and expressions. */
export function partsOf(walk: Walk, id: ValueId, nesting = 0): readonly (readonly string[])[] {
  const alias = walk.aliases.get(id);
  if (alias) return [alias.path];
  const value = walk.view.program.values[id];
  if (!value || nesting >= maxNesting) return [];
  return sourcesOf(walk, value).flatMap((part) => partsOf(walk, part, nesting + 1));
}

/** `obfuscateHeaders(req.headers)`, of which no body is known. */
function isMask({ view }: Walk, { callee }: Of<"call">): boolean {
  const { label = "", functions = [] } = view.values[callee] ?? {};
  const effect = functions.length === 0 ? sanitizerByName(label) : undefined;
  return effect !== undefined && effect !== "removes-newlines";
}

function sourcesOf(walk: Walk, value: Value): readonly ValueId[] {
  switch (value.op) {
    case "call": {
      const callee = walk.view.program.values[value.callee];
      if (isMask(walk, value)) return [];
      return [...value.args.map((argument) => argument.value), ...(callee?.op === "property" ? [callee.object] : [])];
    }
    case "property":
      return [value.object];
    case "load":
      return storesOf(walk.view.program, value.binding);
    default:
      return composedOf(value);
  }
}
