// Every rule can mend what it reports: at least one of the examples in its documentation has a fix, of which exactly one is preferred,
// and after which the code parses.
import { describe, expect, test } from "vitest";
import { parseSource } from "../../../src/analysis/languages/typescript/parse.ts";
import { rules } from "../../../src/analysis/rules/index.ts";
import { fixKinds } from "../../../src/analysis/fixes/kinds.ts";
import { applied, findingsOf } from "./fixed.ts";

const logger = `import { logger } from "./logger.js";\nlogger.info("ready");\n`;

describe.each([...rules.entries].map((rule) => [rule.id, rule] as const))("%s", (id, { docs }) => {
  const texts = docs.bad.map(({ code }) => code.replace(/[«»]/g, ""));
  // A line can only be added where there is a logger.
  const offered = [...texts, ...texts.map((text) => `${logger}${text}`)].flatMap((text) => {
    return findingsOf(text, { rule: id }).flatMap(({ fixes }) => (fixes.length > 0 ? [{ text, fixes }] : []));
  });

  test("offers a fix", () => expect(offered.length).toBeGreaterThan(0));

  test("prefers one of each finding, of a kind that can be asked for", () => {
    for (const { fixes } of offered) {
      expect(fixes.filter(({ preferred }) => preferred)).toHaveLength(1);
      for (const fix of fixes) expect(Object.keys(fixKinds)).toContain(fix.id);
    }
  });

  test("leaves code that parses", () => {
    for (const { text, fixes } of offered) {
      for (const fix of fixes) expect(parseSource("/src/example.ts", applied(text, fix)).syntaxErrors).toEqual([]);
    }
  });
});
