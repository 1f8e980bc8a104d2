// Rows of a database by what the text of the query names, whichever driver runs it: `pool.query("SELECT email, password FROM users")`,
// `sql`SELECT …``, `db("users").select("email")`.
import { readColumns, type ReadColumns } from "../../catalogue/schemas/sql-columns.ts";
import type { Program, Value, ValueId } from "../program.ts";
import { sqlTextOf } from "../sql-text.ts";
import { listOf } from "./combine.ts";
import { constantValue } from "./described-fields.ts";
import { singular } from "./library-calls.ts";
import { objectShape, scalarShape, text, type ObjectShape, type Shape, type ShapeField } from "./shape.ts";

type CallValue = Extract<Value, { op: "call" }>;

interface QueryCall {
  readonly program: Program;
  readonly call: CallValue;
}

const running: ReadonlySet<string> = new Set(
  (
    "query execute all get each one oneOrNone any many manyOrNone manyOrDefault raw unsafe iterate queryRow queryOne $queryRaw " +
    "$queryRawUnsafe queryArray maybeOne first anyFirst manyFirst"
  ).split(" "),
);
const sqlTags = /^(?:\$?sql|db|query|queryRaw|\$queryRaw|pg|mysql|raw)$/i;

/** The rows that a call of a driver or a query builder gives, as they are and as part of any envelope that drivers put around them. */
export function rowsOf(program: Program, call: CallValue): Shape | undefined {
  const columns = columnsOfText({ program, call }) ?? columnsOfBuilder({ program, call });
  return columns && envelope(program, call, columns);
}

function columnsOfText({ program, call }: QueryCall): ReadColumns | undefined {
  const sql = sqlOf({ program, call });
  return sql === undefined ? undefined : readColumns(sql);
}

function sqlOf({ program, call }: QueryCall): string | undefined {
  const callee = program.values[call.callee];
  if (call.kind === "new") return undefined;
  if (call.kind === "tag")
    return sqlTags.test(nameOf(program, callee) ?? "") ? textAt(program, call.args[0]?.value) : undefined;
  if (callee?.op !== "property" || callee.name === undefined || !running.has(callee.name)) return undefined;
  const prepared = program.values[callee.object];
  const own = textAt(program, call.args[0]?.value);
  if (own !== undefined) return own;
  const statement = constantValue(program, callee.object) ?? prepared;
  const maker = statement?.op === "call" ? program.values[statement.callee] : undefined;
  return statement?.op === "call" && maker?.op === "property" && maker.name === "prepare"
    ? textAt(program, statement.args[0]?.value)
    : undefined;
}

function nameOf(program: Program, value: Value | undefined): string | undefined {
  if (value?.op === "property") return value.name;
  return value?.op === "load" ? program.bindings[value.binding]?.name : undefined;
}

/** The text of a statement, also of one that a variable or a tag holds. */
function textAt(program: Program, id: ValueId | undefined): string | undefined {
  const value = id === undefined ? undefined : constantValue(program, id);
  if (value?.op === "call") return value.kind === "tag" ? textAt(program, value.args[0]?.value) : undefined;
  return sqlTextOf(value, (part) => constantText(program, part));
}

function constantText(program: Program, id: ValueId): string | undefined {
  const value = constantValue(program, id);
  return value?.op === "constant" && value.kind === "string" ? value.text : undefined;
}

/** The table all of whose columns a call gives, or undefined. */
export function wholeRowsOf(program: Program, call: CallValue): string | undefined {
  const columns =
    columnsOfText({ program, call }) ?? columnsOfBuilder({ program, call }) ?? whollyBuilt({ program, call });
  return columns?.isAll ? columns.table : undefined;
}

const deepest = 12;
const others =
  /^(?:insert|update|del|delete|count\w*|max|min|sum|avg|pluck|increment|decrement|truncate|upsert|returning|raw|join|\w+Join|column\w*|with|as|distinct\w*|create\w*|alter\w*|drop\w*|has\w*)$/;

