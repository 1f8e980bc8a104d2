// Variables of the environment that are no secrets for all that they are called so, or were chosen by their names.
import { expect, test } from "vitest";
import { findingsIn } from "../check.ts";

test.each([
  ["the folder", `console.log(process.env.PWD, process.env.OLDPWD);`, 0],
  ["a password with a short name", `console.log(process.env.DB_PWD);`, 1],
  [
    "names that a test has chosen",
    `const keys = Object.keys(process.env).filter((key) => key.startsWith("APP_MIGRATION_"));
for (const key of keys) console.log(key, process.env[key]);`,
    0,
  ],
  ["all names", `for (const key of Object.keys(process.env)) console.log(key, process.env[key]);`, 1],
])("%s", (...[, code, count]) => {
  expect(findingsIn("no-secret-in-log", code)).toHaveLength(count);
});

test("the first line of a key in a sentence is no key", () => {
  const code = `throw new Error("expected PEM (-----BEGIN PRIVATE KEY-----), see the guide");`;
  expect(findingsIn("no-secret-in-error", code)).toHaveLength(0);
});

test.each([
  ["where a key is", `const keyPath = process.env.PRIVATE_KEY;\nconsole.log("key:", keyPath);`, 0],
  ["the key itself", `const keyText = process.env.PRIVATE_KEY;\nconsole.log("key:", keyText);`, 1],
])("a variable says by its name that it holds %s", (...[, code, count]) => {
  expect(findingsIn("no-secret-in-log", code)).toHaveLength(count);
});
