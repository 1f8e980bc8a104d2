// Refusals of tokens: one that does not verify, has expired, or was used before.
import type { Activity } from "../../catalogue/events/activities.ts";
import { splitWords } from "../../catalogue/names.ts";
import { has, refusing, type Case, type Verdict } from "./cases.ts";
import { reads, verifiesToken } from "./check-calls.ts";
import { checksTokens } from "./credentials.ts";
import type { Entry } from "./entries.ts";
import type { Program, ValueId } from "../program.ts";
import { pathOf } from "./users-of.ts";

/** A token that was used before. */
export function byReuse(found: Case): Verdict | undefined {
  const reuse = has(found, "reuse", true);
  const isChecked = found.entry.isBorder || checksTokens.has(found.activity) || found.activity === "mfa-check";
  if (!reuse || found.refusal.status === 409 || !isChecked) return undefined;
  return { event: "authn_token_reuse", why: `\`${reuse.label}\` says that it was used before`, isSure: false };
}

/** A strategy for tokens, or a renewal, that says 401; `done(null, null)` says it as well. */
function byRenewal(found: Case): Verdict | undefined {
  const { activity, refusal, entry, calls } = found;
  const isStrategy = entry.decides && activity === "token-check";
  const isRenewal = activity === "token-refresh";
  // `if (!user) return res.sendStatus(403)`, where nobody has this token.
  const isOfNobody = isRenewal && refusal.status === 403 && calls.length > 0;
  const isUnknown = isOfNobody && (has(found, "user", false) ?? has(found, "token", false)) !== undefined;
  const isRefused = (refusal.status === 401 || isUnknown) && found.isDecided && (isStrategy || isRenewal);
  const isExpired = has(found, "expiry");
  if (isRefused && !isExpired && !refusing(found, "permission"))
    return { event: "authn_token_verify_fail", why: `the status is ${refusal.status}`, isSure: true };
  if (isStrategy && refusal.how === "answered" && found.isDecided && !found.isCatch && !isExpired)
    return { event: "authn_token_verify_fail", why: "nobody is recognised", isSure: false };
  return undefined;
}

/** A token that is not right. */
export function byToken(found: Case): Verdict | undefined {
  const { activity, refusal, entry, calls, source } = found;
  const isExpired = has(found, "expiry");
  const isUnknown = has(found, "token", false) ?? has(found, "token");
  const isSaid = refusal.topic === "token";
  const refused = byRenewal(found);
  if (refused) return refused;
  // `POST /tokens` without a date: nobody has shown a token.
  const isOfForm = refusal.status === 400 && found.isOfForm === true;
  if (isOfForm || (activity === "token-create" && refusal.status !== 401)) return undefined;
  // Who is told that he may not do it has shown who he is.
  if (refusal.topic === "denial" && !isExpired) return undefined;
  // The token is what a login would have given.
  if (activity === "login" && !isExpired && !isSaid && has(found, "attempt", false)) return undefined;
  if (!isExpired && !isUnknown && !isSaid) return undefined;
  // `token !== settings.secretKey` compares it here.
  const isCompared = found.atoms.some(({ kind, form, holds }) => kind === "token" && form === "pair" && !holds);
  // A flash message tells whoever followed a link.
  const isFlashed = refusal.status === undefined && refusal.how === "answered" && activity === undefined;
  // `const row = await codes.findUnique(…); if (!row) return res.status(400).json({ reason: "token expired" })`
  const isStored = refusal.status === 400 && calls.some((call) => looksUp(source, call));
  const isFound =
    entry.isBorder &&
    calls.length > 0 &&
    ((isSaid && (opensByToken.has(activity) || isFlashed || isStored)) ||
      (opensByToken.has(activity) && isMissing(found)));
  const isLookedUp = isCompared || isFound || calls.some((call) => !reads(source, call));
  const isVerified =
    isSaid &&
    found.isDecided &&
    refusal.excuse !== "input" &&
    ((activity === "token-check" && refusal.status === 401) || (activity === "password-reset" && entry.isBorder));
  if (!isExpired && !isLookedUp && !isVerified) return undefined;
  const isGate =
    refusal.status === 401 ||
    (isSaid && refusal.status === 403) ||
    (refusal.status === 403 && calls.some((call) => verifiesToken(source, call))) ||
    (refusal.turnsAway === true && calls.some((call) => verifiesToken(source, call))) ||
    (isCompared && entry.isBorder && refusal.status !== undefined && refusal.status <= 403) ||
    (isSaid && entry.isBorder && isExpired !== undefined) ||
    isFound ||
    (isSaid && entry.isBorder && calls.some((call) => verifiesToken(source, call))) ||
    entry.isMiddleware ||
    entry.decides ||
    activity === "guard";
  if (!checksTokens.has(activity) && !isGate && !(isSaid && namesToken(entry))) return undefined;
  // The code of a login.
  if (
    activity === "login" &&
    isExpired &&
    !isSaid &&
    !isOfSession(isExpired.label) &&
    refusal.status === undefined &&
    entry.isBorder
  )
    return { event: "authn_login_fail", why: "the code has expired", isSure: false };
  const isSession = isExpired !== undefined && isOfSession(isExpired.label);
  return {
    event: isSession ? "session_expired" : "authn_token_verify_fail",
    why: isSession ? "the session has expired" : isExpired ? "the token has expired" : "the token is not valid",
    isSure: refusal.status === 401,
  };
}

