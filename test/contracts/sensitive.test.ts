// Every category proves itself on its own examples, and no two claim the same term.
import { describe, expect, test } from "vitest";
import { splitWords } from "../../src/catalogue/names.ts";
import { classifyName, isSensitive, type NameVerdict } from "../../src/catalogue/sensitive/classify.ts";
import { sensitiveCategories } from "../../src/catalogue/sensitive/index.ts";

function classifyPath(path: string): NameVerdict {
  const dot = path.lastIndexOf(".");
  return dot > 0 ? classifyName(path.slice(dot + 1), { object: path.slice(0, dot) }) : classifyName(path);
}

describe.each(sensitiveCategories.entries)("$id", (category) => {
  test("recognises its examples", () => {
    expect(category.examples.sensitive.length).toBeGreaterThan(1);
    for (const name of category.examples.sensitive) {
      const verdict = classifyPath(name);
      expect(isSensitive(verdict) ? verdict.category.id : verdict, name).toBe(category.id);
    }
  });

  test("leaves its look-alikes alone", () => {
    expect(category.examples.harmless.length).toBeGreaterThan(1);
    for (const name of category.examples.harmless) {
      const verdict = classifyPath(name);
      expect(isSensitive(verdict) ? verdict.category.id : "harmless", name).toBe("harmless");
    }
  });
});

test("there are at least 120 categories, none of them a repetition", () => {
  expect(sensitiveCategories.entries.length).toBeGreaterThanOrEqual(120);
  const owners = new Map<string, string>();
  for (const { id, terms, weakTerms } of sensitiveCategories.entries) {
    for (const term of [...terms, ...weakTerms]) {
      const key = splitWords(term).join(" ");
      expect(owners.get(key) ?? id, `"${term}" in ${id}`).toBe(id);
      owners.set(key, id);
    }
  }
});

test("every category has a plain title and a weight", () => {
  for (const { id, title, weight } of sensitiveCategories.entries) {
    expect(title, id).toMatch(/^[A-Z0-9a-z][^.]*$/);
    expect([1, 2, 3]).toContain(weight);
  }
});
