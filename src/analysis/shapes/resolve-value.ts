// Values → shapes by declarations alone, whatever happens at run time: what a constant is defined as, what a call promises to give.
import { givenToCallbacks, memberHandedOn } from "../../catalogue/schemas/envelopes.ts";
import { noValue, type BindingId, type FunctionId, type Program, type Value, type ValueId } from "../program.ts";
import { elementOf, intersectionOf, memberOf, narrowed, unionOf } from "./combine.ts";
import { declarationsOf } from "./declarations.ts";
import { shapeOfCall } from "./resolve-call.ts";
import { clientOf } from "./prisma-models.ts";
import { declaredShape, fieldShape, genericOf, moduleApi, resolveType, returnsOf } from "./resolve-type.ts";
import { contextPassed } from "./kept-variables.ts";
import { rowsOf } from "./sql-rows.ts";
import { validatedInput } from "./validated-input.ts";
import {
  lazy,
  objectShape,
  scalarShape,
  text,
  unknownShape,
  type Lazy,
  type ObjectShape,
  type Shape,
  type ShapeField,
} from "./shape.ts";
import { deeper, scopeOf, type TypeContext } from "./type-context.ts";

/** What a value is by declaration, or undefined when nothing declares it. */
export function shapeOfValue(types: TypeContext, program: Program, id: ValueId): Shape | undefined {
  const value = program.values[id];
  if (!value) return undefined;
  const key = `${program.path}#${id}`;
  let known = types.values.get(key);
  if (!known) types.values.set(key, (known = lazy(() => deeper(types, () => compute(types, program, { value, id })))));
  return known();
}

interface Numbered {
  readonly value: Value;
  readonly id: ValueId;
}

function compute(types: TypeContext, program: Program, { value, id }: Numbered): Shape | undefined {
  const of = (operand: ValueId): Shape | undefined => shapeOfValue(types, program, operand);
  switch (value.op) {
    case "constant":
      return value.kind === "string"
        ? text
        : scalarShape(value.kind === "undefined" || value.kind === "null" ? "nothing" : "constant");
    case "text":
      return text;
    case "add":
      return unionOf(value.parts.map(of));
    case "binary":
    case "unary":
      return scalarShape("constant");
    case "load":
      return shapeOfBinding(types, program, value.binding);
    case "parameter":
      return shapeOfParameter(types, program, { value, id });
    case "this":
      return shapeOfThis(types, program, id);
    case "global":
      return { kind: "api", api: `global:${value.name}` };
    case "module":
      return shapeOfModule(types, program, value.specifier);
    case "property":
      return shapeOfProperty(types, program, value);
    case "call":
      return shapeOfCall(types, program, value);
    case "object":
      return shapeOfObject(types, program, value);
    case "array":
      return {
        kind: "list",
        element: lazy(() =>
          unionOf(value.items.slice(0, 4).map((item) => (item.spread ? elementOf(of(item.value)) : of(item.value)))),
        ),
      };
    case "join":
      return unionOf(value.inputs.map(of));
    case "function":
      return {
        kind: "function",
        returns: lazy(() => returnsOf(types, program, value.function)),
        generic: genericOf(program, { body: value.function }),
      };
    case "class":
      return shapeOfClass(types, program, value.class);
    case "await":
      return awaited(of(value.value));
    case "cast":
      return resolveType(types, value.type, scopeOf(program)) ?? of(value.value);
    case "rest":
      return narrowed(of(value.object), new Set(value.without), "others");
    case "element":
      return value.keys ? scalarShape("constant") : elementOf(of(value.of));
    default:
      return undefined;
  }
}

/** A query gives its result when it is awaited; promises are looked through everywhere. */
export function awaited(shape: Shape | undefined): Shape | undefined {
  return shape?.kind === "handle" && shape.role === "query" ? shape.of() : shape;
}

function shapeOfBinding(types: TypeContext, program: Program, id: BindingId): Shape | undefined {
  const binding = program.bindings[id];
  const declared = resolveType(types, binding?.type, scopeOf(program));
  const stores = declarationsOf(program).stores.get(id) ?? [];
  // Of a type of a package that nothing is known of, an object that is written out tells its fields.
  const isWritten = stores.length === 1 && program.values[stores[0] ?? noValue]?.op === "object";
  if (declared && !(declared.kind === "foreign" && isWritten)) return declared;
  const stored = unionOf(stores.slice(0, 4).map((value) => shapeOfValue(types, program, value)));
  return isWritten && stored?.kind === "object" ? withWrites(types, program, { object: stored, id }) : stored;
}

/** `const db = {}; db.Account = sequelize.define(…)` */
function withWrites(
  types: TypeContext,
  program: Program,
  { object, id }: { readonly object: ObjectShape; readonly id: BindingId },
): Shape {
  const writes = declarationsOf(program).writes.get(id);
  if (!writes) return object;
  const fields = new Map(object.fields);
  for (const { name, value, start, end } of writes) {
    const shape = lazy(() => shapeOfValue(types, program, value));
    fields.set(name, { shape, range: { start, end }, path: program.path, isTagged: false });
  }
  return { ...object, fields };
}

