// What a call gives by declaration: by the return type of the function, by the class, or by the library the callee belongs to.
import type { Program, Value } from "../program.ts";
import { elementOf, listOf, memberOf } from "./combine.ts";
import { accessed, argumentsOf, managed, methodOfHandle, type CallUse } from "./handles.ts";
import { modelOf, resultOfApi } from "./library-calls.ts";
import { modelOfClass } from "./model-classes.ts";
import { instanceOf, resolveType } from "./resolve-type.ts";
import { instantiated } from "./type-arguments.ts";
import { awaited, shapeOfValue } from "./resolve-value.ts";
import { isApplication, variablesOf } from "./kept-variables.ts";
import { rowsOf } from "./sql-rows.ts";
import { lazy, scalarShape, text, type Shape } from "./shape.ts";
import { scopeOf, type TypeContext } from "./type-context.ts";
import { builtByContext, declaredContext } from "./validated-input.ts";
import { namesIn } from "./projection.ts";

type CallValue = Extract<Value, { op: "call" }>;

/** What the call gives, or undefined when nothing declares it. */
export function shapeOfCall(types: TypeContext, program: Program, call: CallValue): Shape | undefined {
  const use: CallUse = { types, program, call };
  const callee = shapeOfValue(types, program, call.callee);
  const known = callee && resultOf(use, callee);
  if (known && known.kind !== "api") return known;
  return madeOfType(use) ?? byMethodName(use) ?? answerOf(use) ?? rowsOf(program, call) ?? known;
}

/** `new Kysely<Database>(…)` is what `Kysely<Database>` is where a library knows that type. */
function madeOfType({ types, program, call }: CallUse): Shape | undefined {
  const callee = program.values[call.callee];
  if (call.kind !== "new" || !call.types || callee?.op !== "load") return undefined;
  const name = program.bindings[callee.binding]?.name ?? "";
  const made = resolveType(types, { kind: "name", name, args: call.types }, scopeOf(program));
  return made?.kind === "handle" || isApplication(made) ? made : undefined;
}

/** `get<User>("/me")`: the answer is, or holds, what the type argument says. */
function answerOf({ types, program, call }: CallUse): Shape | undefined {
  const [only, ...more] = call.types ?? [];
  if (!only || more.length > 0) return undefined;
  return { kind: "answer", of: lazy(() => resolveType(types, only, scopeOf(program))) };
}

function resultOf(use: CallUse, callee: Shape): Shape | undefined {
  switch (callee.kind) {
    case "function":
      return callee.generic ? instantiated(use, callee.generic, callee.returns()) : askedFor(use, callee.returns());
    case "api":
      return declaredContext(use, callee.api) ?? resultOfApi(use, callee.api);
    case "method":
      return resultOfMethod(use, callee.receiver, callee.name);
    case "handle":
      return callee.role === "model" ? callee.of() : undefined;
    default:
      return use.call.kind === "new" ? instanceOf(callee) : undefined;
  }
}

/** `settings.get("endpoint")` gives one setting, also where its declaration says that it may give all of them. */
function askedFor({ types, program, call }: CallUse, result: Shape | undefined): Shape | undefined {
  const callee = program.values[call.callee];
  const [first, ...more] = call.args;
  const key = first && program.values[first.value];
  if (callee?.op !== "property" || callee.name !== "get" || more.length > 0 || result?.kind !== "object") return result;
  return key?.op === "constant" && key.kind === "string" ? memberOf(types, result, key.text) : result;
}

const elementMethods: ReadonlySet<string> = new Set("find findLast at pop shift get".split(" "));
const listMethods: ReadonlySet<string> = new Set(
  "filter slice sort reverse toSorted toReversed concat values splice flat".split(" "),
);
const promiseMethods: ReadonlySet<string> = new Set(["catch", "finally"]);
const textMethods: ReadonlySet<string> = new Set(
  "toString trim toLowerCase toUpperCase slice substring substr replace replaceAll normalize padStart padEnd concat".split(
    " ",
  ),
);
/** Methods that give the object itself, or a copy of its data. */
const selfMethods: ReadonlySet<string> = new Set(
  "toObject toJSON toPlain toPOJO $toJson get save reload lean populate refresh clone dataValues serialize unwrap".split(
    " ",
  ),
);

/** Methods whose result is made by a function that they are given, and is not what they are called on. */
const projecting: ReadonlySet<string> = new Set("then map flatMap mapAsync reduce reduceRight".split(" "));

/** `rows.map((row) => ({ id: row.id }))` and `load().then((user) => user.id)`: what the function gives. */
function madeByCallback(use: CallUse, name: string): Shape | undefined {
  const [callback] = argumentsOf(use);
  const made = callback === undefined ? undefined : shapeOfValue(use.types, use.program, callback);
  if (made?.kind !== "function" || name.startsWith("reduce")) return undefined;
  const result = lazy(() => awaited(made.returns()));
  if (name === "then") return result();
  return listOf(name === "flatMap" ? lazy(() => elementOf(result()) ?? result()) : result);
}

