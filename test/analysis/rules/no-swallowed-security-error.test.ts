// Failures of security checks that leave no trace, and all the ways in which one does.
import { describe, expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const rule = "no-swallowed-security-error";
const categories = (code: string): readonly string[] => findingsIn(rule, code).map(({ category }) => category);

const jwt = `import jwt from "jsonwebtoken";\nconst key = process.env.JWT_SECRET;\n`;
const around = (handler: string): string =>
  `${jwt}export function read(token, res, next) {\n  try {\n    return jwt.verify(token, key);\n  } ${handler}\n}`;

describe("reported", () => {
  test.each([
    ["an empty catch", around("catch {}"), "token"],
    ["null", around("catch (e) { return null; }"), "token"],
    ["false", around("catch (e) { return false; }"), "token"],
    ["an empty object", around("catch (e) { return {}; }"), "token"],
    ["a guest", around(`catch (e) { return { role: "guest" }; }`), "token"],
    ["next without the error", around("catch (e) { return next(); }"), "token"],
    ["a refusal that says nothing", around("catch (e) { return res.status(401).end(); }"), "token"],
    ["a cookie that is cleared", around(`catch (e) { res.clearCookie("session"); }`), "token"],
    [
      "an error that is only looked at",
      around(`catch (e) { if (e.name === "TokenExpiredError") return undefined; return null; }`),
      "token",
    ],
    ["a metric", around(`catch (e) { counter.inc(); return null; }`), "token"],
    [
      "CommonJS",
      `const { verify } = require("jsonwebtoken");\nmodule.exports = (t) => { try { return verify(t, k); } catch (e) { return null; } };`,
      "token",
    ],
    [
      "an async function",
      `import { jwtVerify } from "jose";\nexport async function read(t) { try { return await jwtVerify(t, k); } catch { return null; } }`,
      "token",
    ],
    [
      "a service of Nest",
      `export class Guard {\n  constructor(private readonly jwtService: JwtService) {}\n  async read(token) { try { return await this.jwtService.verifyAsync(token); } catch { return null; } }\n}`,
      "token",
    ],
    [
      "a token of Google",
      `import { OAuth2Client } from "google-auth-library";\nconst client = new OAuth2Client();\nexport async function read(idToken) { try { return await client.verifyIdToken({ idToken }); } catch { return null; } }`,
      "token",
    ],
    [
      "Firebase",
      `import admin from "firebase-admin";\nexport const read = (t) => admin.auth().verifyIdToken(t).catch(() => null);`,
      "token",
    ],
    [
      "a function that runs the check",
      `${jwt}function parse(t) { return jwt.verify(t, key); }\nexport const verifyToken = (t) => { try { return parse(t); } catch { return null; } };\nconst checkToken = (t) => jwt.verify(t, key);\nexport const read = (t) => { try { return checkToken(t); } catch { return null; } };`,
      "token",
    ],
    [
      "the second handler of a promise",
      `import { jwtVerify } from "jose";\nexport const read = (t) => jwtVerify(t, k).then((r) => r.payload, () => undefined);`,
      "token",
    ],
    [
      "the end of a chain",
      `import { jwtVerify } from "jose";\nexport const read = (t) => jwtVerify(t, k).then((r) => r.payload).catch(() => undefined);`,
      "token",
    ],
    [
      "a callback that leaves",
      `${jwt}export const read = (t, use) => jwt.verify(t, key, (err, claims) => { if (err) return; use(claims); });`,
      "token",
    ],
    [
      "a callback that tests the good case",
      `${jwt}export const read = (t, use) => jwt.verify(t, key, (err, claims) => { if (!err) { use(claims); } else { use(undefined); } });`,
      "token",
    ],
    [
      "a hash that cannot be read",
      `import bcrypt from "bcryptjs";\nexport async function same(a, b) { try { return await bcrypt.compare(a, b); } catch { return false; } }`,
      "password",
    ],
    [
      "a signature",
      `import crypto from "node:crypto";\nexport function ok(d, s) { try { return crypto.verify("sha256", d, k, s); } catch { return false; } }`,
      "signature",
    ],
    [
      "Web Crypto",
      `export async function ok(s, d) { try { return await crypto.subtle.verify("HMAC", k, s, d); } catch { return false; } }`,
      "signature",
    ],
    [
      "a webhook of Svix",
      `import { Webhook } from "svix";\nconst hook = new Webhook(secret);\nexport function read(body, headers) { try { return hook.verify(body, headers); } catch { return null; } }`,
      "signature",
    ],
    [
      "a permission",
      `import { assertProjectAccess } from "./access";\nexport async function can(u, p) { try { await assertProjectAccess(u, p); return true; } catch { return false; } }`,
      "permission",
    ],
    [
      "a decryption",
      `import crypto from "node:crypto";\nexport function open(d) { try { const c = crypto.createDecipheriv("aes-256-gcm", k, iv); return c.update(d) + c.final(); } catch { return ""; } }`,
      "decryption",
    ],
    [
      "a sealed session",
      `import { unsealData } from "iron-session";\nexport const read = (c) => unsealData(c, o).catch(() => ({}));`,
      "session",
    ],
    [
      "an audit record",
      `import { writeAuditLog } from "./audit";\nexport async function run(u) { try { await writeAuditLog(u); } catch {} }`,
      "audit-write",
    ],
    [
      "a second factor",
      `import { authenticator } from "otplib";\nexport function ok(c, s) { try { return authenticator.verify({ token: c, secret: s }); } catch { return false; } }`,
      "second-factor",
    ],
    [
      "with a finally",
      `${jwt}export function read(t) { let c; try { c = jwt.verify(t, key); } catch (e) { c = null; } finally { done(); } return c; }`,
      "token",
    ],
  ])("%s", (...[, code, category]) => {
    expect([...new Set(categories(code))]).toEqual([category]);
  });
});

describe("silent", () => {
  test.each([
    ["logged", around(`catch (e) { console.warn("bad token"); return null; }`)],
    [
      "logged in a function",
      `${around("catch (e) { tell(); return null; }")}\nfunction tell() { console.warn("bad token"); }`,
    ],
    [
      "logged two functions deeper",
      `${around("catch (e) { tell(); return null; }")}\nfunction tell() { write("bad token"); }\nfunction write(text) { console.warn(text); }`,
    ],
    ["on the audit trail", around(`catch (e) { audit.record("token"); return null; }`)],
    ["told to a tracker", around("catch (e) { captureException(e); return null; }")],
    ["thrown", around("catch (e) { throw e; }")],
    ["thrown as another", around(`catch (e) { throw new Unauthorized("bad token"); }`)],
    [
      "thrown in one case, expired in the other",
      around(`catch (e) { if (e.name !== "TokenExpiredError") throw e; return null; }`),
    ],
    ["handed to next", around("catch (e) { return next(e); }")],
    ["another error handed to next", around(`catch (e) { return next(new Unauthorized()); }`)],
    ["rejected", around("catch (e) { return Promise.reject(e); }")],
    ["returned", around("catch (error) { return { error }; }")],
    ["a result that tells why", around(`catch (e) { return { ok: false, reason: e.message }; }`)],
    ["a result that says that it failed", around(`catch { return { valid: false, claims: undefined }; }`)],
    ["an error that is returned", around("catch (e) { return new TokenError(); }")],
    ["answered with the reason", around("catch (e) { res.status(401).json({ error: e.message }); }")],
    [
      "kept for later",
      `${jwt}export function read(t) { let failure; try { return jwt.verify(t, key); } catch (e) { failure = e; } report(failure); }`,
    ],
    ["stored in a field", around("catch (e) { this.lastError = e; return null; }")],
    [
      "thrown behind it",
      `${jwt}export function read(t) { let c; try { c = jwt.verify(t, key); } catch {} if (!c) throw new Unauthorized(); return c; }`,
    ],
    [
      "refused behind it",
      `${jwt}export function read(t, res) { let c = null; try { c = jwt.verify(t, key); } catch { c = null; } if (!c) return res.status(401).end(); return c; }`,
    ],
    [
      "logged behind it",
      `${jwt}export function read(t) { let ok = false; try { jwt.verify(t, key); ok = true; } catch { ok = false; } if (!ok) console.warn("bad token"); return ok; }`,
    ],
    [
      "noticed by its caller",
      `${around("catch { return null; }").replace("export ", "")}\nexport const use = (t) => { const c = read(t); if (!c) { console.warn("bad token"); return; } return c.sub; };`,
    ],
    [
      "a rejection that is tested",
      `import { jwtVerify } from "jose";\nexport async function read(t) { const c = await jwtVerify(t, k).catch(() => null); if (!c) throw new Unauthorized(); return c; }`,
    ],
    [
      "another key",
      `${jwt}export function read(t) { try { return jwt.verify(t, key); } catch { return jwt.verify(t, oldKey); } }`,
    ],
    [
      [
        "one key after the other, by a callback",
        `import crypto from "node:crypto";\nexport const ok = (d, s, keys) => keys.some((k) => { try { return crypto.verify("sha256", d, k, s); } catch { return false; } });`,
      ],
      "one key after the other",
      `${jwt}export function read(t, keys) { for (const k of keys) { try { return jwt.verify(t, k); } catch { continue; } } throw new Unauthorized(); }`,
    ],
    [
      "a callback that hands it on",
      `${jwt}export const read = (t, cb) => jwt.verify(t, key, (err, c) => { if (err) return cb(err); cb(null, c); });`,
    ],
    [
      "a check that logs its failure itself",
      `import jwt from "jsonwebtoken";\nfunction verifyToken(t) { try { return jwt.verify(t, k); } catch (e) { console.warn("bad token"); throw e; } }\nexport const read = (t) => { try { return verifyToken(t); } catch { return null; } };`,
    ],
    ["decoding", `${jwt}export const read = (t) => { try { return jwt.decode(t); } catch { return null; } };`],
    ["parsing", `export const read = (t) => { try { return JSON.parse(t); } catch { return null; } };`],
    [
      "feature detection",
      `export function has() { try { require.resolve("argon2"); return true; } catch { return false; } }`,
    ],
    ["clean-up", `import fs from "node:fs";\nexport function close(f) { try { fs.closeSync(f); } catch {} }`],
    [
      "a check against timing attacks",
      `import bcrypt from "bcrypt";\nexport async function refuse(p) { try { await bcrypt.compare(p, DUMMY_HASH); } catch {} }`,
    ],
    [
      "the rules for passwords",
      `import { validatePasswordStrength } from "./rules";\nexport const ok = (p) => { try { validatePasswordStrength(p); return true; } catch { return false; } };`,
    ],
    [
      "access to files",
      `import { checkFileAccess } from "./files";\nexport const ok = (p) => { try { checkFileAccess(p); return true; } catch { return false; } };`,
    ],
    [
      "a verdict as a text",
      `${jwt}export function stateOf(t) { try { jwt.verify(t, key); return "valid"; } catch { return "invalid"; } }`,
    ],
    [
      "a verdict in a result",
      `${jwt}export function stateOf(t) { try { return { status: "valid", claims: jwt.verify(t, key) }; } catch { return { status: "token-expired" }; } }`,
    ],
    [
      "a state that keeps it",
      `${jwt}export function load(state, t) { try { state.claims = jwt.verify(t, key); } catch { state.failed = true; } }`,
    ],
    [
      "another token",
      `${jwt}export async function current(t) { try { jwt.verify(t, key); return t; } catch { return await refreshAccessToken(t); } }`,
    ],
    [
      "signing out",
      `${jwt}export async function logout(req, res) { try { await forget(jwt.verify(req.cookies.refresh, key).jti); } catch {} res.clearCookie("refresh"); res.sendStatus(204); }`,
    ],
    [
      "a key for counting",
      `${jwt}export const keyGenerator = (req) => { try { return jwt.verify(req.cookies.session, key).sub; } catch { return req.ip; } };`,
    ],
    [
      "whether two keys belong together",
      `import crypto from "node:crypto";\nexport function isPair(own, shown, data) { try { return crypto.verify("sha256", data, shown, crypto.sign("sha256", data, own)); } catch { return false; } }`,
    ],
    [
      "a default that stays",
      `import { decryptParams } from "./crypto";\nexport function upgrade(row, settings) { let schema = ""; try { schema = decryptParams(row.params).schema; } catch {} settings.schema = schema; }`,
    ],
    [
      "a form in a browser",
      `import { useState } from "react";\nimport { authenticateUser } from "./api";\nexport async function send(f) { try { await authenticateUser(f); } catch { return null; } }`,
    ],
  ])("%s", (...[, code]) => {
    expect(categories(code)).toEqual([]);
  });
});

describe("together with require-security-event", () => {
  const refused = `import { jwtVerify } from "jose";\napp.get("/products", async (req, res) => {\n  let claims;\n  try {\n    claims = await jwtVerify(req.cookies.session, key);\n  } catch {\n    return res.status(401).send("Invalid credentials");\n  }\n  res.json(await productsOf(claims.sub));\n});`;
  const guest = `import { jwtVerify } from "jose";\nexport const claimsOf = (token, key) => jwtVerify(token, key).catch(() => undefined);`;

  test("a refusal is reported once", () => {
    expect(findingsIn(rule, refused).map((finding) => finding.rule)).toEqual([rule]);
    expect(findingsIn(undefined, refused).map((finding) => finding.rule)).toEqual(["require-security-event"]);
  });

  test("what becomes of it without a refusal is reported still", () => {
    expect(findingsIn(undefined, guest).map((finding) => finding.rule)).toEqual([rule]);
  });
});

describe("what is said", () => {
  test("what fails, what becomes of it, and what to do", () => {
    const [finding] = findingsIn(rule, around("catch (e) { return null; }"));
    expect(finding?.message).toBe(
      "When `jwt.verify` fails, the error becomes `null` and leaves no trace; log that a token did not verify, or pass the error on.",
    );
    expect(finding?.event).toBe("authn_token_verify_fail");
    expect(finding?.confidence).toBe("flow");
  });

  test("a name alone is less sure", () => {
    const [finding] = findingsIn(
      rule,
      `import { verifyToken } from "./tokens";\nexport const read = (t) => verifyToken(t).catch(() => null);`,
    );
    expect(finding?.confidence).toBe("name");
  });
});
