// Findings count less in tests, scripts and examples of a project, and in full everywhere else.
import { expect, test } from "vitest";
import type { FileOutcome, Finding, Level } from "../../src/base/finding.ts";
import { inSurroundings } from "../../src/analysis/surroundings.ts";

const finding: Finding = {
  rule: "no-secret-in-log",
  level: "error",
  message: "`password` reaches `console.log`; leave it out or log an id instead.",
  range: { start: 12, end: 20 },
  confidence: "flow",
  category: "password",
  flow: [],
  fixes: [],
  fingerprint: "0",
};

function levelAt(path: string, root: string | undefined, level: Level = "error"): Level | undefined {
  const outcome: FileOutcome = { status: "ok", path, hash: "0", findings: [{ ...finding, level }], notices: [] };
  const lowered = inSurroundings(outcome, root);
  return lowered.status === "skipped" ? undefined : lowered.findings[0]?.level;
}

test.each([
  ["/shop/src/login.ts", "error"],
  ["/shop/src/testimonials.ts", "error"],
  ["/shop/src/login.test.ts", "info"],
  ["/shop/src/login.e2e-spec.ts", "info"],
  ["/shop/test/login.ts", "info"],
  ["/shop/jest.global-setup.js", "info"],
  ["/shop/src/jest.ts", "error"],
  ["/shop/src/__tests__/login.js", "info"],
  ["/shop/src/integration-test/login.ts", "info"],
  ["/shop/packages/shop-smoke-tests/server.ts", "info"],
  ["/shop/playwright/login.ts", "info"],
  ["/shop/src/ab-test/login.ts", "error"],
  ["/shop/scripts/seed.ts", "warning"],
  ["/shop/examples/hello/index.mjs", "warning"],
  ["/shop/packages/api/bin/start.js", "warning"],
  ["/shop/prisma/seed.ts", "warning"],
  ["/shop/src/db-seed.mjs", "warning"],
  ["/shop/src/create-admin.ts", "warning"],
  ["/shop/src/seedling.ts", "error"],
  ["/shop/src/create-administration.ts", "error"],
])("%s: %s", (path, level) => {
  expect(levelAt(path, "/shop")).toBe(level);
});

test.each([
  ["a made-up person", "no-personal-data-in-log", "email", "type", undefined],
  ["the body that a test server is sent", "no-unfiltered-object-in-log", "request-body", "flow", undefined],
  ["the whole environment", "no-unfiltered-object-in-log", "environment", "flow", "info"],
  ["a token by its name alone", "no-secret-in-log", "token", "name", "info"],
  ["a password of the environment", "no-secret-in-log", "password", "flow", "info"],
  ["a redaction that cannot work", "effective-redaction", "redaction", "name", "info"],
] as const)("in a test, %s", (...[, rule, category, confidence, level]) => {
  const outcome: FileOutcome = {
    status: "ok",
    path: "/shop/test/login.ts",
    hash: "0",
    findings: [{ ...finding, rule, category, confidence }],
    notices: [],
  };
  const seen = inSurroundings(outcome, "/shop");
  expect(seen.status === "skipped" ? undefined : seen.findings[0]?.level).toBe(level);
});

test.each([
  ["a person", "no-personal-data-in-log", "email", "type", "info"],
  ["a whole record", "no-unfiltered-object-in-log", "iban", "type", "info"],
  ["the whole environment", "no-unfiltered-object-in-log", "environment", "flow", "warning"],
  ["a secret", "no-secret-in-log", "password", "name", "warning"],
  ["a redaction that cannot work", "effective-redaction", "redaction", "name", "warning"],
] as const)("in a script, %s", (...[, rule, category, confidence, level]) => {
  const outcome: FileOutcome = {
    status: "ok",
    path: "/shop/scripts/show-account.ts",
    hash: "0",
    findings: [{ ...finding, rule, category, confidence }],
    notices: [],
  };
  const seen = inSurroundings(outcome, "/shop");
  expect(seen.status === "skipped" ? undefined : seen.findings[0]?.level).toBe(level);
});

test("folders above the project say nothing of it", () => {
  expect(levelAt("/home/ada/tests/shop/src/login.ts", "/home/ada/tests/shop")).toBe("error");
  expect(levelAt("/home/ada/tests/shop/src/login.ts", undefined)).toBe("error");
});

test("nothing is raised", () => {
  expect(levelAt("/shop/scripts/seed.ts", "/shop", "info")).toBe("info");
});
