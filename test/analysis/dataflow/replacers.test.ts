// What `JSON.stringify` leaves out by its second argument is not logged.
import { expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const count = (expression: string): number =>
  findingsIn(
    "no-unfiltered-object-in-log",
    `interface User { id: string; email: string; password: string }
function hide(key: string, value: unknown) { return key === "password" || key === "email" ? "***" : value; }
export function save(user: User) { console.log(${expression}); }`,
  ).length;

test.each([
  `JSON.stringify(user, ["id"])`,
  `JSON.stringify(user, hide)`,
  `JSON.stringify(user, (key, value) => (["password", "email"].includes(key) ? undefined : value))`,
  `JSON.stringify(user, redactor)`,
])("is silent on %s", (expression) => {
  expect(count(expression)).toBe(0);
});

test.each([
  `JSON.stringify(user)`,
  `JSON.stringify(user, null, 2)`,
  `JSON.stringify(user, ["id", "password"])`,
  `JSON.stringify(user, (key, value) => (typeof value === "bigint" ? String(value) : value))`,
  `JSON.stringify(user, withoutCircles())`,
])("reports %s", (expression) => {
  expect(count(expression)).toBe(1);
});
