// What a condition is about, told from the names of what is tested: a password, a second factor, a user, a token, a permission …
import { detached } from "../../base/detached.ts";
import { splitWords } from "../names.ts";
import { namesPlan } from "./excuses.ts";
import { findPhrase, phrases, wordSet, type Phrase } from "./phrases.ts";

export type CheckKind =
  | "password"
  | "mfa"
  | "user"
  | "user-state"
  | "token"
  | "expiry"
  | "permission"
  | "allowance"
  | "csrf"
  | "rate"
  | "origin"
  | "target"
  | "reuse"
  | "presence"
  | "plan"
  | "account-policy"
  | "attempt"
  | "trait";

// Functions of libraries whose falsy result means that a password does not match.
const passwordLibraries = wordSet(
  "bcrypt bcryptjs argon2 @node-rs/bcrypt @node-rs/argon2 scrypt-kdf password-hash bcrypt-nodejs bcrypt-ts oslo/password",
);
const passwordFunctions = wordSet("compare compareSync verify verifySync matches");
const mfaLibraries = wordSet(
  "speakeasy otplib notp otpauth node-2fa @otplib/preset-default @simplewebauthn/server 2fa time2fa",
);
const mfaFunctions = wordSet("verify check validate verifyDelta verifyToken verifySync verifyAuthenticationResponse");
const rateLibraries = wordSet("@upstash/ratelimit @unkey/ratelimit");
const rateFunctions = wordSet("limit blockUntilReady");
const tokenLibraries = wordSet(
  "jsonwebtoken jose jwt-simple fast-jwt @fastify/jwt njwt passport-jwt google-auth-library firebase-admin hono/jwt @tsndr/cloudflare-worker-jwt",
);
const tokenFunctions = wordSet("verify decode jwtVerify jwtDecrypt verifyIdToken createVerifier verifySessionCookie");