function shapeOfParameter(types: TypeContext, program: Program, { value, id }: Numbered): Shape | undefined {
  if (value.op !== "parameter") return undefined;
  const owner = declarationsOf(program).functions.get(id);
  if (owner === undefined) return undefined;
  const declared = program.functions[owner]?.parameters[value.index]?.type;
  if (declared) return resolveType(types, declared, scopeOf(program));
  if (value.index === 1) return rowsPassed(program, owner) ?? foundFor(types, program, owner);
  return value.index === 0
    ? (passedToCallback(types, program, owner) ?? validatedInput(types, program, owner))
    : undefined;
}

/** `connection.query("SELECT …", (error, rows) => …)`. */
function rowsPassed(program: Program, owner: FunctionId): Shape | undefined {
  const callback = declarationsOf(program).callbacks.get(owner);
  const call = callback && program.values[callback.call];
  return call?.op === "call" ? rowsOf(program, call) : undefined;
}

/** `User.findOne({ name }, (error, user) => …)` and `user.save((error, saved) => …)`: what the call gives that the callback is for. */
function foundFor(types: TypeContext, program: Program, owner: FunctionId): Shape | undefined {
  const callback = declarationsOf(program).callbacks.get(owner);
  const call = callback && program.values[callback.call];
  if (call?.op !== "call" || callback?.index !== call.args.length - 1) return undefined;
  const callee = program.values[call.callee];
  if (callee?.op !== "property" || (withElements.has(callee.name ?? "") && call.args.length === 1)) return undefined;
  const found = shapeOfValue(types, program, callback.call);
  if (found?.kind === "handle") return found.role === "query" ? found.of() : undefined;
  return callee.name === "save" && found?.kind === "object" ? found : undefined;
}

const withElements: ReadonlySet<string> = new Set(
  "forEach map filter find findLast findIndex some every flatMap sort each eachAsync".split(" "),
);
const withResult: ReadonlySet<string> = new Set(["then", "tap", "subscribe", "finally"]);

/** `users.forEach((user) => …)` and `load().then((user) => …)`. */
function passedToCallback(types: TypeContext, program: Program, owner: FunctionId): Shape | undefined {
  const callback = declarationsOf(program).callbacks.get(owner);
  const call = callback && program.values[callback.call];
  const callee = call?.op === "call" ? program.values[call.callee] : undefined;
  const given = callback && (jobPassed(types, program, callback.call) ?? contextPassed(types, program, callback.call));
  if (given) return given;
  if (callback?.index !== 0 || callee?.op !== "property" || callee.name === undefined) return undefined;
  const receiver = awaited(shapeOfValue(types, program, callee.object));
  const held = receiver?.kind === "foreign" && receiver.api && memberHandedOn(receiver.api, callee.name);
  if (held) return memberOf(types, receiver, held);
  if (withResult.has(callee.name)) return receiver;
  return withElements.has(callee.name) ? elementOf(receiver) : undefined;
}

/** `new Worker<Invitation>("mail", (job) => …)` and `worker.on("failed", (job) => …)` */
function jobPassed(types: TypeContext, program: Program, id: ValueId): Shape | undefined {
  const call = program.values[id];
  if (call?.op !== "call" || (call.kind === "new" && !call.types)) return undefined;
  const callee = program.values[call.callee];
  if (call.kind !== "new" && (callee?.op !== "property" || !taking.has(callee.name ?? ""))) return undefined;
  const worker = shapeOfValue(types, program, callee?.op === "property" && call.kind !== "new" ? callee.object : id);
  const api = worker?.kind === "foreign" && worker.api !== undefined ? givenToCallbacks(worker.api) : undefined;
  return worker?.kind === "foreign" && api !== undefined
    ? { kind: "foreign", name: "Job", api, args: worker.args }
    : undefined;
}

const taking: ReadonlySet<string> = new Set(["on", "once", "process"]);

function shapeOfThis(types: TypeContext, program: Program, id: ValueId): Shape | undefined {
  const { functions, classes } = declarationsOf(program);
  const code = program.functions[functions.get(id) ?? -1];
  const shape = code?.owner === undefined ? undefined : classes.get(code.owner);
  return shape && declaredShape(types, program, { shape, args: [] });
}

function shapeOfModule(types: TypeContext, program: Program, specifier: string): Shape | undefined {
  const module = types.source.imported(program.path, specifier);
  if (module) return moduleShape(types, module);
  return { kind: "api", api: moduleApi(specifier) };
}

/** More modules than this are not looked into for the exports of one. */
const maxHandedOn = 50;

