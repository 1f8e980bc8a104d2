// Writes to tables of users by query builders, drivers and SQL, where the table is no part of the call's name: `db.insert(users)`,
// `knex("users").where(…).del()`, `db.collection("users").insertOne(…)`, `pool.query("DELETE FROM users …")`.
import { eventOfWrite, sqlWrite } from "../../catalogue/events/actions.ts";
import { splitWords } from "../../catalogue/names.ts";
import { noValue, type BindingId, type Program, type Value, type ValueId } from "../program.ts";
import { sqlTextOf } from "../sql-text.ts";
import { constantText, pathOf, type Users } from "./users-of.ts";

interface WriteSource {
  readonly program: Program;
  readonly users: Users;
}

type Call = Extract<Value, { op: "call" }>;

/** The event of such a write, or undefined. */
export function tableWrite({ program, users }: WriteSource, id: ValueId): string | undefined {
  const call = program.values[id];
  if (call?.op !== "call" || call.kind === "new") return undefined;
  if (changesRelation(program, call)) return "privilege_permissions_changed";
  const command = commandWrite(program, call);
  if (command !== undefined) return command;
  const sql = sqlOf(program, call);
  if (sql !== undefined) return sqlWrite(sql);
  const path = pathOf(program, call.callee);
  const method = path.at(-1) ?? "";
  const named = /^(insert|delete|update|remove)(?:Into|From|Table)?$/.exec(method)?.[1];
  const first = call.args[0]?.value;
  const table = named !== undefined && first !== undefined ? nameOf(program, first) : undefined;
  // `deleted.delete(user)` of a map; whoever is one is deleted by what keeps them.
  const isOne = table === "user" || table === "admin";
  const kept = table === undefined ? [] : splitWords(path.at(-2) ?? "");
  if (kept.some((word) => copying.has(word)) || (isOne && !kept.some((word) => keepers.has(word)))) return undefined;
  if (named !== undefined && table !== undefined) return eventOfWrite(table, named, setBehind({ program, users }, id));
  const below = tableBelow(program, call) ?? (building.has(method) ? tableAbove({ program, users }, id) : undefined);
  return below === undefined
    ? undefined
    : eventOfWrite(below, method === "del" ? "delete" : method, fieldsOf({ program, users }, call));
}

const commands: ReadonlyMap<string, string> = new Map([
  ["DeleteCommand", "delete"],
  ["DeleteItemCommand", "delete"],
  ["PutCommand", "create"],
  ["PutItemCommand", "create"],
  ["UpdateCommand", "update"],
  ["UpdateItemCommand", "update"],
]);

/** `client.send(new DeleteCommand({ TableName: "users", Key }))` of DynamoDB. */
function commandWrite(program: Program, { callee, args }: Call): string | undefined {
  if (pathOf(program, callee).at(-1) !== "send") return undefined;
  const command = program.values[args[0]?.value ?? noValue];
  const verb = command?.op === "call" ? commands.get(pathOf(program, command.callee).at(-1) ?? "") : undefined;
  const input = command?.op === "call" ? program.values[command.args[0]?.value ?? noValue] : undefined;
  if (verb === undefined || input?.op !== "object") return undefined;
  const textOf = (name: string): string | undefined => {
    const field = input.entries.find((entry) => entry.kind === "field" && entry.name === name);
    return field?.kind === "field"
      ? (constantText(program, field.value) ?? pathOf(program, field.value).at(-1))
      : undefined;
  };
  // `SET #role = :role, passwordHash = :hash`
  const set = [...(textOf("UpdateExpression") ?? "").matchAll(/(\w+)\s*=/g)].map(([, name]) => name ?? "");
  return eventOfWrite((textOf("TableName") ?? "").replace(/_?table(?:_?name)?$/i, ""), verb, set);
}

const keepers = new Set(
  "db tx trx database knex orm conn connection client manager em repository repo drizzle kysely prisma datasource store dao model service session".split(
    " ",
  ),
);

/** Keepers of copies: `cacheService.delete("user")` leaves the account as it is. */
const copying = new Set(["cache", "cookie", "cookies", "memo", "params", "headers"]);

const running = new Set([
  "query",
  "execute",
  "exec",
  "run",
  "prepare",
  "raw",
  "unsafe",
  "sql",
  "none",
  "any",
  "one",
  "oneOrNone",
  "get",
  "all",
]);

