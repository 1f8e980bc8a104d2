// For rules about configuration: one snippet a case, with «guillemets» around what is reported.
import { expect } from "vitest";
import { analyzeSource, type AnalysisSettings } from "../../../src/analysis/analyze.ts";
import { onlyRule } from "../check.ts";

export type Marked = (code: string, ...messages: readonly string[]) => void;

/** Asserts that the rule reports exactly the marked texts, and that each message holds the text given for it. */
export function markedRule(rule: string, settings: Partial<AnalysisSettings> = {}): Marked {
  return (marked, ...messages) => {
    const code = marked.replace(/[«»]/g, "");
    const outcome = analyzeSource({ path: "/src/logging.ts", text: code }, { ...onlyRule(rule), ...settings });
    const findings = outcome.status === "skipped" ? [] : outcome.findings;
    expect(findings.map(({ range }) => code.slice(range.start, range.end))).toEqual(
      [...marked.matchAll(/«([^»]*)»/g)].map((match) => match[1]),
    );
    for (const [index, message] of messages.entries()) {
      const finding = findings[index];
      expect(`${finding?.level} ${finding?.message}`).toContain(message);
    }
  };
}
