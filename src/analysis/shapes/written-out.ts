// What an object leaves out when it is written as JSON or read from its table: `toJSON` methods, transforms of schemas, default scopes.
import type { FunctionId, Program, Value, ValueId } from "../program.ts";
import { constantValue } from "./described-fields.ts";
import type { CallUse } from "./handles.ts";
import { namesIn } from "./projection.ts";
import type { ObjectShape, ShapeField } from "./shape.ts";

/** Described fields under the options of their schema or model. */
export function writtenOut(use: CallUse, shape: ObjectShape, options: ValueId | undefined): ObjectShape {
  const { program } = use;
  const notRead =
    options === undefined ? undefined : optionAt(program, options, ["defaultScope", "attributes", "exclude"]);
  const unread = notRead === undefined ? shape : hide(shape, namesIn(program, [notRead]), "read");
  const transform = options === undefined ? undefined : optionAt(program, options, ["toJSON", "transform"]);
  const functions = [functionOf(program, transform), ...schemaTransforms(use)];
  return functions.reduce<ObjectShape>(
    (object, id) => (id === undefined ? object : withoutInJson(program, object, id)),
    unread,
  );
}

function optionAt(program: Program, id: ValueId, path: readonly string[]): ValueId | undefined {
  let at: ValueId | undefined = id;
  for (const name of path) {
    const value: Value | undefined = at === undefined ? undefined : constantValue(program, at);
    if (value?.op !== "object") return undefined;
    at = value.entries.find((entry) => entry.kind === "field" && entry.name === name)?.value;
  }
  return at;
}

function functionOf(program: Program, id: ValueId | undefined): FunctionId | undefined {
  const value = id === undefined ? undefined : constantValue(program, id);
  return value?.op === "function" ? value.function : undefined;
}

/** `schema.set("toJSON", { transform })`, `schema.methods.toJSON = function () { … }` and `Model.prototype.toJSON = …`. */
function schemaTransforms({ program, call }: CallUse): readonly (FunctionId | undefined)[] {
  const id = program.values.indexOf(call);
  const store = program.values.find((value) => value.op === "store" && value.value === id);
  const binding = store?.op === "store" ? store.binding : undefined;
  if (binding === undefined) return [];
  const isIt = (value: ValueId): boolean => {
    const object = program.values[value];
    return object?.op === "load" && object.binding === binding;
  };
  return program.values.map((value) => {
    if (value.op === "set-property" && value.name === "toJSON") {
      const object = program.values[value.object];
      const isMethods = object?.op === "property" && (object.name === "methods" || object.name === "prototype");
      return isMethods && isIt(object.object) ? functionOf(program, value.value) : undefined;
    }
    const callee = value.op === "call" ? program.values[value.callee] : undefined;
    if (value.op !== "call" || callee?.op !== "property" || !isIt(callee.object)) return undefined;
    const [name, given] = value.args;
    const named = name && program.values[name.value];
    if (named?.op !== "constant" || named.text !== "toJSON" || !given) return undefined;
    return callee.name === "set"
      ? functionOf(program, optionAt(program, given.value, ["transform"]))
      : functionOf(program, given.value);
  });
}

/** Marks what a `toJSON` or a transform leaves out. */
export function withoutInJson(program: Program, shape: ObjectShape, id: FunctionId): ObjectShape {
  const { dropped, kept } = changesOf(program, id);
  const names = kept ? new Set([...shape.fields.keys()].filter((name) => !kept.has(name))) : dropped;
  return hide(shape, names, "json");
}

function hide(shape: ObjectShape, names: ReadonlySet<string>, hidden: "read" | "json"): ObjectShape {
  if (names.size === 0) return shape;
  const fields = new Map<string, ShapeField>();
  for (const [name, field] of shape.fields)
    fields.set(name, names.has(name) ? { ...field, hidden: field.hidden ?? hidden } : field);
  return { ...shape, fields };
}

interface Changes {
  readonly dropped: ReadonlySet<string>;
  /** The only fields that are written, when the function lists them. */
  readonly kept: ReadonlySet<string> | undefined;
}

/** Fields that a function deletes, leaves out of a destructuring or omits; or the only ones it gives. */
function changesOf(program: Program, id: FunctionId): Changes {
  const dropped = new Set<string>();
  const kept = new Set<string>();
  let isList = false;
  for (const op of program.functions[id]?.blocks.flatMap(({ ops }) => ops) ?? []) {
    const value = program.values[op];
    if (value?.op === "unary" && value.operator === "delete") {
      const target = program.values[value.value];
      if (target?.op === "property" && target.name !== undefined) dropped.add(target.name);
    } else if (value?.op === "rest") for (const name of value.without) dropped.add(name);
    else if (value?.op === "set-property" && value.name !== undefined && isNothing(program, value.value))
      dropped.add(value.name);
    else if (value?.op === "call" && isOmit(program, value.callee)) {
      for (const name of namesIn(
        program,
        value.args.slice(1).map((argument) => argument.value),
      ))
        dropped.add(name);
    } else if (value?.op === "return") {
      const returned = constantValue(program, value.value);
      if (returned?.op !== "object") continue;
      for (const entry of returned.entries) {
        if (entry.kind !== "field") continue;
        if (isNothing(program, entry.value)) dropped.add(entry.name);
        else kept.add(entry.name);
      }
      isList = returned.entries.every((entry) => entry.kind === "field");
    }
  }
  return { dropped, kept: isList ? kept : undefined };
}

function isNothing(program: Program, id: ValueId): boolean {
  const value = program.values[id];
  return value?.op === "constant";
}

function isOmit(program: Program, callee: ValueId): boolean {
  const value = program.values[callee];
  if (value?.op === "property" || value?.op === "global") return value.name === "omit";
  return value?.op === "load" && program.bindings[value.binding]?.name === "omit";
}