/** What the result of this API call is about, or undefined; `api` as in `module:bcrypt.compare()`. */
export function checkOfApi(api: string): CheckKind | undefined {
  if (!api.startsWith("module:")) return undefined;
  const path = api.slice("module:".length).replace(/[()#]/g, "");
  const method = path.slice(path.lastIndexOf(".") + 1);
  const has = (libraries: ReadonlySet<string>): boolean =>
    [...libraries].some((name) => path === name || path.startsWith(`${name}.`));
  if (passwordFunctions.has(method) && has(passwordLibraries)) return "password";
  if (mfaFunctions.has(method) && has(mfaLibraries)) return "mfa";
  if (rateFunctions.has(method) && has(rateLibraries)) return "rate";
  return tokenFunctions.has(method) && has(tokenLibraries) ? "token" : undefined;
}

const secrets = wordSet("password passwd pwd passphrase credential passcode pass");
const testing = wordSet(
  "verify verified check checked validate validated compare match matching matched correct valid authenticate test equal same ok right",
);
const policy = wordSet(
  "policy strength strong format length reset expired confirm confirmation weak requirement complexity set has required enabled new empty schema rule error changed old_new different history reuse reused compromised leaked forgot age common breached pwned body dto parse parsed",
);
const forms = wordSet("schema body dto parse parsed safe zod joi yup validator");
const factors: readonly Phrase[] = phrases(
  "totp|otp|2fa|mfa|hotp|webauthn|passkey",
  "two|second|multi factor",
  "backup|recovery|verification|authenticator|authentication|security|sms code",
  "is|valid|verify|check valid|code|pin code",
  "is valid code",
  "is code valid|correct",
  "code is valid|correct",
);
const factorFlag = wordSet(
  "enabled required has secret is_enabled enable pending setup configured active method provider type needs status verified",
);
const people = wordSet(
  "user account member customer person identity admin employee operator patient staff owner player subscriber principal",
);
const finding = wordSet(
  "find get load fetch lookup query retrieve search read resolve one select by existing found current exist exists the db target",
);
const gathered = wordSet(
  "res result row record doc document data entity response info obj object query found list inst instance",
);
const states: readonly Phrase[] = phrases(
  "disabled|banned|blocked|suspended|locked|deleted|inactive|deactivated|archived|unverified|unconfirmed|frozen",
  "active|enabled|verified|confirmed|approved|activated",
  "email verified|confirmed",
  "is active|enabled|verified|disabled|locked|blocked|banned|deleted|approved|confirmed",
);
const tokens = wordSet("token jwt decoded claim apikey jti ticket nonce bearer signature assertion");
const keys: readonly Phrase[] = phrases("api key");
const switched = wordSet("enabled disabled configured supported allowed required count type name");
const expiries = wordSet("expire expires expiry expiration expired exp ttl");
const permits = wordSet(
  "permission role access admin owner ownership authorized authorize permitted permit privilege ability superuser superadmin administrator entitled acl rbac authorization moderator",
);
/** Words that are said of much else than users. */
const allows = wordSet(
  "allowed allow scope forbidden can may policy grant grants master cannot right readonly member membership",
);
const features = wordSet(
  "signin signup login provider feature registration register service domain config setting option mail smtp stripe sso oauth oidc saml openid security ldap two factor 2fa mfa totp multi invite env",
);
const owners: readonly Phrase[] = phrases(
  "user|owner|author|creator|created|organization|org|tenant|team|company|account|workspace id|by",
  "author|owner|creator",
);
const presences: readonly Phrase[] = phrases(
  "session",
  "user",
  "user id",
  "auth",
  "authenticated",
  "logged in",
  "login",
  "signed in",
  "current user",
  "viewer",
  "principal",
  "identity",
  "account",
);
const modes = wordSet("mode setup");
const origins: readonly Phrase[] = phrases("origin", "cors", "referer|referrer");
const targets: readonly Phrase[] = phrases(
  "private ip|address|host|network",
  "ssrf",
  "internal ip|address|host|url",
  "loopback",
  "allowed host|hostname|target",
  "safe url|target",
);
const reuses: readonly Phrase[] = phrases(
  "reuse|reused|replay|replayed",
  "already used|redeemed|consumed",
  "used token|at|before",
  "token used",
);
const rates: readonly Phrase[] = phrases(
  "rate limit|limited|limiter|limits",
  "limiter|limited|throttle|throttled|throttler|ratelimit|ratelimiter",
  "too many request|attempt|login|try|failure|failed|call|retry|message",
  "max|failed|login|remaining attempt",
  "attempt left|count|remaining",
  "is locked",
  "limit result|reached|exceeded",
);
const policies: readonly Phrase[] = phrases(
  "disposable",
  "blocklist|blacklist|allowlist|whitelist|blocked|denied|banned|allowed domain|email",
  "domain allowed|blocked|banned|whitelisted",
  "registration|signup|register enabled|allowed|open|disabled|closed",
  "sign up enabled|allowed|disabled",
  "allow registration|signup|register",
  "invite|invitation required|only|code",
);

const negative = wordSet(
  "unauthorized unauthorised forbidden denied deny not no missing lack without invalid mismatch mismatched insufficient cannot limited limit exceeded too many reached throttled blocked forbid unpermitted",
);

/** Whether a name says that something is refused when it is true: `isForbidden`, `limitExceeded`. */
export function saysNo(name: string): boolean {
  return splitWords(name).some((word) => negative.has(word));
}

/** What a name is about when it stands in a condition: `isPasswordMatch`, `user.disabled`, `hasRole`; more than one thing at times. */
export function checksOfName(name: string): readonly CheckKind[] {
  const known = cache.get(name);
  if (known) return known;
  // `tokenTypes.ACCESS` names a value and says nothing of what is tested.
  const found = /^[A-Z][A-Z0-9_]*$/.test(name) || name === "authorization" ? [] : findChecks(splitWords(name));
  if (cache.size >= cacheLimit) cache.clear();
  cache.set(detached(name), found);
  return found;
}

const cache = new Map<string, readonly CheckKind[]>();
const cacheLimit = 20_000;

function findChecks(words: readonly string[]): readonly CheckKind[] {
  const has = (set: ReadonlySet<string>): boolean => words.some((word) => set.has(word));
  const says = (all: readonly Phrase[]): boolean => all.some((phrase) => findPhrase(words, phrase));
  // `user.ownsToken(token)` asks whose it is.
  if (words[0] === "owns") return ["permission"];
  const kinds: CheckKind[] = [];
  if (words.includes("csrf") || words.includes("xsrf")) kinds.push("csrf");
  if (has(secrets) && has(testing) && !has(policy)) kinds.push("password");
  // `verifyTotpBody.safeParse` looks at the form of what was sent.
  if (says(factors) && has(testing) && !has(factorFlag) && !has(forms)) kinds.push("mfa");
  if (says(rates)) kinds.push("rate");
  if (says(origins)) kinds.push("origin");
  if (says(targets)) kinds.push("target");
  if (says(reuses) && !has(secrets)) kinds.push("reuse");
  if (says(policies)) kinds.push("account-policy");
  if (says(states) && !has(features)) kinds.push("user-state");
  if (has(expiries)) kinds.push("expiry");
  // `decodedTeamId`
  const isOfId = words[0] === "decoded" && words.at(-1) === "id" && words.length > 2;
  if ((has(tokens) || says(keys)) && !isOfId && kinds.length === 0 && !has(switched)) kinds.push("token");
  // `existingUserRes`, `userRows`: what a query for somebody gave.
  const found = words.slice(0, 1 + words.findLastIndex((word) => !gathered.has(word)));
  if (
    found.length <= 6 &&
    people.has(found.at(-1) ?? "") &&
    found.slice(0, -1).every((word) => finding.has(word) || people.has(word))
  )
    kinds.push("user");
  if (has(people) && words.some((word) => finding.has(word)) && words.includes("by")) kinds.push("user");
  if (has(permits) && !has(tokens) && !has(secrets) && !words.includes("key")) kinds.push("permission");
  else if (has(allows)) kinds.push("allowance");
  // `multiUserMode` is a setting.
  if (says(presences) && !has(modes)) kinds.push("presence");
  if (namesPlan(words)) kinds.push("plan");
  return kinds;
}

// `validatePassword(password)`, `isValidPwd(input)`: with nothing to compare it with, a password is looked at for its form.
const looksAtForm = /^(?:validate|is_?valid|valid|check)_?\w{0,8}_?(?:password|passwd|pwd|passphrase)$/i;
const self = wordSet("this auth authentication credential credentials password");

/** Whether a function that is only given a password can do no more than look at its form; who has one of his own compares them. */
export function looksAtPasswordForm(path: readonly string[], args: number): boolean {
  if (args !== 1 || !looksAtForm.test(path.at(-1) ?? "")) return false;
  return !splitWords(path.at(-2) ?? "").some((word) => people.has(word) || self.has(word));
}

/** Whether a name tells whose something is: `order.userId`, `ownerId`. */
export function namesOwner(name: string): boolean {
  const words = splitWords(name);
  return owners.some((phrase) => findPhrase(words, phrase));
}

const given: readonly (readonly [CheckKind, readonly Phrase[]])[] = [
  [
    "mfa",
    phrases(
      "totp|otp|2fa|mfa|hotp",
      "totp|otp|2fa|mfa|hotp code|token",
      "two|second factor code|token",
      "backup|recovery code",
    ),
  ],
  ["attempt", phrases("password|passwd|pwd|passphrase", "plain|user|current|old|candidate|entered|typed password")],
];
const readsForms = wordSet(
  "parse check is format normalize hash encrypt create save set update generate send add insert register store change reset validator schema joi zod length string trim split join map log encode find get",
);

/** What a call finds out by what it is given: `consume(user, backupCode)` checks the code; undefined for calls that keep, read or form it. */
export function checkOfArgument(callee: string, argument: string): CheckKind | undefined {
  const words = splitWords(argument);
  if (words.length === 0 || words.length > 3 || readsForms.has(splitWords(callee)[0] ?? "")) return undefined;
  return given.find(([, all]) =>
    all.some((phrase) => phrase.length === words.length && findPhrase(words, phrase)),
  )?.[0];
}