/** A module as an object: its exports, found when they are asked for. */
function moduleShape(types: TypeContext, module: Program): Shape {
  const fields = new Map<string, ShapeField>();
  const field = (shape: Lazy): ShapeField => ({
    shape,
    range: { start: 0, end: 0 },
    path: module.path,
    isTagged: false,
  });
  const added = new Set<string>();
  const add = (from: Program): void => {
    added.add(from.path);
    for (const { name, specifier } of declarationsOf(from).exports) {
      if (name !== "*") fields.set(name, field(lazy(() => exportedValue(types, from, name))));
      else if (specifier !== undefined && added.size < maxHandedOn) {
        const next = types.source.imported(from.path, specifier);
        if (next && !added.has(next.path)) add(next);
      }
    }
  };
  add(module);
  const own = fields.get("default")?.shape;
  // `module.exports = { User }` is read like named exports.
  const whole = own && module.exports.every(({ name }) => name === "default") ? own() : undefined;
  return whole
    ? whole.kind === "object"
      ? (intersectionOf([whole, objectShape(undefined, fields)]) ?? whole)
      : whole
    : objectShape(undefined, fields);
}

/** What a module exports under this name. */
export function exportedValue(types: TypeContext, module: Program, name: string): Shape | undefined {
  const entry = declarationsOf(module).exports.findLast((candidate) => candidate.name === name);
  if (!entry) return undefined;
  if (entry.specifier !== undefined) {
    const defined = types.source.exported(module.path, entry.specifier, entry.imported ?? name);
    if (defined) return deeper(types, () => exportedValue(types, defined.program, defined.name));
    const next = types.source.imported(module.path, entry.specifier);
    return next && deeper(types, () => exportedValue(types, next, entry.imported ?? name));
  }
  return entry.binding === undefined
    ? shapeOfValue(types, module, entry.value)
    : shapeOfBinding(types, module, entry.binding);
}

/** `typeof a.b` and other names of values, from the module's own scope. */
export function namedValue(types: TypeContext, program: Program, name: string): Shape | undefined {
  const [first = "", ...rest] = name.split(".");
  const binding =
    declarationsOf(program).bindings.get(first) ?? program.bindings.find((other) => other.name === first)?.id;
  if (binding === undefined) return undefined;
  return rest.reduce<Shape | undefined>(
    (shape, part) => memberOf(types, shape, part),
    shapeOfBinding(types, program, binding),
  );
}

function shapeOfProperty(
  types: TypeContext,
  program: Program,
  value: Extract<Value, { op: "property" }>,
): Shape | undefined {
  const module = program.values[value.object];
  if (module?.op === "module" && value.name !== undefined) {
    const defined = types.source.exported(program.path, module.specifier, value.name);
    const found = defined && exportedValue(types, defined.program, defined.name);
    if (found) return found;
  }
  const object = shapeOfValue(types, program, value.object);
  if (value.name === undefined) return elementOf(awaited(object));
  const shape = memberOf(types, object, value.name);
  return shape?.kind === "api" ? (clientOf(types, program, shape.api) ?? shape) : shape;
}

function shapeOfObject(types: TypeContext, program: Program, value: Extract<Value, { op: "object" }>): Shape {
  const fields = new Map<string, ShapeField>();
  const { tagged } = declarationsOf(program);
  let isComplete = true;
  let index: Lazy | undefined;
  const copied: (string | undefined)[] = [];
  for (const entry of value.entries) {
    const shape = lazy(() => shapeOfValue(types, program, entry.value));
    if (entry.kind === "field") {
      fields.set(entry.name, {
        shape,
        range: entry.range,
        path: program.path,
        isTagged: tagged.has(entry.range.start),
      });
    } else if (entry.kind === "computed") index = shape;
    else {
      const spread = shape();
      copied.push(spread?.kind === "object" ? spread.name : undefined);
      if (spread?.kind === "object") for (const [name, field] of spread.fields) fields.set(name, field);
      else isComplete = false;
    }
  }
  // A copy of one thing with more fields is still called what that is.
  return objectShape(copied.length === 1 ? copied[0] : undefined, fields, { index, isComplete });
}

function shapeOfClass(types: TypeContext, program: Program, id: number): Shape | undefined {
  const shape = declarationsOf(program).classes.get(id);
  const code = program.classes[id];
  if (!shape || !code) return undefined;
  const scope = scopeOf(program);
  const statics = new Map<string, ShapeField>();
  for (const field of shape.type.kind === "object" ? shape.type.fields : []) {
    if (!field.isStatic) continue;
    const { range, name } = field;
    statics.set(name, { shape: fieldShape(types, field, scope), range, path: program.path, isTagged: false });
  }
  return {
    kind: "class",
    name: shape.name,
    instance: lazy(() => declaredShape(types, program, { shape, args: [] })),
    statics: objectShape(shape.name, statics),
    base: code.superClass === noValue ? unknownShape : lazy(() => shapeOfValue(types, program, code.superClass)),
  };
}
