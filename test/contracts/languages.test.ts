// Every language: its examples give programs without syntax errors, and its extensions are nobody else's.
import { describe, expect, test } from "vitest";
import { languageOf, languages } from "../../src/analysis/languages/index.ts";

describe.each(languages.entries)("$title", (language) => {
  test.each(language.examples)("reads $path", ({ path, code }) => {
    const program = language.parse(path, code);
    expect(program.syntaxErrors).toEqual([]);
    expect(program.functions.length).toBeGreaterThan(0);
  });

  test("owns its extensions", () => {
    for (const extension of language.extensions) expect(languageOf(`/src/file${extension}`)).toBe(language);
  });
});
