// Calls of functions of libraries that declare data: builders of schemas, makers of models, clients, and conversions.
import { libraryMember, type LibraryMember } from "../../catalogue/schemas/index.ts";
import { givenToCallbacks } from "../../catalogue/schemas/envelopes.ts";
import type { Builds } from "../../catalogue/schemas/schema-library.ts";
import { intersectionOf, listOf, unionOf } from "./combine.ts";
import { constantValue, dataOf, describedObject } from "./described-fields.ts";
import { argumentsOf, changedSchema, checked, schemaOf, type CallUse } from "./handles.ts";
import { clientOf } from "./prisma-models.ts";
import { resolveType } from "./resolve-type.ts";
import { shapeOfValue } from "./resolve-value.ts";
import { lazy, objectShape, scalarShape, text, type HandleShape, type Lazy, type Shape } from "./shape.ts";
import { scopeOf } from "./type-context.ts";
import { writtenOut } from "./written-out.ts";

/** What calling this function of a package gives; the API path of the result when no library knows more. */
export function resultOfApi(use: CallUse, api: string): Shape | undefined {
  const suffix = use.call.kind === "new" ? "#" : "()";
  const client = use.call.kind === "new" ? clientOf(use.types, use.program, `${api}#`) : undefined;
  if (client) return client;
  const database = drizzleClient.test(api) ? queriesOf(use) : undefined;
  if (database) return database;
  const worker = use.call.kind === "new" && use.call.types ? workerOf(use, api) : undefined;
  if (worker) return worker;
  const collection = use.call.kind === "new" ? collectionOf(use, api) : undefined;
  if (collection) return collection;
  const member = libraryMember(use.call.kind === "new" ? `${api}#` : api);
  const known = member && resultOfLibrary(use, member);
  if (known) return known;
  return api.length > 120 ? undefined : { kind: "api", api: `${api}${suffix}` };
}

// `drizzle` of `drizzle-orm/node-postgres` and its like, https://orm.drizzle.team/docs/rqb
const drizzleClient = /^module:drizzle-orm\/[\w-]+\.drizzle$/;

/** `drizzle(url, { schema })`: `db.query.users.findFirst()` gives a row of `schema.users`. */
function queriesOf(use: CallUse): Shape | undefined {
  const options = argumentsOf(use).map((id) => argumentShape(use, id));
  const schema = options.find((shape) => shape?.kind === "object" && shape.fields.has("schema"));
  const tables = schema?.kind === "object" ? schema.fields.get("schema") : undefined;
  return tables && objectShape(undefined, new Map([["query", tables]]), { isComplete: false });
}

/** `new Worker<Invitation>("mail", …)` takes jobs of this type. */
function workerOf({ types, program, call }: CallUse, api: string): Shape | undefined {
  if (givenToCallbacks(api) === undefined) return undefined;
  const args = (call.types ?? []).map((type) => lazy(() => resolveType(types, type, scopeOf(program))));
  return { kind: "foreign", name: api.slice(api.lastIndexOf(".") + 1), api, args };
}

/** `new Map<string, Session>()` and `new Set<Session>()`. */
function collectionOf({ types, program, call }: CallUse, api: string): Shape | undefined {
  const held = api === "global:Map" ? call.types?.[1] : api === "global:Set" ? call.types?.[0] : undefined;
  return held && listOf(lazy(() => resolveType(types, held, scopeOf(program))));
}

function resultOfLibrary(use: CallUse, { library, path }: LibraryMember): Shape | undefined {
  const builds = own(library.builders, path);
  if (builds) return schemaOf(library.id, built(use, builds));
  const result = own(library.results, path);
  const schema = schemaAmong(use);
  if (result && result !== "part" && schema) return checked(schema, result);
  const changed = schema && changedSchema(use, { handle: schema, name: path, args: argumentsOf(use).slice(1) });
  if (changed) return changed;
  const described = Object.entries(library.models ?? {}).find(([name]) => path === name || path.endsWith(`.${name}`));
  if (described) return modelOf(use, library.id, described[1]);
  if (library.modelsOf?.some((name) => path === name || path.endsWith(`.${name}`))) {
    const [first] = argumentsOf(use);
    return { kind: "handle", library: library.id, role: "model", of: lazy(() => dataOf(argumentShape(use, first))) };
  }
  return library.id === "class-transformer" ? converted(use) : undefined;
}

function own<T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return table && Object.hasOwn(table, name) ? table[name] : undefined;
}

function argumentShape({ types, program }: CallUse, id: number | undefined): Shape | undefined {
  return id === undefined ? undefined : shapeOfValue(types, program, id);
}

function schemaAmong(use: CallUse): HandleShape | undefined {
  const shapes = argumentsOf(use)
    .slice(0, 2)
    .map((id) => argumentShape(use, id));
  return shapes.find((shape) => shape?.kind === "handle" && shape.role === "schema") as HandleShape | undefined;
}

