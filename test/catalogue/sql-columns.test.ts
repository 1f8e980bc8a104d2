// The columns that a statement of SQL gives back, as its rows call them.
import { expect, test } from "vitest";
import { readColumns } from "../../src/catalogue/schemas/sql-columns.ts";

test.each([
  ["a list", "SELECT id, email FROM users WHERE id = ?", { names: ["id", "email"], isAll: false, table: "users" }],
  [
    "other names",
    `select u.id, u.mail as "email", upper(name) label from app.users u`,
    { names: ["id", "email", "label"], isAll: false, table: "users" },
  ],
  ["everything", "SELECT * FROM `users` LIMIT 1", { names: [], isAll: true, table: "users" }],
  [
    "everything of one table and more",
    "SELECT u.*, t.token FROM users u JOIN t ON t.id = u.id",
    { names: ["token"], isAll: true, table: "users" },
  ],
  ["a count", "SELECT count(*) AS n FROM users", { names: ["n"], isAll: false, table: "users" }],
  ["a count without a name", "SELECT count(*) FROM users", { names: [], isAll: false, table: "users" }],
  ["distinct rows", "SELECT DISTINCT email FROM users", { names: ["email"], isAll: false, table: "users" }],
  [
    "what was written",
    "INSERT INTO users (email) VALUES ($1) RETURNING id, token",
    { names: ["id", "token"], isAll: false, table: "users" },
  ],
  [
    "all that was written",
    "UPDATE public.users SET name = $1 RETURNING *;",
    { names: [], isAll: true, table: "users" },
  ],
  [
    "a statement in front",
    "WITH recent AS (SELECT id FROM visits) SELECT email FROM recent",
    { names: ["email"], isAll: false, table: "recent" },
  ],
  [
    "a statement inside",
    "SELECT id, (SELECT max(at) FROM logins) last FROM users",
    { names: ["id", "last"], isAll: false, table: "users" },
  ],
  [
    "a statement in place of a table",
    "SELECT email FROM (SELECT * FROM users) x",
    { names: ["email"], isAll: false, table: undefined },
  ],
  ["no table", "SELECT 1 AS ok", { names: ["ok"], isAll: false, table: undefined }],
])("gives %s", (_, sql, expected) => {
  expect(readColumns(sql)).toEqual(expected);
});

test.each([
  "DELETE FROM users",
  "UPDATE users SET email = $1",
  "Please select one of these",
  "CREATE TABLE users (email text)",
  "",
])("gives nothing for %j", (sql) => {
  expect(readColumns(sql)).toBeUndefined();
});
