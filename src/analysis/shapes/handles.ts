// What methods of schemas, models and queries give.
import { schemaLibraries } from "../../catalogue/schemas/index.ts";
import type { Access } from "../../catalogue/schemas/schema-library.ts";
import type { Program, Value, ValueId } from "../program.ts";
import { elementOf, listOf, narrowed, unionOf } from "./combine.ts";
import { constantValue, dataOf, describedObject } from "./described-fields.ts";
import { namesIn, projected, selected } from "./projection.ts";
import { shapeOfValue } from "./resolve-value.ts";
import { lazy, objectShape, scalarShape, type HandleShape, type Lazy, type Shape } from "./shape.ts";
import type { TypeContext } from "./type-context.ts";

/** A call whose result is asked for. */
export interface CallUse {
  readonly types: TypeContext;
  readonly program: Program;
  readonly call: Extract<Value, { op: "call" }>;
}

/** The values of the arguments, in order. */
export function argumentsOf({ call }: CallUse): readonly ValueId[] {
  return call.args.map(({ value }) => value);
}

/** What `handle.name(…)` gives. */
export function methodOfHandle(use: CallUse, handle: HandleShape, name: string): Shape | undefined {
  switch (handle.role) {
    case "schema":
      return methodOfSchema(use, handle, name);
    case "model":
      return methodOfModel(use, handle, name);
    case "query":
      return methodOfQuery(use, handle, name);
    case "source":
      return methodOfSource(use, handle);
  }
}

/** `db.selectFrom("person")`: rows of the table that the first argument names. */
function methodOfSource(use: CallUse, { library, of }: HandleShape): Shape | undefined {
  const table = [...namesIn(use.program, argumentsOf(use).slice(0, 1))][0];
  const tables = of();
  const rows = tables?.kind === "object" && table !== undefined ? tables.fields.get(table)?.shape : undefined;
  return rows && { kind: "handle", library, role: "query", of: lazy(() => listOf(rows)) };
}

/** The schema with other data. */
export function schemaOf(library: string, of: Lazy): HandleShape {
  return { kind: "handle", library, role: "schema", of };
}

const merging: ReadonlySet<string> = new Set(
  "extend safeExtend augment shape keys append concat merge and intersect assign add composite".split(" "),
);

function methodOfSchema(use: CallUse, handle: HandleShape, name: string): Shape | undefined {
  const results = schemaLibraries.get(handle.library)?.results;
  const result = results && Object.hasOwn(results, name) ? results[name] : undefined;
  if (result === "part") return partOf(use, handle);
  if (result) return checked(handle, result);
  return changedSchema(use, { handle, name, args: argumentsOf(use) }) ?? handle;
}

/** `config.get("db.password")`; all of it where no path is given. */
function partOf({ program, call }: CallUse, handle: HandleShape): Shape | undefined {
  const [first] = call.args;
  if (!first) return handle.of();
  const path = constantValue(program, first.value);
  if (path?.op !== "constant") return undefined;
  return path.text
    .split(".")
    .reduce<Shape | undefined>(
      (shape, name) => (shape?.kind === "object" ? shape.fields.get(name)?.shape() : undefined),
      handle.of(),
    );
}

/** What checking a value against a schema gives. */
export function checked(handle: HandleShape, result: "data" | "envelope"): Shape | undefined {
  if (result === "data") return handle.of();
  const field = { shape: handle.of, range: { start: 0, end: 0 }, path: "", isTagged: false };
  return objectShape(undefined, new Map(["data", "value", "output"].map((name) => [name, field])), {
    isComplete: false,
  });
}

/** `schema.omit({ password: true })` as a method, `omit(schema, ["password"])` as a function. */
export function changedSchema(
  { types, program }: CallUse,
  { handle, name, args }: { readonly handle: HandleShape; readonly name: string; readonly args: readonly ValueId[] },
): HandleShape | undefined {
  const { library, of } = handle;
  const step = name.toLowerCase();
  const [first] = args;
  if (step === "pick" || step === "omit") {
    return schemaOf(
      library,
      lazy(() => narrowed(of(), namesIn(program, args), step === "pick" ? "only" : "others")),
    );
  }
  if (merging.has(step) && first !== undefined) {
    return schemaOf(
      library,
      lazy(() => overlaid(of(), schemaArgument(types, program, first))),
    );
  }
  if (step === "array")
    return schemaOf(
      library,
      lazy(() => listOf(of)),
    );
  if (step === "or")
    return schemaOf(
      library,
      lazy(() => unionOf([of(), first === undefined ? undefined : schemaArgument(types, program, first)])),
    );
  if (step === "transform") return schemaOf(library, () => undefined);
  if ((step === "items" || step === "of") && first !== undefined) {
    return schemaOf(
      library,
      lazy(() => listOf(lazy(() => schemaArgument(types, program, first)))),
    );
  }
  return undefined;
}

function schemaArgument(types: TypeContext, program: Program, id: ValueId): Shape | undefined {
  const shape = shapeOfValue(types, program, id);
  return shape?.kind === "handle" ? shape.of() : describedObject(types, program, id);
}

