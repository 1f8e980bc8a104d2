// A registry refuses what would only be noticed by a user.
import { expect, test } from "vitest";
import { createRegistry } from "../../src/base/registry.ts";

test("entries keep their order and are found by id", () => {
  const pretty = { id: "pretty" };
  const json = { id: "json" };
  const reporters = createRegistry("reporter", [pretty, json]);
  expect(reporters.ids).toEqual(["pretty", "json"]);
  expect(reporters.get("json")).toBe(json);
  expect(reporters.get("xml")).toBeUndefined();
});

test.each(["Pretty", "a b", "1st", "a--b", "a_b", "", "-a"])("the id %j is refused", (id) => {
  expect(() => createRegistry("reporter", [{ id }])).toThrow(`The reporter id "${id}" is not in kebab case.`);
});

test("two entries cannot share an id", () => {
  expect(() => createRegistry("rule", [{ id: "a" }, { id: "a" }])).toThrow('Two rule entries share the id "a".');
});
