// What queries, jobs, maps and checked inputs hold by the text, the type or the schema that says so.
import { describe, expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const rules = ["no-secret-in-log", "no-personal-data-in-log", "no-unfiltered-object-in-log"];
const found = (code: string): readonly string[] =>
  rules.flatMap((rule) => findingsIn(rule, code).map(({ category }) => category));

describe("tells of", () => {
  test.each([
    [
      "rows of a pool",
      `export async function show(pool) { const { rows } = await pool.query("SELECT id, password FROM accounts"); console.log(rows); }`,
      ["password"],
    ],
    [
      "one of the rows",
      `export async function show(pool) { const { rows } = await pool.query("SELECT id, password FROM accounts"); console.log(rows[0]); }`,
      ["password"],
    ],
    [
      "the pair that another driver gives",
      `export async function show(db) { const [rows] = await db.execute("SELECT email FROM users"); console.log("found", rows); }`,
      ["email"],
    ],
    [
      "rows for a callback",
      `export function show(connection) { connection.query("SELECT iban FROM payers", (error, rows) => { console.log(rows); }); }`,
      ["iban"],
    ],
    [
      "a prepared statement",
      `export function show(db) { const find = db.prepare("SELECT password FROM users"); console.log(find.all()); }`,
      ["password"],
    ],
    [
      "a tagged statement",
      "export async function show(sql, id) { const found = await sql`SELECT id, password_hash FROM users WHERE id = ${id}`; console.log(found); }",
      ["password-hash"],
    ],
    [
      "what a statement has written",
      `export async function open(db) { const made = await db.query("INSERT INTO sessions (id) VALUES ($1) RETURNING access_token"); console.log(made.rows); }`,
      ["access-token"],
    ],
    [
      "columns of a builder",
      `export async function show(knex) { const found = await knex("users").where({ id: 1 }).select("email", "phone"); console.log(found); }`,
      ["email"],
    ],
    [
      "columns in one text",
      `export async function show(client) { const { data } = await client.from("profiles").select("id, email"); console.log(data); }`,
      ["email"],
    ],
    [
      "all columns of people",
      `export async function show(pool) { const { rows } = await pool.query("SELECT * FROM users"); console.log(rows); }`,
      ["user-record"],
    ],
    [
      "a whole row of a builder",
      `export async function show(knex) { const found = await knex("customers").where({ id: 3 }).first(); console.log(found); }`,
      ["user-record"],
    ],
    [
      "checked input of a procedure",
      `import { z } from "zod";\nexport const login = procedure.input(z.object({ email: z.string(), password: z.string() })).mutation(async ({ input }) => { console.log("login", input); });`,
      ["password"],
    ],
    [
      "checked input of an action",
      `import { z } from "zod";\nconst form = z.object({ iban: z.string() });\nexport const pay = client.inputSchema(form).action(async ({ parsedInput }) => { console.log(parsedInput); });`,
      ["iban"],
    ],
    [
      "data of a job",
      `import { Job } from "bullmq";\nexport const run = async (job: Job<{ to: string; password: string }>) => { console.log(job.data); };`,
      ["password"],
    ],
    [
      "values of a map",
      `interface Invite { id: string; inviteeEmail: string }\nconst open = new Map<string, Invite>();\nexport function show() { for (const it of open.values()) console.log(it); }`,
      ["email"],
    ],
    [
      "what was put into a map",
      `export function keep(id, accessToken) { const open = new Map(); open.set(id, accessToken); console.log(open.get(id)); }`,
      ["access-token"],
    ],
  ])("%s", (_, code, expected) => {
    expect(found(code)).toEqual(expected);
  });
});

describe("says nothing of", () => {
  test.each([
    [
      "rows without a secret",
      `export async function show(pool) { const { rows } = await pool.query("SELECT id, title FROM posts"); console.log(rows); }`,
    ],
    [
      "how many rows there are",
      `export async function show(pool) { const found = await pool.query("SELECT password FROM users"); console.log(found.rowCount, found.rows.length); }`,
    ],
    [
      "a count of people",
      `export async function show(pool) { const { rows } = await pool.query("SELECT count(*) AS n FROM users"); console.log(rows[0]); }`,
    ],
    [
      "all columns of something else",
      `export async function show(pool) { const { rows } = await pool.query("SELECT * FROM orders"); console.log(rows); }`,
    ],
    [
      "the id of a whole row",
      `export async function show(pool) { const { rows } = await pool.query("SELECT * FROM users"); console.log(rows[0].id); }`,
    ],
    [
      "how many were written",
      `export async function drop(knex) { const gone = await knex("users").where({ id: 1 }).del(); console.log(gone); }`,
    ],
    [
      "input without a secret",
      `import { z } from "zod";\nexport const rename = procedure.input(z.object({ title: z.string() })).mutation(async ({ input }) => { console.log(input); });`,
    ],
    [
      "the id of a job",
      `import { Job } from "bullmq";\nexport const run = async (job: Job<{ password: string }>) => { console.log(job.id); };`,
    ],
    [
      "the size of a map",
      `export function keep(id, accessToken) { const open = new Map(); open.set(id, accessToken); console.log(open.size); }`,
    ],
    [
      "another key of a cache",
      `export async function keep(redis, accessToken) { await redis.set("token", accessToken); console.log(await redis.get("views")); }`,
    ],
  ])("%s", (_, code) => {
    expect(found(code)).toEqual([]);
  });
});

test("names a column by the table it is read from", () => {
  const code = `export async function show(pool) { const { rows } = await pool.query("SELECT password FROM users"); console.log(rows); }`;
  const [finding] = findingsIn("no-unfiltered-object-in-log", code);
  expect(finding?.flow[0]?.message).toBe("source: `user[].password`");
});
