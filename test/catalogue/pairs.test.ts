// Every name of a secret is found as a key, however it is written; names of personal data are not masked by name.
import { describe, expect, test } from "vitest";
import { findPairs } from "../../src/catalogue/pairs.ts";
import { classifyName, isSensitive } from "../../src/catalogue/sensitive/classify.ts";
import { sensitiveCategories } from "../../src/catalogue/sensitive/index.ts";
import { sensitiveCases } from "./names/sensitive-cases.ts";

const value = "Z9xk2Lm84Qw1";
const secrets = sensitiveCategories.entries.filter(({ family }) => family === "secret");

const camel = (words: readonly string[]): string =>
  words.map((word, i) => (i === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join("");
const spellings = [
  camel,
  (words: readonly string[]): string => words.join("_"),
  (words: readonly string[]): string => words.join("-"),
  (words: readonly string[]): string => words.join("_").toUpperCase(),
];

describe.each(secrets)("$id", ({ terms, weakTerms }) => {
  test("is masked under each of its names", () => {
    for (const term of [...terms, ...weakTerms]) {
      for (const spell of spellings) {
        const key = spell(term.split(" "));
        const verdict = classifyName(key);
        if (!isSensitive(verdict) || verdict.family !== "secret") continue;
        expect(findPairs(`${key}=${value}`, "text"), key).toHaveLength(1);
        expect(findPairs(`{"${key}":"${value}"}`, "text"), key).toHaveLength(1);
      }
    }
  });
});

test("every name of a secret in the tables of real code is masked", () => {
  const ids = new Set(secrets.map(({ id }) => id));
  for (const [id, names] of Object.entries(sensitiveCases)) {
    if (!ids.has(id)) continue;
    for (const name of names.trim().split(/\s+/)) {
      expect(findPairs(`${name}: "${value}"`, "text"), name).toHaveLength(1);
    }
  }
});

test("personal data is not masked by its name", () => {
  expect(findPairs('email=ann@example.com firstName: "Ann" {"phone":"+49 30 901820"}', "text")).toEqual([]);
});
