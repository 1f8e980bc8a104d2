// Every library that drops records: its examples are silenced, dropped or written as they say.
import { describe, expect, test } from "vitest";
import { levelPolicies } from "../../src/catalogue/levels/index.ts";
import { sinkLibraries } from "../../src/catalogue/sinks/index.ts";
import { findingsIn } from "../analysis/check.ts";

function unmarked(code: string): { readonly text: string; readonly marked: readonly string[] } {
  const marked = [...code.matchAll(/«([^»]*)»/g)].map((match) => match[1] ?? "");
  return { text: code.replace(/[«»]/g, ""), marked };
}

const reported = (rule: string, text: string): readonly string[] =>
  findingsIn(rule, text).map(({ range }) => text.slice(range.start, range.end));

describe.each(levelPolicies.entries)("$id", (policy) => {
  test("speaks of libraries that exist, and chooses a level that it has", () => {
    for (const library of policy.libraries) expect(sinkLibraries.ids).toContain(library);
    if (policy.standard !== undefined) expect(policy.levels.flat()).toContain(policy.standard);
  });

  test.each(policy.silenced)("is silenced: $title", ({ code }) => {
    const { text, marked } = unmarked(code);
    expect(reported("no-silenced-logger", text)).toEqual(marked);
  });

  test.each(policy.dropped)("drops an event: $title", ({ code }) => {
    const { text, marked } = unmarked(code);
    expect(reported("security-event-level", text)).toEqual(marked);
  });

  test.each(policy.silent)("writes: $title", ({ code }) => {
    expect(reported("no-silenced-logger", code)).toEqual([]);
    expect(reported("security-event-level", code)).toEqual([]);
  });
});
