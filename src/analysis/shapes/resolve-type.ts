// Written types → shapes: names through their declarations, in this file or another, with type arguments in place of parameters.
import { contextsOf } from "../../catalogue/sensitive/classify.ts";
import type { Program, TypeField, TypeRef, TypeShape } from "../program.ts";
import { chosenFrom, elementOf, intersectionOf, listOf, memberOf, unionOf } from "./combine.ts";
import { declarationsOf } from "./declarations.ts";
import { decorated } from "./decorated-fields.ts";
import { libraryType } from "./library-types.ts";
import { describedClass, isModelClass } from "./model-classes.ts";
import { withoutInJson } from "./written-out.ts";
import { exportedValue, namedValue, shapeOfValue } from "./resolve-value.ts";
import {
  lazy,
  objectShape,
  scalarShape,
  unknownShape,
  type Generic,
  type Lazy,
  type ObjectShape,
  type Shape,
  type ShapeField,
} from "./shape.ts";
import { deeper, scopeOf, type TypeContext, type TypeScope } from "./type-context.ts";
import { builtinType } from "./builtin-types.ts";

/** What a written type comes down to, or undefined when nobody can tell. */
export function resolveType(types: TypeContext, type: TypeRef | undefined, scope: TypeScope): Shape | undefined {
  return type && deeper(types, () => resolve(types, type, scope));
}

function resolve(types: TypeContext, type: TypeRef, scope: TypeScope): Shape | undefined {
  const inner = (part: TypeRef | undefined): Shape | undefined => resolveType(types, part, scope);
  switch (type.kind) {
    case "name":
      return resolveName(types, type, scope);
    case "literal":
      return { kind: "scalar", of: "constant", ...(type.text !== "" && { text: type.text }) };
    case "narrowed":
      return chosenFrom(inner(type.of), type.by);
    case "object":
      return objectOfFields(types, { name: undefined, type }, scope);
    case "array":
      return listOf(lazy(() => inner(type.element)));
    case "union":
      return unionOf(type.members.map(inner));
    case "intersection":
      return intersectionOf(type.members.map(inner));
    case "function":
      return {
        kind: "function",
        returns: lazy(() => inner(type.returns) ?? returnsOf(types, scope.program, type.body)),
        generic: genericOf(scope.program, type),
      };
    case "typeof":
      return namedValue(types, scope.program, type.name);
    case "indexed":
      return indexed(types, inner(type.object), type.key);
    case "value":
      return shapeOfValue(types, scope.program, type.value);
    case "field":
      return memberOf(types, inner(type.of), type.name);
    case "element":
      return elementOf(inner(type.of));
    case "at": {
      const program = type.path === types.program.path ? types.program : types.source.at(type.path);
      return program && resolveType(types, type.type, scopeOf(program));
    }
  }
}

/** The type parameters of a function, if it has any. */
export function genericOf(
  program: Program,
  { body, typeParameters }: { readonly body?: number | undefined; readonly typeParameters?: readonly string[] },
): Generic | undefined {
  const parameters = typeParameters ?? (body === undefined ? undefined : program.functions[body]?.typeParameters);
  return parameters && parameters.length > 0 ? { parameters, program, body } : undefined;
}

/** What a function with this body gives, by what it returns. */
export function returnsOf(types: TypeContext, program: Program, body: number | undefined): Shape | undefined {
  if (body === undefined) return undefined;
  const declared = program.functions[body]?.returnType;
  if (declared) return resolveType(types, declared, scopeOf(program));
  const returns = declarationsOf(program).returns.get(body) ?? [];
  return unionOf(returns.slice(0, 4).map((value) => shapeOfValue(types, program, value)));
}

const saysNothing: ReadonlySet<string> = new Set(["unknown", "any", "object", "Object", "Function"]);

type NameRef = Extract<TypeRef, { kind: "name" }>;

function resolveName(types: TypeContext, ref: NameRef, scope: TypeScope): Shape | undefined {
  const args = ref.args.map((argument) => lazy(() => resolveType(types, argument, scope)));
  if (ref.specifier !== undefined)
    return exportedType(types, scope.program, { ...ref, args, specifier: ref.specifier });
  const parameter = scope.parameters.get(ref.name);
  if (parameter) return parameter();
  const [first = "", ...rest] = ref.name.split(".");
  const { shapes, imports } = declarationsOf(scope.program);
  const own = shapes.get(ref.name);
  if (own) return declaredShape(types, scope.program, { shape: own, args });
  const imported = imports.get(first);
  if (imported) {
    const path = imported.imported === "*" ? rest : [imported.imported, ...rest];
    return exportedType(types, scope.program, { name: path.join("."), args, specifier: imported.specifier });
  }
  if (saysNothing.has(ref.name)) return undefined;
  return builtinType(ref, { args, shapes }) ?? { kind: "foreign", name: ref.name, api: `global:${ref.name}`, args };
}

