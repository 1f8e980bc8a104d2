// A declared person whose type cannot be looked into.
import { expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const found = (type: string, logged = "one", before = ""): readonly string[] =>
  findingsIn(
    "no-unfiltered-object-in-log",
    `${before}\nexport const show = (one: ${type}) => console.log("about", ${logged});`,
  ).map(({ confidence }) => confidence);

test.each(["Customer", "models.User", "UserEntity", "fhir.Patient", "readonly Employee[]"])("tells of %s", (type) => {
  expect(found(type)).toEqual(["name"]);
});

test("tells of one that is written as JSON", () => {
  expect(found("Customer", "`one ${JSON.stringify(one)}`")).toEqual(["name"]);
});

test.each([
  ["something of a person", "UserRole", "one", ""],
  ["a field of one", "Customer", "one.id", ""],
  ["a text that says nothing of one", "Customer", "`one ${one}`", ""],
  ["one whose fields are declared", "Customer", "one", "interface Customer { id: number; plan: string }"],
  ["whom everybody sees by name", "User", "one", `import type { User } from "discord.js";`],
])("leaves alone %s", (...[, type, logged, before]) => {
  expect(found(type, logged, before)).toEqual([]);
});