function resultOfMethod(use: CallUse, receiver: Shape, name: string): Shape | undefined {
  if (promiseMethods.has(name)) return awaited(receiver);
  if (projecting.has(name) && use.call.args.length > 0) return madeByCallback(use, name);
  switch (receiver.kind) {
    case "text":
      return textMethods.has(name) ? text : undefined;
    case "list":
      if (elementMethods.has(name)) return elementOf(receiver);
      return listMethods.has(name) ? receiver : undefined;
    case "handle":
      return methodOfHandle(use, receiver, name);
    case "class": {
      const model = modelOfClass(receiver);
      return model && methodOfHandle(use, model, name);
    }
    case "object":
      return selfMethods.has(name) ? plainObject(receiver, name) : undefined;
    case "answer":
      return counting.test(name) ? scalarShape("number") : receiver;
    case "foreign":
      if (isApplication(receiver)) return receiver;
      return keptUnder(use, variablesOf(receiver), name) ?? builtByContext(receiver);
    case "method":
      return builtByContext(receiver);
    default:
      return undefined;
  }
}

/** `c.get("customer")` */
function keptUnder({ types, program, call }: CallUse, variables: Shape | undefined, name: string): Shape | undefined {
  const key = name === "get" && variables && call.args[0] ? program.values[call.args[0].value] : undefined;
  return key?.op === "constant" && key.kind === "string" ? memberOf(types, variables, key.text) : undefined;
}

// Methods that count or ask; refuses those that read.
const counting = /^(?:count\w*|exists|delete\w*|update\w*|insert\w*)$/;

function plainObject(receiver: Extract<Shape, { kind: "object" }>, name: string): Shape {
  if (name !== "toJSON") return receiver;
  return { ...receiver, fields: new Map([...receiver.fields].filter(([, { hidden }]) => hidden !== "json")) };
}

/** Methods that say by their name and arguments what they give, whatever they are called on. */
function byMethodName(use: CallUse): Shape | undefined {
  const { types, program, call } = use;
  const callee = program.values[call.callee];
  if (callee?.op !== "property" || callee.name === undefined || call.kind !== "call") return undefined;
  const name: string = callee.name;
  if (name === "define" && isCalled(program, callee.object, /sequelize/i)) return modelOf(use, "sequelize", 1);
  if (name === "from") return selectedFrom(use, callee.object);
  if (name === "returning") return returned(use, callee.object);
  const receiver = shapeOfValue(types, program, callee.object);
  return receiver === undefined || receiver.kind === "foreign" || receiver.kind === "api" || receiver.kind === "method"
    ? managed(use, name)
    : undefined;
}

function isCalled(program: Program, id: number, name: RegExp): boolean {
  const value = program.values[id];
  return value?.op === "load" && name.test(program.bindings[value.binding]?.name ?? "");
}

/** `db.select().from(users)`; with chosen columns, those of that name. */
function selectedFrom(use: CallUse, receiver: number): Shape | undefined {
  const { types, program } = use;
  const [table] = argumentsOf(use);
  const model = table === undefined ? undefined : shapeOfValue(types, program, table);
  const select = program.values[receiver];
  if (model?.kind !== "handle" || model.role !== "model" || select?.op !== "call") return undefined;
  const chosen = namesIn(
    program,
    select.args.map(({ value }) => value),
  );
  const many = accessed({ ...use, call: select }, model, "many");
  if (chosen.size === 0 || many.kind !== "handle") return many;
  return { ...many, of: lazy(() => chosenColumns(many.of(), chosen)) };
}

function chosenColumns(rows: Shape | undefined, names: ReadonlySet<string>): Shape | undefined {
  const row = elementOf(rows);
  if (row?.kind !== "object") return undefined;
  const fields = new Map([...row.fields].filter(([name]) => names.has(name)));
  return { kind: "list", element: () => ({ ...row, fields }) };
}

/** `db.insert(users).values(row).returning()`. */
function returned(use: CallUse, receiver: number): Shape | undefined {
  const { types, program, call } = use;
  if (call.args.length > 0) return undefined;
  let at: Value | undefined = program.values[receiver];
  for (let step = 0; at && step < 8; step++) {
    const callee: Value | undefined = at.op === "call" ? program.values[at.callee] : undefined;
    if (at.op !== "call" || callee?.op !== "property") return undefined;
    const [first] = at.args;
    const model = first && shapeOfValue(types, program, first.value);
    if (model?.kind === "handle" && model.role === "model") return accessed(use, model, "many");
    at = program.values[callee.object];
  }
  return undefined;
}
