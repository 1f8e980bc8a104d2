// Whole rows that a model, a repository or a collection gives, of which no declaration can be found: `User.findById(id)`,
// `prisma.user.findUnique({ where })`, `db.collection("users").findOne(filter)`, `db.select().from(users)`.
import type { Argument, BindingId, Program, Value, ValueId } from "../program.ts";
import { declarationsOf } from "./declarations.ts";
import { shapeOfValue } from "./resolve-value.ts";
import type { Shape } from "./shape.ts";
import type { TypeContext } from "./type-context.ts";

type CallValue = Extract<Value, { op: "call" }>;

const reading: ReadonlySet<string> = new Set(
  (
    "find findAll findMany findById findOne findUnique findFirst findByPk findOneBy findOneOrFail findOneByOrFail findUniqueOrThrow " +
    "findFirstOrThrow findByIdAndUpdate findOneAndUpdate findByIdAndDelete findOneAndDelete findByIdAndRemove findOneAndRemove " +
    "findByEmail findByUsername findBy fetchOne fetchAll"
  ).split(" "),
);
// What `create` gives has only what it was given, where no database is behind it: `prisma.user.create`, `User.create`.
const making: ReadonlySet<string> = new Set(["create", "upsert"]);
/** Methods that change which rows there are and when they come, but not what they hold. */
const passing: ReadonlySet<string> = new Set(
  (
    "lean exec populate orFail sort limit skip offset where andWhere and or equals orderBy session read toArray leftJoin innerJoin cache " +
    "collation hint maxTimeMS withDeleted scope unscoped execute"
  ).split(" "),
);
const choosing: ReadonlySet<string> = new Set([
  "select",
  "attributes",
  "projection",
  "fields",
  "columns",
  "exclude",
  "omit",
]);
const naming: ReadonlySet<string> = new Set([
  "model",
  "collection",
  "getRepository",
  "getCustomRepository",
  "getModel",
]);
const managers = /(?:^|[mM])anager$|^em$/;
// The second argument of these says what changes.
const updating = /Update$/;
const suffix = /(?:Model|Repo(?:sitory)?|Collection|Dao|DAO|Entity|Table|Schema)$/;

const deepest = 8;

/** What the rows are called that a call gives whole, or undefined when columns were chosen or a declaration tells what they hold. */
export function modelRowsOf(
  types: TypeContext,
  program: Program,
  { id, value }: { readonly id: ValueId; readonly value: CallValue },
): string | undefined {
  const name = modelOf(program, value);
  return name === undefined || isDeclared(shapeOfValue(types, program, id)) ? undefined : name;
}

function isDeclared(shape: Shape | undefined): boolean {
  if (shape?.kind === "handle") return isDeclared(shape.of());
  if (shape?.kind === "list") return isDeclared(shape.element());
  return shape !== undefined && shape.kind !== "foreign" && shape.kind !== "api" && shape.kind !== "method";
}

function modelOf(program: Program, call: CallValue): string | undefined {
  let at: Value | undefined = call;
  for (let step = 0; at?.op === "call" && at.kind === "call" && step < deepest; step++) {
    const callee: Value | undefined = program.values[at.callee];
    if (callee?.op !== "property" || callee.name === undefined) return undefined;
    if (callee.name === "from") return selectedFrom(program, at, callee.object);
    if (reading.has(callee.name) || making.has(callee.name)) {
      const model = isWhole(program, at.args, callee.name) ? modelAt(program, at, callee.object) : undefined;
      const isMade = making.has(callee.name);
      return model !== undefined && isMade && !isOfDatabase(program, callee.object) ? undefined : model;
    }
    if (!passing.has(callee.name)) return undefined;
    at = program.values[callee.object];
  }
  return undefined;
}

/** `db.select().from(users)`, every column of it. */
function selectedFrom(program: Program, { args }: CallValue, receiver: ValueId): string | undefined {
  const select = program.values[receiver];
  const callee = select?.op === "call" ? program.values[select.callee] : undefined;
  const isAll =
    select?.op === "call" && select.args.length === 0 && callee?.op === "property" && callee.name === "select";
  return isAll ? nameAt(program, args[0]?.value) : undefined;
}

/** Nothing is chosen by the arguments, and no function decides: that is the `find` of a list. */
function isWhole(program: Program, args: readonly Argument[], method: string): boolean {
  const later = updating.test(method) ? 2 : 1;
  return args.every(({ value }, index) => {
    const argument = program.values[value];
    // The fields of a document as text or flags come second: `findOne(filter, "name role")`.
    if (index === later && argument?.op === "constant") return argument.kind !== "string";
    if (argument?.op === "function") return index > 0;
    return (
      argument?.op !== "object" ||
      argument.entries.every((entry) => entry.kind !== "field" || !isChoice(program, entry, index === later))
    );
  });
}

function isChoice(
  program: Program,
  entry: { readonly name: string; readonly value: ValueId },
  isLater: boolean,
): boolean {
  const flag = program.values[entry.value];
  const isFlag =
    isLater && flag?.op === "constant" && flag.kind === "number" && (flag.text === "0" || flag.text === "1");
  return isFlag || choosing.has(entry.name);
}

function modelAt(program: Program, { args }: CallValue, receiver: ValueId): string | undefined {
  const of = program.values[receiver];
  if (of?.op === "call") return namedBy(program, of);
  const name = nameAt(program, receiver);
  // `em.findOne(User, id)`
  if (name !== undefined && managers.test(name)) return nameAt(program, args[0]?.value);
  return name;
}

function nameAt(program: Program, id: ValueId | undefined): string | undefined {
  const value = id === undefined ? undefined : program.values[id];
  if (value?.op === "constant") return value.kind === "string" ? value.text.replace(suffix, "") : undefined;
  if (value?.op === "property" || value?.op === "global") return value.name?.replace(suffix, "");
  if (value?.op !== "load") return undefined;
  return madeFor(program, value.binding) ?? program.bindings[value.binding]?.name.replace(suffix, "");
}

/** `const M = mongoose.model("Member")` */
function madeFor(program: Program, id: BindingId): string | undefined {
  const [made, ...others] = declarationsOf(program).stores.get(id) ?? [];
  const maker = made === undefined || others.length > 0 ? undefined : program.values[made];
  return maker?.op === "call" ? namedBy(program, maker) : undefined;
}

/** `mongoose.model("User")`, `getRepository(User)`, `db.collection("users")` */
function namedBy(program: Program, { callee, args }: CallValue): string | undefined {
  const maker = program.values[callee];
  const name =
    maker?.op === "property" ? maker.name : maker?.op === "load" ? program.bindings[maker.binding]?.name : "";
  return name !== undefined && naming.has(name) ? nameAt(program, args[0]?.value) : undefined;
}

/** `User.create`, `prisma.user.create`, `tx.user.create`; refuses the `users.create` of a client of some service. */
function isOfDatabase(program: Program, receiver: ValueId): boolean {
  const of = program.values[receiver];
  if (of?.op === "load") return /^[A-Z]/.test(program.bindings[of.binding]?.name ?? "");
  if (of?.op === "global") return /^[A-Z]/.test(of.name);
  return of?.op === "property" && /^(?:\w*[pP]risma\w*|db|tx|trx|models?)$/.test(nameAt(program, of.object) ?? "");
}