/** The data of a schema that a builder of this kind makes from its arguments. */
function built(use: CallUse, builds: Builds): Lazy {
  const args = argumentsOf(use);
  const [first] = args;
  const data = (id: number | undefined): Shape | undefined => dataOf(argumentShape(use, id));
  switch (builds) {
    case "text":
      return () => text;
    case "number":
    case "boolean":
    case "date":
    case "constant":
      return () => scalarShape(builds);
    case "unknown":
      return () => undefined;
    case "object":
      return lazy(() => objectOf(use));
    case "settings":
      return lazy(() => settingsOf(argumentShape(use, first)));
    case "list":
      return lazy(() => listOf(lazy(() => data(first))));
    case "same":
      return lazy(() => data(first));
    case "either":
      return lazy(() => unionOf(members(use).map(data)));
    case "all":
      return lazy(() => intersectionOf(members(use).map(data)));
    case "record":
      return lazy(() => objectShape(undefined, new Map(), { index: lazy(() => data(args.at(-1))) }));
    case "lazy":
      return lazy(() => {
        const shape = argumentShape(use, first);
        return shape?.kind === "function" ? dataOf(shape.returns()) : undefined;
      });
  }
}

/** The parts of a union: the items of a list, or the arguments themselves. */
function members(use: CallUse): readonly number[] {
  return argumentsOf(use).flatMap((id) => {
    const value = constantValue(use.program, id);
    return value?.op === "array" ? value.items.map((item) => item.value) : [id];
  });
}

function objectOf(use: CallUse): Shape | undefined {
  const { types, program, call } = use;
  const [declared] = call.types ?? [];
  const [first, options] = argumentsOf(use);
  const described =
    first === undefined
      ? objectShape(undefined, new Map(), { isComplete: false })
      : describedObject(types, program, first);
  if (described) return writtenOut(use, described, options);
  return declared && resolveType(types, declared, scopeOf(program));
}

// What describes a single setting, whatever else it says.
const descriptive = ["default", "format", "env"];

/** `{ db: { password: { doc, default, env } } }` describes `{ db: { password } }`. */
function settingsOf(shape: Shape | undefined): Shape | undefined {
  if (shape?.kind !== "object") return undefined;
  const fields = new Map(
    [...shape.fields].map(([name, field]) => [name, { ...field, shape: lazy(() => setting(field.shape())) }]),
  );
  return { ...shape, fields };
}

function setting(shape: Shape | undefined): Shape | undefined {
  const isLeaf = shape?.kind === "object" && descriptive.some((name) => shape.fields.has(name));
  return isLeaf ? text : settingsOf(shape);
}

/** A model of what it is declared or described as. */
export function modelOf(use: CallUse, library: string, index: number): HandleShape {
  const { types, program, call } = use;
  const args = argumentsOf(use);
  const of = lazy((): Shape | undefined => {
    const id = args[index];
    const shape = argumentShape(use, id);
    const described =
      shape?.kind === "handle" ? shape.of() : id === undefined ? undefined : describedObject(types, program, id);
    const declared = resolveType(types, call.types?.[0], scopeOf(program));
    const data = described ?? (declared?.kind === "object" ? declared : undefined);
    return data?.kind === "object" ? { ...data, name: data.name ?? modelName(use) } : data;
  });
  return { kind: "handle", library, role: "model", of };
}

/** `model("User", …)` and `pgTable("users", …)` name what they hold. */
function modelName(use: CallUse): string | undefined {
  const [first] = argumentsOf(use);
  const value = first === undefined ? undefined : constantValue(use.program, first);
  return value?.op === "constant" && value.kind === "string" ? singular(value.text) : undefined;
}

export function singular(name: string): string {
  return /[^s]s$/.test(name) ? name.slice(0, -1) : name;
}

/** `plainToInstance(User, body)` makes what its first argument says. */
function converted(use: CallUse): Shape | undefined {
  const shape = argumentShape(use, argumentsOf(use)[0]);
  return shape?.kind === "class" ? shape.instance() : undefined;
}

/** The model that a class is which extends one of a library, with the fields that `Class.init({ … })` describes. */
export function initialised(use: Omit<CallUse, "call">, binding: number): Shape | undefined {
  const { types, program } = use;
  for (const value of program.values) {
    if (value.op !== "call" || value.kind !== "call") continue;
    const callee = program.values[value.callee];
    if (callee?.op !== "property" || callee.name !== "init") continue;
    const object = program.values[callee.object];
    const [attributes, options] = value.args;
    if (object?.op !== "load" || object.binding !== binding || !attributes) continue;
    const described = describedObject(types, program, attributes.value);
    return described && writtenOut({ types, program, call: value }, described, options?.value);
  }
  return undefined;
}
