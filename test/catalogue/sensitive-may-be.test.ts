// The quick look at a name must never say no where the full one finds something.
import { expect, test } from "vitest";
import { classifyName, isSensitive, mayBeSensitive } from "../../src/catalogue/sensitive/classify.ts";
import { contextKinds } from "../../src/catalogue/sensitive/category.ts";
import { sensitiveCategories } from "../../src/catalogue/sensitive/index.ts";

const objects = [
  "",
  "user",
  "patient",
  "smtp",
  "config",
  "card",
  "address",
  "req",
  "url",
  "password",
  "session",
  "token",
];

test("every name that some object makes sensitive may be sensitive", () => {
  const names = sensitiveCategories.entries.flatMap(({ terms, weakTerms, inContext }) => [
    ...terms,
    ...weakTerms,
    ...contextKinds.flatMap((kind) => inContext[kind] ?? []),
  ]);
  const spelled = names.flatMap((name) => [
    name,
    name.replaceAll(" ", "_"),
    `new ${name}`,
    `${name} value`,
    `${name}2`,
  ]);
  const missed = spelled.filter(
    (name) =>
      !mayBeSensitive(name) &&
      objects.some((object) => isSensitive(classifyName(name, object === "" ? {} : { object }))),
  );
  expect(spelled.length).toBeGreaterThan(2_000);
  expect(missed).toEqual([]);
});

test.each(["offset", "count", "length", "createdAt", "map", "status"])("%s is never sensitive", (name) => {
  expect(mayBeSensitive(name)).toBe(false);
});
