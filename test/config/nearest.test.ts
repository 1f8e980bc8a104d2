// Suggestions: near enough to be a slip, never a guess out of the blue.
import { expect, test } from "vitest";
import { didYouMean, nearest } from "../../src/config/nearest.ts";

const rules = ["no-secret-in-log", "no-log-injection", "require-security-event"];

test.each([
  ["no-secrets-in-log", "no-secret-in-log"],
  ["no-log-injectoin", "no-log-injection"],
  ["NO-LOG-INJECTION", "no-log-injection"],
  ["sarif", undefined],
  ["", undefined],
])("%s → %s", (word, suggestion) => {
  expect(nearest(word, rules)).toBe(suggestion);
});

test("is a sentence, or nothing", () => {
  expect(didYouMean("jsn", ["json", "sarif"])).toBe(` Did you mean "json"?`);
  expect(didYouMean("xml", ["json", "sarif"])).toBe("");
});