/** `knex("customers").where({ id }).first()`: nothing was chosen, and nothing written. */
function whollyBuilt({ program, call }: QueryCall): ReadColumns | undefined {
  const last = program.values[call.callee];
  if (last?.op !== "property" || (last.name !== "first" && last.name !== "where")) return undefined;
  let at: Value | undefined = call;
  for (let step = 0; at?.op === "call" && at.kind === "call" && step < deepest; step++) {
    const callee: Value | undefined = program.values[at.callee];
    if (callee?.op === "load" && builder.test(program.bindings[callee.binding]?.name ?? "")) {
      const table = at.args[0] && constantText(program, at.args[0].value);
      return table !== undefined && tableName.test(table)
        ? { names: [], isAll: true, table: lastName(table) }
        : undefined;
    }
    if (
      callee?.op !== "property" ||
      (callee.name !== undefined && (others.test(callee.name) || callee.name === "select"))
    )
      return undefined;
    at = program.values[callee.object];
  }
  return undefined;
}

const builder = /^(?:knex|db|trx|database|pg|mysql|conn|connection|qb)$/i;

/** `db("users").where(…).select("email", "phone")`, `client.from("users").select("email, phone")`. */
function columnsOfBuilder({ program, call }: QueryCall): ReadColumns | undefined {
  let at: Value | undefined = call;
  let names: readonly string[] | undefined;
  for (let step = 0; at?.op === "call" && at.kind === "call" && step < deepest; step++) {
    const callee: Value | undefined = program.values[at.callee];
    const first = at.args[0] && constantText(program, at.args[0].value);
    const method: string | undefined = callee?.op === "property" ? callee.name : undefined;
    if (method === "select" || method === "returning" || method === "columns") names ??= listed(program, at);
    const isTable = method === "from" || method === "table" || method === "into" || callee?.op === "load";
    if (isTable && names && first !== undefined && tableName.test(first)) {
      return { names: names.filter((name) => name !== "*"), isAll: names.includes("*"), table: lastName(first) };
    }
    at = callee?.op === "property" ? program.values[callee.object] : undefined;
    if (at?.op === "await") at = program.values[at.value];
  }
  return undefined;
}

const tableName = /^[A-Za-z_][\w.]*(?: as \w+)?$/;

function lastName(table: string): string {
  return table.replace(/ as \w+$/, "").replace(/^.*\./, "");
}

/** The columns that are asked for, as the rows call them. */
function listed(program: Program, { args }: CallValue): readonly string[] | undefined {
  const texts = args.flatMap(({ value }) => {
    const argument = constantValue(program, value);
    const items = argument?.op === "array" ? argument.items.map((item) => item.value) : [value];
    return items.map((item) => constantText(program, item));
  });
  if (texts.length === 0 || texts.some((each) => each === undefined)) return undefined;
  return texts.flatMap((each = "") => each.split(",")).map((column) => columnOf(column.trim()));
}

/** `users.email as contact` is `contact`, `alias:email` of PostgREST is `alias`. */
function columnOf(written: string): string {
  const [alias = written] = written.split(":");
  const renamed = / as (\w+)$/i.exec(alias)?.[1];
  return renamed ?? alias.slice(alias.lastIndexOf(".") + 1);
}

const counts = ["length", "rowCount", "count", "affectedRows", "rowsAffected", "changes", "fields", "fieldCount"];

/** A row as it is, and under any name that leads to the rows of an answer. */
function envelope(program: Program, call: CallValue, { names, isAll, table }: ReadColumns): Shape {
  const range = { start: call.start, end: call.end };
  const field = (shape: Shape): ShapeField => ({ shape: () => shape, range, path: program.path, isTagged: false });
  const columns = names.map((name) => [name, field(text)] as const);
  const owner = table === undefined ? undefined : singular(table);
  const row: ObjectShape = objectShape(owner, new Map(columns), { isComplete: !isAll });
  const rows = listOf(() => row);
  const known = new Map([...counts.map((name) => [name, field(scalarShape("number"))] as const), ...columns]);
  return objectShape(owner, known, { index: () => rows, isComplete: false });
}
