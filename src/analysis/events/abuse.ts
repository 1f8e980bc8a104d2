// Refusals of what is done too often, from the wrong place or with the wrong input.
import { saysNo } from "../../catalogue/events/checks.ts";
import { has, isOther, type Case, type Verdict } from "./cases.ts";
import { reasonOf } from "./reasons.ts";

/** Too many requests or attempts, unless another server said so. */
export function byRate(found: Case): Verdict | undefined {
  const { status } = found.refusal;
  // `policy.type !== "ratelimit"` asks what it is.
  const rate = found.atoms.find(
    ({ kind, holds, label, form, isSure }) =>
      kind === "rate" && holds === (form === "text" || (!isSure && saysNo(label))),
  );
  if (status === 429 && (found.isTranslated || isOther(found))) return undefined;
  if (found.entry.isOfLimiter && found.refusal.how !== "told")
    return { event: "excess_rate_limit_exceeded", why: "the limit is exceeded", isSure: true };
  // The resource is locked: somebody tried too often.
  const lock = found.atoms.find(({ kind, holds }) => (kind === "user-state" || kind === "rate") && holds);
  if (status === 423 && lock && found.isDecided)
    return { event: "authn_login_fail_max", why: reasonOf(lock), isSure: false };
  if (status === 429) return { event: "excess_rate_limit_exceeded", why: "the status is 429", isSure: true };
  const isSaid = found.refusal.topic === "rate" && found.entry.isBorder && found.isDecided;
  if (isSaid && !found.isTranslated && !isOther(found) && (status === undefined || status === 400 || status === 403))
    return { event: "excess_rate_limit_exceeded", why: "its answer speaks of too many attempts", isSure: false };
  const isLimited =
    found.entry.isBorder || found.entry.isMiddleware || found.activity === "login" || found.activity === "mfa-check";
  // `error.name === "rate_limit_exceeded"` of what another server said.
  if (
    !rate ||
    (found.isTranslated && !found.entry.isBorder) ||
    status === 404 ||
    found.refusal.how === "told" ||
    !isLimited
  )
    return undefined;
  const event = found.activity === "login" ? "authn_login_fail_max" : "excess_rate_limit_exceeded";
  return { event, why: `\`${rate.label}\` says so`, isSure: false };
}

/** A token against forged requests that is missing or wrong. */
export function byCsrf(found: Case): Verdict | undefined {
  if (!has(found, "csrf") && found.refusal.topic !== "csrf") return undefined;
  return { event: "authn_csrf_fail", why: "the CSRF token is not the right one", isSure: true };
}

/** What profiles may ask for: refused origins, addresses, uploads, payments and input. */
export function byAbuse(found: Case): Verdict | undefined {
  const { refusal, activity, entry } = found;
  const origin = has(found, "origin", false);
  const target = has(found, "target");
  const isSaid = refusal.status === undefined ? refusal.how === "answered" : refusal.status < 500;
  if (origin && (isSaid || refusal.how === "thrown"))
    return { event: "malicious_cors", why: reasonOf(origin), isSure: false };
  if (target && (isSaid || refusal.how === "thrown"))
    return { event: "malicious_ssrf", why: `\`${target.label}\` says so`, isSure: false };
  if (!entry.isBorder || !isSaid || !found.isDecided) return undefined;
  const why = refusal.status === undefined ? "a test says no" : `the status is ${refusal.status}`;
  if (activity === "upload") return { event: "upload_validation_fail", why, isSure: false };
  if (activity === "payment") return { event: "payment_fail", why, isSure: false };
  const isInput = refusal.status === 400 || refusal.status === 422;
  return isInput
    ? { event: "input_validation_fail", why: `the status is ${refusal.status}`, isSure: false }
    : undefined;
}
