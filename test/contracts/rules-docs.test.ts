// Contract of every rule's page: the bad code is reported exactly where the «guillemets» stand, the good code is not reported at all.
import { describe, expect, test } from "vitest";
import { analyzeSource } from "../../src/analysis/analyze.ts";
import type { RuleExample } from "../../src/analysis/rule.ts";
import { rules } from "../../src/analysis/rules/index.ts";
import { createPaint } from "../../src/reporters/paint.ts";
import { ruleMarkdown, ruleText } from "../../src/reporters/rule-page.ts";

/** Runs one rule alone and puts guillemets around what it reports. */
function report({ code, language = "ts" }: RuleExample, rule: string): string {
  const text = code.replaceAll(/[«»]/g, "");
  const levels = Object.fromEntries(rules.ids.map((id) => [id, id === rule ? "error" : "off"] as const));
  const settings = { rules: levels, sanitizers: [], maxFileBytes: 1_000_000 };
  const outcome = analyzeSource({ path: `/docs/example.${language}`, text }, settings);
  expect(outcome.status).toBe("ok");
  const findings = outcome.status === "skipped" ? [] : outcome.findings;
  return findings.reduceRight((marked, { range: { start, end } }) => {
    return `${marked.slice(0, start)}«${marked.slice(start, end)}»${marked.slice(end)}`;
  }, text);
}

describe.each(rules.entries)("$id", (rule) => {
  const { id, docs } = rule;

  test.each(docs.bad)("reports: $title", (example) => {
    expect(example.code).toContain("«");
    expect(report(example, id)).toBe(example.code);
  });

  test.each(docs.good)("does not report: $title", (example) => {
    expect(example.code).not.toContain("«");
    expect(report(example, id)).toBe(example.code);
  });

  test("has a page that says why, what to do and where it comes from", () => {
    expect(docs.title).toMatch(/^[A-Z].*[^.]$/);
    expect(docs.remedy).toMatch(/^[A-Z].*\.$/s);
    expect(docs.description.length).toBeGreaterThan(80);
    expect(Number(docs.securitySeverity)).toBeGreaterThan(0);
    expect(docs.bad.length).toBeGreaterThan(0);
    expect(docs.good.length).toBeGreaterThan(0);
    for (const page of [ruleMarkdown(rule), ruleText(rule, createPaint(false))]) {
      for (const part of [
        id,
        docs.remedy.slice(0, 40),
        `seclog-disable-next-line ${id}`,
        ...docs.cwe.map((cwe) => `CWE-${cwe}`),
      ]) {
        expect(page).toContain(part);
      }
    }
  });
});
