// Every security check: its examples are reported and silent as they say.
import { describe, expect, test } from "vitest";
import { checkOfName, securityChecks } from "../../src/catalogue/security-checks/index.ts";
import { findingsIn } from "../analysis/check.ts";

const reported = (code: string): readonly string[] =>
  findingsIn("no-swallowed-security-error", code).map(({ range }) => code.slice(range.start, range.end));

describe.each(securityChecks.entries)("$id", ({ id, reported: bad, silent }) => {
  test.each(bad)("is swallowed: $title", ({ code }) => {
    const marked = [...code.matchAll(/«([^»]*)»/g)].map((match) => match[1] ?? "");
    const text = code.replace(/[«»]/g, "");
    expect(reported(text)).toEqual(marked);
    expect(findingsIn("no-swallowed-security-error", text).map(({ category }) => category)).toEqual(
      marked.map(() => id),
    );
  });

  test.each(silent)("is not swallowed: $title", ({ code }) => {
    expect(reported(code)).toEqual([]);
  });
});

describe("names of functions of the project", () => {
  test.each([
    ["verifyAccessToken", "token"],
    ["validateApiKey", "token"],
    ["checkPassword", "password"],
    ["authenticateUser", "password"],
    ["verifyTotp", "second-factor"],
    ["verifyWebhookSignature", "signature"],
    ["validateSession", "session"],
    ["assertProjectAccess", "permission"],
    ["decryptSecret", "decryption"],
    ["writeAuditLog", "audit-write"],
  ])("%s is a check of the kind %s", (name, id) => {
    expect(checkOfName(name)?.id).toBe(id);
  });

  test.each([
    "parseToken",
    "decodeToken",
    "countTokens",
    "checkTokenLimit",
    "validatePasswordStrength",
    "checkFileAccess",
    "validateRequestBody",
    "checkConnection",
    "verifyEmailFormat",
    "validateTokenAddress",
    "decryptButton",
    "auditLogFilter",
  ])("%s is none", (name) => {
    expect(checkOfName(name)).toBeUndefined();
  });
});