/** Later fields take the place of earlier ones. */
function overlaid(base: Shape | undefined, added: Shape | undefined): Shape | undefined {
  if (added?.kind !== "object") return base;
  if (base?.kind !== "object") return added;
  return {
    ...base,
    fields: new Map([...base.fields, ...added.fields]),
    isComplete: base.isComplete && added.isComplete,
  };
}

const chaining: ReadonlySet<string> = new Set(
  (
    "createQueryBuilder select where andWhere orWhere orderBy addOrderBy groupBy limit skip take offset leftJoin innerJoin " +
    "leftJoinAndSelect innerJoinAndSelect leftJoinAndMapOne withDeleted setParameters setParameter scope unscoped values set insert " +
    "into cache sort having distinctOn useTransaction withTransaction extend $extends discriminator schema withScope lean"
  ).split(" "),
);

function methodOfModel(use: CallUse, handle: HandleShape, name: string): Shape | undefined {
  const access = schemaLibraries.get(handle.library)?.access?.[name];
  if (access) return accessed(use, handle, access);
  if (name === "addSelect") return { ...handle, of: lazy(() => selectedAlso(use, handle.of())) };
  if (name === "leftJoinAndSelect" || name === "innerJoinAndSelect") {
    return { ...handle, of: lazy(() => selectedAlso(use, handle.of())) };
  }
  if (name === "select" && use.call.args.length > 0) {
    return { ...handle, of: lazy(() => selected(use.program, argumentsOf(use), handle.of())) };
  }
  return chaining.has(name) ? handle : undefined;
}

/** What is selected besides the usual. */
function selectedAlso({ program, call }: CallUse, shape: Shape | undefined): Shape | undefined {
  const [first] = call.args;
  if (shape?.kind !== "object" || !first) return shape;
  const names = namesIn(program, [first.value]);
  const fields = new Map(
    [...shape.fields].map(([name, field]) => [
      name,
      names.has(name) ? { ...field, hidden: undefined, isLazy: false } : field,
    ]),
  );
  return { ...shape, fields };
}

/** What a method of this kind gives of the data of a model. */
export function accessed(use: CallUse, { library, of }: HandleShape, access: Access): Shape {
  const datum = lazy(() => projected(use.program, argumentsOf(use), of()));
  const list = lazy(() => listOf(datum));
  const query = (result: Lazy): Shape => ({ kind: "handle", library, role: "query", of: result });
  switch (access) {
    case "one":
      return query(datum);
    case "many":
      return query(list);
    case "pair":
      return query(lazy(() => named({ "0": list, "1": () => scalarShape("number") })));
    case "rows":
      return query(lazy(() => named({ rows: list, count: () => scalarShape("number") })));
    case "nothing":
      return scalarShape("number");
  }
}

function named(fields: Readonly<Record<string, Lazy>>): Shape {
  const entries = Object.entries(fields).map(
    ([name, shape]) => [name, { shape, range: { start: 0, end: 0 }, path: "", isTagged: false }] as const,
  );
  return objectShape(undefined, new Map(entries));
}

function methodOfQuery(use: CallUse, handle: HandleShape, name: string): Shape | undefined {
  const access = schemaLibraries.get(handle.library)?.access?.[name];
  if (access === "nothing") return scalarShape("number");
  if (access === "one") return { ...handle, of: lazy(() => elementOf(handle.of()) ?? handle.of()) };
  if (name === "select")
    return {
      ...handle,
      of: lazy(() => eachDatum(handle.of(), (datum) => selected(use.program, argumentsOf(use), datum))),
    };
  if (name === "populate")
    return { ...handle, of: lazy(() => eachDatum(handle.of(), (datum) => selectedAlso(use, datum))) };
  const result = handle.of();
  // A method of the list that it gives, once it is there.
  if (result?.kind === "object" && result.fields.has(name)) return undefined;
  return handle;
}

function eachDatum(
  shape: Shape | undefined,
  change: (datum: Shape | undefined) => Shape | undefined,
): Shape | undefined {
  return shape?.kind === "list" ? listOf(lazy(() => change(shape.element()))) : change(shape);
}

/** What a manager gives that is told the class: `em.findOne(User, id)`; undefined when the first argument is no class. */
export function managed(use: CallUse, name: string): Shape | undefined {
  const [first] = argumentsOf(use);
  if (first === undefined) return undefined;
  const shape = shapeOfValue(use.types, use.program, first);
  if (shape?.kind !== "class" && !(shape?.kind === "handle" && shape.role === "model")) return undefined;
  const of = lazy(() => dataOf(shape));
  for (const { id, access, modelsOf } of schemaLibraries.entries) {
    if (shape.kind === "handle" && shape.library !== id) continue;
    const model: HandleShape = { kind: "handle", library: id, role: "model", of };
    if (modelsOf?.includes(name)) return model;
    const kind = access && Object.hasOwn(access, name) ? access[name] : undefined;
    if (kind) return accessed(use, model, kind);
  }
  return undefined;
}