interface ExportedRef {
  readonly name: string;
  readonly args: readonly Lazy[];
  readonly specifier: string;
  /** Modules that were looked into for it already. */
  readonly looked?: Set<string>;
}

/** More modules than this are not looked into for one name. */
const maxLooks = 100;

function exportedType(
  types: TypeContext,
  importer: Program,
  { name, args, specifier, looked = new Set() }: ExportedRef,
): Shape | undefined {
  const defined = types.source.exported(importer.path, specifier, name);
  if (defined) return typeOfModule(types, defined.program, { name: defined.name, args, looked });
  const module = types.source.imported(importer.path, specifier);
  if (module) return typeOfModule(types, module, { name, args, looked });
  const parts = name.split(".").filter((part) => part !== "default");
  const last = parts.at(-1) ?? specifier.slice(specifier.lastIndexOf("/") + 1);
  const api = [moduleApi(specifier), ...parts].join(".");
  const known = libraryType(types, importer, { api, args });
  return known ?? (specifier.startsWith(".") ? undefined : { kind: "foreign", name: last, api, args });
}

/** The API path of a module; of a file that is generated and not there, its path without the way to it. */
export function moduleApi(specifier: string): string {
  return `module:${specifier.replace(/^node:|^(?:\.{1,2}\/)+/, "")}`;
}

interface ModuleMember {
  readonly name: string;
  readonly args: readonly Lazy[];
  /** Modules that were looked into for it: they may hand on each other. */
  readonly looked: Set<string>;
}

/** A type that a module declares or hands on from another one. */
function typeOfModule(types: TypeContext, module: Program, { name, args, looked }: ModuleMember): Shape | undefined {
  const key = `${name} ${module.path}`;
  if (looked.has(key) || looked.size >= maxLooks) return undefined;
  looked.add(key);
  const { shapes, exports, imports, bindings } = declarationsOf(module);
  const exported = exports.find((entry) => entry.name === name);
  if (exported?.specifier !== undefined) {
    const next = types.source.imported(module.path, exported.specifier);
    return next && typeOfModule(types, next, { name: exported.imported ?? name, args, looked });
  }
  const local = exported?.binding === undefined ? undefined : module.bindings[exported.binding]?.name;
  const shape = shapes.get(local ?? name) ?? (name === "default" ? defaultShape(module) : undefined);
  if (shape) return declaredShape(types, module, { shape, args });
  const handedOn = imports.get(local ?? name);
  if (handedOn && exported) {
    return exportedType(types, module, { name: handedOn.imported, args, specifier: handedOn.specifier, looked });
  }
  for (const entry of exports) {
    if (entry.name !== "*" || entry.specifier === undefined) continue;
    const next = types.source.imported(module.path, entry.specifier);
    const found = next && typeOfModule(types, next, { name, args, looked });
    if (found) return found;
  }
  // A class expression or a model stands for the type of its instances.
  return bindings.has(local ?? name) || exported ? instanceOf(exportedValue(types, module, name)) : undefined;
}

/** `export default interface Name` and `export default Name`. */
function defaultShape(module: Program): TypeShape | undefined {
  const entry = module.exports.find(({ name }) => name === "default");
  const value = entry && module.values[entry.value];
  const binding = value?.op === "load" ? value.binding : entry?.binding;
  // A type alone is no value, so its name leads nowhere else.
  if (value?.op === "global") return declarationsOf(module).shapes.get(value.name);
  const { shapes } = declarationsOf(module);
  if (value?.op === "class") return declarationsOf(module).classes.get(value.class);
  const name = binding === undefined ? undefined : module.bindings[binding]?.name;
  return name === undefined ? undefined : shapes.get(name);
}

/** What a class or a model makes. */
export function instanceOf(shape: Shape | undefined): Shape | undefined {
  if (shape?.kind === "class") return shape.instance();
  return shape?.kind === "handle" && shape.role === "model" ? shape.of() : undefined;
}

/** A type that is sensitive as a whole: each of its fields is, or the text that it is. */
function tagged(shape: Shape | undefined): Shape {
  if (shape?.kind !== "object") return { kind: "text", isTagged: true };
  return { ...shape, fields: new Map([...shape.fields].map(([name, field]) => [name, { ...field, isTagged: true }])) };
}

interface Instantiation {
  readonly shape: TypeShape;
  readonly args: readonly Lazy[];
}

