// Every deployment format: of its examples exactly the marked places are reported under their profile, and broken text harms nobody.
import { describe, expect, test } from "vitest";
import { analyzeSource } from "../../src/analysis/analyze.ts";
import { deploymentFormatOf, deploymentFormats } from "../../src/analysis/deployment/index.ts";
import type { DeploymentExample } from "../../src/analysis/deployment/deployment-format.ts";
import { onlyRule } from "../analysis/check.ts";

function found({ path, profile, code }: Pick<DeploymentExample, "path" | "profile" | "code">) {
  const outcome = analyzeSource({ path, text: code }, { ...onlyRule("log-retention"), profiles: [profile] });
  if (outcome.status === "skipped") throw new Error(`The example was skipped: ${outcome.reason}`);
  return outcome.findings;
}

describe.each(deploymentFormats.entries)("$id", (format) => {
  test.each(format.examples)("$title", ({ code, message = "", ...example }) => {
    const text = code.replace(/[«»]/g, "");
    const findings = found({ ...example, code: text });
    expect(findings.map(({ range }) => text.slice(range.start, range.end))).toEqual(
      [...code.matchAll(/«([^»]*)»/g)].map((match) => match[1]),
    );
    for (const finding of findings) expect(finding.message).toContain(message);
    expect(deploymentFormatOf(example.path)?.id).toBe(format.id);
  });

  test("has examples that are reported and such that are not", () => {
    expect(new Set(format.examples.map(({ code }) => code.includes("«")))).toEqual(new Set([true, false]));
  });

  test("reads what is cut off anywhere", () => {
    for (const { path, profile, code } of format.examples) {
      for (let end = 0; end < code.length; end++) {
        const text = code.slice(0, end).replace(/[«»]/g, "");
        for (const { range } of found({ path, profile, code: text })) {
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeLessThanOrEqual(text.length);
        }
      }
    }
  });
});