/** Text of the statement that a call runs; what is put into it may be missing. */
function sqlOf(program: Program, { callee, args, kind }: Call): string | undefined {
  const method = pathOf(program, callee).at(-1) ?? "";
  if (kind !== "tag" && !running.has(method) && !/^\$?(?:query|execute)Raw/.test(method)) return undefined;
  const [first] = args;
  const constantOf = (id: ValueId): string | undefined => constantText(program, id);
  return first && (sqlTextOf(program.values[first.value], constantOf) ?? constantOf(first.value));
}

/** `users`, `schema.users`, `"users"`; texts with blanks are no names. */
function nameOf(program: Program, id: ValueId): string | undefined {
  const text = constantText(program, id);
  if (text !== undefined)
    return /^[\w.:-]+$/.test(text) ? text.slice(Math.max(text.lastIndexOf("."), text.lastIndexOf(":")) + 1) : undefined;
  const path = pathOf(program, id);
  return path.length > 0 && path.length <= 2 ? path.at(-1) : undefined;
}

const choosing = new Set([
  "query",
  "collection",
  "from",
  "table",
  "into",
  "knex",
  "db",
  "entity",
  "model",
  "getRepository",
  "getCollection",
]);
const deepest = 8;

/** The table that was chosen further down a chain of calls. */
function tableBelow(program: Program, { callee }: Call): string | undefined {
  let at: ValueId = callee;
  for (let depth = 0; depth < deepest; depth++) {
    const value = program.values[at];
    if (value?.op === "property") at = value.object;
    else if (value?.op === "await" || value?.op === "cast") at = value.value;
    else if (value?.op === "call") {
      const method = pathOf(program, value.callee).at(-1) ?? "";
      const first = value.args[0]?.value;
      if (choosing.has(method) && first !== undefined) return nameOf(program, first);
      at = value.callee;
    } else return undefined;
  }
  return undefined;
}

const relating = new Set(["add", "remove", "set", "addAndRemove"]);

/** `.relation(User, "roles").of(id).addAndRemove(given, taken)` of TypeORM: https://typeorm.io/relational-query-builder */
function changesRelation(program: Program, { callee }: Call): boolean {
  const path = pathOf(program, callee);
  if (!relating.has(path.at(-1) ?? "") || path.at(-2) !== "of") return false;
  let at: ValueId = callee;
  for (let depth = 0; depth < deepest; depth++) {
    const value = program.values[at];
    if (value?.op === "property") at = value.object;
    else if (value?.op === "call") {
      const field = constantText(program, value.args[1]?.value ?? noValue) ?? "";
      if (pathOf(program, value.callee).at(-1) === "relation") return /^(?:role|permission)s?$/i.test(field);
      at = value.callee;
    } else return false;
  }
  return false;
}

const building = new Set(["insert", "update", "delete", "del", "upsert"]);
const placing = new Set(["from", "into", "table"]);

/** `database.update({ password }).from("users")`: the table is chosen next. */
function tableAbove({ program, users }: WriteSource, id: ValueId): string | undefined {
  for (const property of users.of(id)) {
    const value = program.values[property];
    if (value?.op !== "property" || !placing.has(value.name ?? "")) continue;
    const call = program.values[users.callOf(property) ?? -1];
    const first = call?.op === "call" ? call.args[0]?.value : undefined;
    if (first !== undefined) return nameOf(program, first);
  }
  return undefined;
}

/** Fields of `.set({ … })` or `.values({ … })` behind a call. */
export function setBehind({ program, users }: WriteSource, id: ValueId): readonly string[] {
  for (const property of users.of(id)) {
    const value = program.values[property];
    if (value?.op !== "property" || (value.name !== "set" && value.name !== "values")) continue;
    const call = program.values[users.callOf(property) ?? -1];
    if (call?.op === "call") return fieldsOf({ program, users }, call);
  }
  return [];
}

function fieldsOf(source: WriteSource, { args }: Call): readonly string[] {
  return args.flatMap(({ value }) => objectFields(source, value, 0));
}

const deepestFields = 2;

const nesting = new Set(["data", "set", "$set", "changes"]);

type FieldWrite = Extract<Value, { op: "set-property" }>;