/** `session.expiresAt` */
const isOfSession = (label: string): boolean => splitWords(label).includes("session");

const lookups = new Set(["find", "select", "first", "lookup"]);

function looksUp({ program }: Case["source"], op: ValueId): boolean {
  const call = program.values[op];
  return call?.op === "call" && lookups.has(splitWords(pathOf(program, call.callee).at(-1) ?? "")[0] ?? "");
}

/** What is done with a token that was mailed; `redis.get(token)` looks it up. */
const opensByToken = new Set<Activity | undefined>(["password-reset", "token-check", "user-update", "sign-up"]);

/** Nothing is kept under the token; a form that lacks it shows none. */
function isMissing(found: Case): boolean {
  const { status } = found.refusal;
  return (
    has(found, "token", false) !== undefined &&
    found.calls.some((call) => isAskedWith(found.source.program, call)) &&
    (status === undefined || (status >= 400 && status < 500 && status !== 409))
  );
}

/** `redis.get(key)` is asked with something that is only known when it runs; refuses `form.get("token")?.toString()`. */
function isAskedWith({ values }: Program, id: ValueId): boolean {
  const call = values[id];
  return call?.op === "call" && call.args.some(({ value }) => values[value]?.op !== "constant");
}

/** `verifyUserEmailToken`, `consumeInviteToken`: what a function is there for, if it only says which token. */
function namesToken({ function: { name } }: Entry): boolean {
  const words = splitWords(name);
  const [verb = ""] = words;
  // `getRefreshToken` that throws `Invalid token`; refuses `getToken`, which may ask somebody else for one.
  const isFetched = words.length > 2 && (verb === "get" || verb === "find" || verb === "load");
  return words.at(-1) === "token" && (usesTokens.has(verb) || isFetched);
}

const usesTokens = new Set([
  "verify",
  "validate",
  "check",
  "consume",
  "confirm",
  "redeem",
  "use",
  "accept",
  "exchange",
]);

/** `passport.authenticate("jwt", (error, user, info) => …)` */
export function byPassport({ refusal, entry }: Case): Verdict | undefined {
  const [error, user] = entry.function.parameters.map(({ name }) => name);
  if (refusal.status !== 401 || !/^_?err/.test(error ?? "") || user !== "user") return undefined;
  return { event: "authn_token_verify_fail", why: "nobody is recognised", isSure: true };
}
