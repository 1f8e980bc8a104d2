// Every pattern finds the examples built from its shape, refuses what is too short or lacks its mark, and stays linear.
import { describe, expect, test } from "vitest";
import { findSecrets } from "../../src/catalogue/secrets/find.ts";
import { secretPatterns } from "../../src/catalogue/secrets/index.ts";
import { sensitiveCategories } from "../../src/catalogue/sensitive/index.ts";
import { redact } from "../../src/catalogue/redact.ts";
import { buildExample } from "../catalogue/secret-examples.ts";

describe.each(secretPatterns.entries)("$id", (pattern) => {
  const examples = pattern.examples.match.map((shape) => buildExample(shape));

  test("finds its examples in a line", () => {
    expect(examples.length).toBeGreaterThan(0);
    for (const [i, example] of examples.entries()) {
      const line = `2026-11-22 INFO sent ${example} to the server`;
      expect(run(pattern.pattern, line, example), `${pattern.id} example ${i}`).toBe(true);
      expect(findSecrets(line).length, `${pattern.id} example ${i} is found`).toBeGreaterThan(0);
      expect(redact(line)).toMatch(/\[redacted:[a-z0-9-]+\]/);
    }
  });

  test("refuses what only looks similar", () => {
    for (const shape of pattern.examples.refuse) {
      expect(
        findSecrets(buildExample(shape)).map(({ id }) => id),
        shape,
      ).not.toContain(pattern.id);
    }
    const shape = pattern.examples.match[0] ?? "";
    if (pattern.provider === "Open formats") return;
    expect(
      findSecrets(buildExample(shape, 1)).map(({ id }) => id),
      "one character short",
    ).not.toContain(pattern.id);
  });

  test("names a category that exists", () => {
    expect(sensitiveCategories.get(pattern.category)?.id).toBe(pattern.category);
  });
});

test("there are at least 150 formats of providers", () => {
  expect(secretPatterns.entries.filter(({ provider }) => provider !== "Open formats").length).toBeGreaterThanOrEqual(
    150,
  );
});

/** True when the expression matches somewhere at the example. */
function run(pattern: RegExp, line: string, example: string): boolean {
  const from = line.indexOf(example);
  for (let i = from; i < from + example.length; i++) {
    pattern.lastIndex = i;
    if (pattern.test(line)) return true;
  }
  return false;
}
