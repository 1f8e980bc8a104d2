// Every library that declares data: its examples show exactly the fields they say, its look-alikes none.
import { describe, expect, test } from "vitest";
import { schemaLibraries } from "../../src/catalogue/schemas/index.ts";
import { declaredPaths } from "../analysis/shapes/fields.ts";

const main = "/app/main.ts";

describe.each(schemaLibraries.entries)("$title", (library) => {
  test.each(library.examples)("$title", ({ code, files = {}, fields }) => {
    expect(declaredPaths({ ...files, [main]: code }).join(", ")).toBe(fields);
    expect(fields).not.toBe("");
  });

  test.each(library.silent)("is silent: $title", ({ code, files = {} }) => {
    expect(declaredPaths({ ...files, [main]: code })).toEqual([]);
  });

  test("has both kinds of examples", () => {
    expect(library.examples.length).toBeGreaterThan(0);
    expect(library.silent.length).toBeGreaterThan(0);
  });
});

test("no package belongs to two libraries", () => {
  const modules = schemaLibraries.entries.flatMap(({ modules: names }) => names);
  expect(new Set(modules).size).toBe(modules.length);
});