const saving = new Set(["save", "persist", "update", "flush", "saveAsync", "store"]);

/** `user.password = hash` of somebody who was there before, with `user.save()` or `repository.save(user)` in the same file. */
export function fieldWrite(
  { program, users }: WriteSource,
  { object, name, value: given }: Pick<FieldWrite, "object" | "name"> & Partial<Pick<FieldWrite, "value">>,
): string | undefined {
  const owner = program.values[object];
  if (name !== undefined && given !== undefined && isLetIn({ program, users }, name, given)) return undefined;
  if (name === undefined || owner?.op !== "load" || isMadeHere({ program, users }, owner.binding)) return undefined;
  const event = eventOfWrite(program.bindings[owner.binding]?.name ?? "", "update", [name]);
  if (event === undefined) return undefined;
  const isSaved = users.loadsOf(owner.binding).some((load) =>
    users.of(load).some((user) => {
      const value = program.values[user];
      if (value?.op === "property") return saving.has(value.name ?? "") && users.callOf(user) !== undefined;
      return value?.op === "call" && saving.has(pathOf(program, value.callee).at(-1) ?? "");
    }),
  );
  return isSaved ? event : undefined;
}

/** `Object.assign(user, { role })` of somebody who was there before. */
export function assignedFields(source: WriteSource, { callee, args }: Call): string | undefined {
  const [object, ...given] = args.map(({ value }) => value);
  if (object === undefined || pathOf(source.program, callee).join(".") !== "Object.assign") return undefined;
  const names = given.flatMap((value) => objectFields(source, value, 0));
  return names.map((name) => fieldWrite(source, { object, name })).find((event) => event !== undefined);
}

/** Whether a variable holds something new: `new User(…)`, `User.build(…)`. */
export function isMadeHere({ program, users }: WriteSource, binding: BindingId): boolean {
  return users.storesOf(binding).some((store) => {
    const value = program.values[store];
    if (value?.op !== "call") return false;
    const maker = splitWords(pathOf(program, value.callee).at(-1) ?? "");
    return value.kind === "new" || maker.some((word) => word === "create" || word === "dispense" || word === "build");
  });
}

const later = new WeakMap<Program, ReadonlyMap<BindingId, readonly string[]>>();

/** `const data = {}; data.password = …`: the fields that variables are given after they are made. */
function fieldsSetLater(program: Program, binding: BindingId): readonly string[] {
  const known = later.get(program) ?? findFieldsSetLater(program);
  later.set(program, known);
  return known.get(binding) ?? [];
}

function findFieldsSetLater({ values }: Program): ReadonlyMap<BindingId, readonly string[]> {
  const found = new Map<BindingId, string[]>();
  for (const value of values) {
    if (value.op !== "set-property" || value.name === undefined) continue;
    const owner = values[value.object];
    if (owner?.op !== "load") continue;
    const names = found.get(owner.binding) ?? [];
    names.push(value.name);
    found.set(owner.binding, names);
  }
  return found;
}

/** Names of the fields of an object, one level into what is to be set; what is looked for does not count. */
export function objectFields(source: WriteSource, id: ValueId, depth: number): readonly string[] {
  const value = source.program.values[id];
  if (depth > deepestFields) return [];
  if (value?.op === "cast") return objectFields(source, value.value, depth);
  if (value?.op === "load") {
    // `const changes = { … }; await users.update(id, changes)`
    const [store, ...others] = source.users.storesOf(value.binding);
    if (store === undefined || others.length > 0 || source.program.values[store]?.op !== "object") return [];
    return [...objectFields(source, store, depth + 1), ...fieldsSetLater(source.program, value.binding)];
  }
  if (value?.op !== "object") return [];
  return value.entries.flatMap((entry) => {
    if (entry.kind === "spread") return objectFields(source, entry.value, depth + 1);
    if (entry.kind !== "field") return [];
    if (nesting.has(entry.name)) return objectFields(source, entry.value, depth + 1);
    if (entry.name === "where") return [];
    // Who is let in again is not shut out.
    return isLetIn(source, entry.name, entry.value) ? ["activated"] : [entry.name];
  });
}

/** `isActive: true` */
function isLetIn({ program }: WriteSource, name: string, value: ValueId): boolean {
  return /^(?:is)?_?active$/i.test(name) && constantText(program, value) === "true";
}
