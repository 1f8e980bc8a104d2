// Every rule: its bad examples give exactly the findings between «guillemets», its good ones none.
import { describe, expect, test } from "vitest";
import { rules } from "../../src/analysis/rules/index.ts";
import type { RuleExample } from "../../src/analysis/rule.ts";
import { findingsIn } from "../analysis/check.ts";

describe.each(rules.entries)("$id", (rule) => {
  test.each(rule.docs.bad)("reports the bad example: $title", (example) => {
    const { code, marked } = unmarked(example);
    const found = findingsIn(rule.id, code, { path: `/src/example.${example.language ?? "ts"}` });
    expect(found.map(({ range }) => code.slice(range.start, range.end))).toEqual(marked);
  });

  test.each(rule.docs.good)("is silent on the good example: $title", ({ code, language }) => {
    expect(findingsIn(rule.id, code, { path: `/src/example.${language ?? "ts"}` })).toEqual([]);
  });
});

function unmarked({ code }: RuleExample): { code: string; marked: readonly string[] } {
  const marked = [...code.matchAll(/«([^»]*)»/g)].map((match) => match[1] ?? "");
  return { code: code.replace(/[«»]/g, ""), marked };
}
