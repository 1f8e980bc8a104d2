// What looks like an event and is none: guards and stores of pages in a browser, notes on answers, and what is noted at a user for one mail or
// attempt.
import { expect, test } from "vitest";
import { mayHoldEvent } from "../../../src/analysis/languages/event-prefilter.ts";
import { statesIn } from "./points.ts";

const guard = (from: string): string => `
import { Injectable } from "${from}";
@Injectable()
export class AdminGuard {
  canActivate(request) {
    if (!request.user.admin) return false;
    return true;
  }
}`;

test("a guard of a server may deny access, a guard of a page may not", () => {
  expect(mayHoldEvent(guard("@nestjs/common"))).toBe(true);
  expect(mayHoldEvent(guard("@angular/core"))).toBe(false);
});

test("a store of a page signs nobody in", () => {
  const store = `import { Dispatch } from "redux";\nexport const signIn = (data) => (dispatch: Dispatch) => Api.signIn(data).then(dispatch);`;
  expect(mayHoldEvent(store)).toBe(false);
});

const outcome = (fields: string): string => `
export const handler = async (event) => {
  if (!event.user.isAdmin) return { ${fields} };
  return { statusCode: 200 };
};`;

test.each([
  ["statusCode: 403", 1],
  ["statusCode: 403, body: '{}'", 1],
  ["status: 403, how: 'answered', topic: 'denial'", 0],
])("an answer or a note on one: %s", (fields, count) => {
  expect(statesIn(outcome(fields)).filter((state) => state.startsWith("authz_fail"))).toHaveLength(count);
});

const save = (fields: string): string =>
  `app.post("/prepare", async (req, res) => {
    await User.update({ ${fields} }, { where: { id: req.user.id } });
    res.json({ ok: true });
  });`;

test.each([
  ["passwordHash: hash", ["authn_password_change missing"]],
  ["password: hash, passwordResetToken: null", ["authn_password_change missing"]],
  ["passwordResetToken: token, passwordResetExpires: soon", []],
  ["twoFactorSecret: secret", ["authn_mfa_change missing"]],
  ["twoFactorCode: code, twoFactorExpires: soon", []],
])("%s", (fields, expected) => {
  expect(statesIn(save(fields))).toEqual(expected);
});

test("options and limits are no refusals", () => {
  const file = (line: string): string =>
    `export const options = (on) => { if (on) { return { ${line} }; } return {}; };`;
  for (const line of [
    "rejectUnauthorized: true",
    'name: "TLS_REJECT_UNAUTHORIZED"',
    "unauthenticated: { max: 1 }",
    "documentRateLimits: []",
  ])
    expect(mayHoldEvent(file(line))).toBe(false);
  for (const line of [
    "code: UNAUTHORIZED",
    "text: say('unauthenticated')",
    "limit: rateLimit({ max: 1 })",
    "error: new ApiAuthorizationError()",
  ])
    expect(mayHoldEvent(file(line))).toBe(true);
});