/** The shape of a declaration with these type arguments. */
export function declaredShape(types: TypeContext, program: Program, { shape, args }: Instantiation): Shape | undefined {
  const isTagged = declarationsOf(program).tagged.has(shape.range.start);
  const compute = (): Shape | undefined => {
    const found = deeper(types, () => instantiated(types, program, { shape, args }));
    return isTagged ? tagged(found) : found;
  };
  if (shape.parameters.length > 0) return compute();
  const key = `${program.path}#${shape.range.start}`;
  let known = types.named.get(key);
  if (!known) types.named.set(key, (known = lazy(compute)));
  return known();
}

function instantiated(types: TypeContext, program: Program, { shape, args }: Instantiation): Shape | undefined {
  const parameters = new Map(shape.parameters.map((name, index) => [name, args[index] ?? unknownShape] as const));
  const scope: TypeScope = { program, parameters };
  switch (shape.kind) {
    case "enum":
      return scalarShape("constant");
    case "alias":
      return withName(resolveType(types, shape.type, scope), shape.name);
    case "interface":
    case "class": {
      if (shape.type.kind !== "object") return undefined;
      const own = objectOfFields(types, { name: shape.name, type: shape.type }, scope);
      const bases = shape.bases.map((base) => resolveType(types, base, scope));
      const whole = bases.length === 0 ? own : withBases(own, bases);
      return shape.kind === "class" ? ofClass(types, program, { shape, whole }) : whole;
    }
  }
}

/** `type User = { … }` names what is written there; of two names the one that says whose fields they are. */
function withName(shape: Shape | undefined, name: string): Shape | undefined {
  if (shape?.kind !== "object") return shape;
  return { ...shape, name: shape.name === undefined || contextsOf(name).length > 0 ? name : shape.name };
}

/** Own fields win over those of what is extended. */
function withBases(own: ObjectShape, bases: readonly (Shape | undefined)[]): ObjectShape {
  const fields = new Map<string, ShapeField>();
  let { index, behind, isComplete } = own;
  for (const base of bases) {
    if (base?.kind === "handle") behind = base;
    if (base?.kind !== "object") {
      isComplete = false;
      continue;
    }
    behind ??= base.behind;
    for (const [name, field] of base.fields) fields.set(name, field);
    index ??= base.index;
    isComplete &&= base.isComplete;
  }
  for (const [name, field] of own.fields) fields.set(name, field);
  return objectShape(own.name, fields, { index, behind, isComplete });
}

interface ClassOfShape {
  readonly shape: TypeShape;
  readonly whole: ObjectShape;
}

/** What libraries and its own `toJSON` add to and take from the fields of a class. */
function ofClass(types: TypeContext, program: Program, { shape, whole }: ClassOfShape): ObjectShape {
  const described = shape.class === undefined ? undefined : describedClass(types, program, shape.class);
  const fields = described ? new Map([...whole.fields, ...described.fields]) : whole.fields;
  const toJson =
    shape.type.kind === "object" ? shape.type.fields.find(({ name }) => name === "toJSON")?.type : undefined;
  const body = toJson?.kind === "function" ? toJson.body : undefined;
  const isRow = whole.isRow ?? (shape.class !== undefined && isModelClass(types, program, shape.class));
  const complete = { ...whole, fields, isRow };
  return body === undefined ? complete : withoutInJson(program, complete, body);
}

interface ObjectType {
  readonly name: string | undefined;
  readonly type: Extract<TypeRef, { kind: "object" }>;
}

function objectOfFields(types: TypeContext, { name, type }: ObjectType, scope: TypeScope): ObjectShape {
  const { tagged } = declarationsOf(scope.program);
  const fields = new Map<string, ShapeField>();
  for (const field of type.fields) {
    if (field.isStatic) continue;
    fields.set(field.name, {
      shape: fieldShape(types, field, scope),
      range: field.range,
      path: scope.program.path,
      isTagged: tagged.has(field.range.start),
      isLazy: field.isAccessor === true || field.type?.kind === "function" ? true : undefined,
      ...decorated(field.decorators ?? []),
    });
  }
  const index = type.index && lazy(() => resolveType(types, type.index, scope));
  return objectShape(name, fields, { index });
}

/** A field without a declared type is what the class sets it to. */
export function fieldShape(types: TypeContext, field: TypeField, scope: TypeScope): Lazy {
  const { type, value, getter } = field;
  if (getter !== undefined) return lazy(() => returnsOf(types, scope.program, getter));
  if (!type && value === undefined) return unknownShape;
  return lazy(() => (type ? resolveType(types, type, scope) : shapeOfValue(types, scope.program, value ?? -1)));
}

function indexed(types: TypeContext, object: Shape | undefined, key: TypeRef): Shape | undefined {
  if (key.kind === "literal" && key.text !== "") return memberOf(types, object, key.text);
  if (key.kind === "union") return unionOf(key.members.map((member) => indexed(types, object, member)));
  return key.kind === "name" && key.name === "number" ? elementOf(object) : undefined;
}
