// Which findings are reported and what the exit code makes of them, case by case.
import { describe, expect, test } from "vitest";
import type { AnalysisNotice, Confidence, FileOutcome, Level } from "../../src/base/finding.ts";
import { exitCodeOf, selectFindings } from "../../src/cli/check/verdict.ts";

function fileWith(findings: readonly (readonly [Level, Confidence])[], notice?: AnalysisNotice["kind"]): FileOutcome {
  const range = { start: 0, end: 1 };
  return {
    status: "ok",
    path: "/shop/a.js",
    hash: "",
    notices: notice ? [{ kind: notice, message: "", range }] : [],
    findings: findings.map(([level, confidence]) => ({
      rule: "no-secret-in-log",
      level,
      confidence,
      range,
      message: "",
      category: "credential",
      flow: [],
      fixes: [],
      fingerprint: "",
    })),
  };
}

const error = fileWith([["error", "flow"]]);
const warning = fileWith([["warning", "type"]]);
const info = fileWith([["info", "name"]]);
const skipped: FileOutcome = { status: "skipped", path: "/shop/b.js", reason: "timeout", detail: "" };

describe("the exit code", () => {
  test.each([
    ["an error fails", [error, info], {}, 1],
    ["a warning fails", [warning], {}, 1],
    ["unless it is let pass", [warning], { maxWarnings: 1 }, 0],
    ["but not one more", [warning, warning], { maxWarnings: 1 }, 1],
    ["and never an error", [error], { maxWarnings: 9 }, 1],
    ["an info never fails", [info], {}, 0],
    ["no finding is clean", [fileWith([])], {}, 0],
    ["no file is clean", [], {}, 0],
    ["a skipped file is no failure", [skipped], {}, 0],
    ["findings can be let pass", [error], { exitZero: true }, 0],
    ["--strict minds skipped files", [error, skipped], { strict: true, exitZero: true }, 2],
    ["--strict minds syntax errors", [fileWith([], "syntax")], { strict: true }, 2],
    ["--strict minds a rule that failed", [fileWith([], "rule-failed")], { strict: true }, 2],
    ["--strict does not mind a wrong directive", [fileWith([], "directive")], { strict: true }, 0],
    ["but --error-on-unused-directives does", [fileWith([], "directive")], { errorOnUnusedDirectives: true }, 1],
    ["and minds nothing else", [fileWith([], "syntax"), skipped], { errorOnUnusedDirectives: true }, 0],
    ["--exit-code says with what to fail", [error], { exitCode: 7 }, 7],
  ] as const)("%s", (...[, outcomes, flags, code]) => {
    expect(exitCodeOf(outcomes, { maxWarnings: 0, ...flags })).toBe(code);
  });
});

describe("the selection", () => {
  const levels = (flags: Parameters<typeof selectFindings>[1]) =>
    selectFindings([error, warning, info, skipped], flags).flatMap((outcome) =>
      outcome.status === "skipped" ? "skipped" : outcome.findings.map(({ level }) => level),
    );

  test.each([
    [{}, ["error", "warning", "info", "skipped"]],
    [{ quiet: true }, ["error", "skipped"]],
    [{ minSeverity: "info" }, ["error", "warning", "info", "skipped"]],
    [{ minSeverity: "warning" }, ["error", "warning", "skipped"]],
    [{ minSeverity: "error" }, ["error", "skipped"]],
    [{ minConfidence: "name" }, ["error", "warning", "info", "skipped"]],
    [{ minConfidence: "type" }, ["error", "warning", "skipped"]],
    [{ minConfidence: "flow" }, ["error", "skipped"]],
  ] as const)("%j", (flags, expected) => {
    expect(levels(flags)).toEqual(expected);
  });
});
