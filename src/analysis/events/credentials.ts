// Refusals of what somebody gives to prove who he is: a password, a second factor, or whatever a call tries by its name.
import { activityEvents, activityOf, type Activity } from "../../catalogue/events/activities.ts";
import { isOfThing } from "../../catalogue/events/proofs.ts";
import type { ValueId } from "../program.ts";
import { has, isUnexplained, type Case, type Verdict } from "./cases.ts";
import { asksFactorIn } from "./excuse-in.ts";
import { pathOf } from "./users-of.ts";

/** Activities in which a password is set. */
export const changesPassword: ReadonlySet<Activity | undefined> = new Set<Activity | undefined>([
  "password-change",
  "password-reset",
]);
/** Activities in which a token is checked. */
export const checksTokens: ReadonlySet<Activity | undefined> = new Set<Activity | undefined>([
  "password-reset",
  "token-refresh",
  "token-check",
  "login",
]);

/** The password was right, and a second factor is asked for: whatever the status, nobody has failed yet. */
export function byFactorAsked(found: Case): Verdict | undefined {
  const { refusal, entry, activity, source } = found;
  const signsIn = activity === "login" || (found.checksPassword && activity === undefined && entry.isBorder);
  if (!signsIn || has(found, "mfa", false) || has(found, "password", false) || (refusal.status ?? 0) >= 500)
    return undefined;
  const { ops = [] } = entry.function.blocks[refusal.block] ?? {};
  if (!asksFactorIn(source.program, ops)) return undefined;
  return { event: "authn_login_mfa_required", why: "its answer asks for a second factor", isSure: false };
}

/** A second factor that is wrong. */
export function byFactor(found: Case): Verdict | undefined {
  const factor = has(found, "mfa", false);
  const isSaid = found.refusal.topic === "mfa" && (found.activity === "login" || found.activity === "mfa-check");
  const expired = found.activity === "mfa-check" ? has(found, "expiry") : undefined;
  if (!factor && !isSaid && !expired) return undefined;
  return {
    event: failedStep(found),
    why: expired && !factor && !isSaid ? "the code has expired" : "the second factor is wrong",
    isSure: factor?.isSure === true || found.refusal.status === 401,
  };
}

/** A password that is wrong. */
export function byPassword(found: Case): Verdict | undefined {
  const password = has(found, "password", false);
  const { topic } = found.refusal;
  const isSaid =
    (topic === "password" || topic === "old-password") &&
    (isUnexplained(found) || isAboutSomebody(found)) &&
    found.calls.length > 0 &&
    !found.isTranslated;
  if ((!password && !isSaid) || found.refusal.excuse === "weak") return undefined;
  const why = "the password is wrong";
  const isSure = password?.isSure === true || found.refusal.status === 401;
  if (found.calls.some((call) => opensThing(found, call))) return { event: "authz_fail", why, isSure };
  return { event: failedStep(found), why, isSure };
}

const ofSomebody = new Set(["attempt", "user", "presence", "token"]);

/** `if (!user) return callback({ code: status.PERMISSION_DENIED, message: "Invalid credentials" })` */
function isAboutSomebody({ atoms, entry, refusal }: Case): boolean {
  const isDenied = refusal.status === 401 || refusal.status === 403;
  return isDenied && entry.isBorder && !entry.isMiddleware && atoms.every(({ kind }) => ofSomebody.has(kind));
}

/** `compare(req.body.password, link.password)`: it opens a thing and signs nobody in. */
function opensThing({ source: { program } }: Case, op: ValueId): boolean {
  const call = program.values[op];
  return call?.op === "call" && call.args.some(({ value }) => isOfThing(pathOf(program, value)));
}

/** Who is asked for a password or a code again is refused what he wanted to do, and is no stranger at the door. */
function failedStep(found: Case): string {
  const { activity, refusal } = found;
  if (activity === "login") return "authn_login_fail";
  if (changesPassword.has(activity) || refusal.topic === "old-password") return "authn_password_change_fail";
  if (activity === undefined && setsNewPassword(found)) return "authn_password_change_fail";
  // A code that was mailed proves an address.
  if (activity === "token-check") return "authn_token_verify_fail";
  return activity === "mfa-change" ? "authn_mfa_change_fail" : "authn_login_fail";
}

// `req.session.user.id`, `await currentUser()`; refuses `req.session.user = user`.
const known =
  /\b(?:currentUser|getCurrentUser|current_user|getServerSession|requireUser|getSession)\b|\b(?:req|request|ctx|context|locals)\.(?:session\.|state\.|auth\.)?(?:user|userId|user_id|account)\b(?!\s*=[^=])/;
const newPassword = /\bnew_?password/i;

/** Whether the function knows already who asks: he is signed in. */
export function isKnownThere({
  entry: {
    function: { range },
  },
  source: { program },
}: Case): boolean {
  return known.test(program.text.slice(range.start, range.end));
}

/** `changeSettings` with `newPassword` beside what else somebody keeps. */
function setsNewPassword(found: Case): boolean {
  const { range } = found.entry.function;
  return isKnownThere(found) && newPassword.test(found.source.program.text.slice(range.start, range.end));
}

const nothingRefused = new Set<number | undefined>([405, 409, 413, 415]);

/** `const { success } = await recoverAccount(…); if (!success) …`: what was tried says itself what has failed. */
export function byAttempt(found: Case): Verdict | undefined {
  const { refusal, entry, activity } = found;
  const attempt = has(found, "attempt", false);
  const { status, how, excuse } = refusal;
  if (!attempt || nothingRefused.has(status) || (status !== undefined && status >= 500)) return undefined;
  // `404` hides which tokens there are.
  const isHidden = status === 404 && activity !== "password-reset" && activity !== "token-check";
  if (isHidden || excuse !== undefined || found.isTranslated || !(entry.isBorder || entry.decides) || how === "told")
    return undefined;
  const tried = activityOf(attempt.label) ?? activity;
  const failure = tried === "reset-request" ? "authn_password_change_fail" : tried && activityEvents[tried].failure;
  // Who is asked for his password once more wants to do something else than sign in.
  const event = failure === "authn_login_fail" ? failedStep(found) : failure;
  if (event === undefined || !event.startsWith("authn_")) return undefined;
  // Who sets up a bot or a webhook has its token verified as well.
  const isGate = status === 401 || status === 403 || entry.isMiddleware || checksTokens.has(activity);
  if (event === "authn_token_verify_fail" && !isGate) return undefined;
  return { event, why: `\`${attempt.label}\` says no`, isSure: status === 401 };
}
