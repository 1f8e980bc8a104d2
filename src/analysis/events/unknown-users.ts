// Refusals because of who somebody is: nobody of that name, an account that is shut, a token that belongs to nobody.
import type { Activity } from "../../catalogue/events/activities.ts";
import { splitWords } from "../../catalogue/names.ts";
import { has, type Case, type Verdict } from "./cases.ts";
import type { Atom } from "./conditions.ts";
import { isKnownThere } from "./credentials.ts";

const othersThanLogin = new Set<Activity | undefined>([
  "sign-up",
  "user-create",
  "user-update",
  "user-delete",
  "user-archive",
  "reset-request",
  "password-reset",
  "password-change",
  "mfa-change",
  "role-change",
  "token-refresh",
]);

/** `update` and `deleteNote` ask for the password again of somebody who is known. */
const acting = new Set(["update", "edit", "change", "delete", "remove", "set", "create", "add", "save", "confirm"]);

export function byUser(found: Case): Verdict | undefined {
  const { activity, refusal } = found;
  const asksAgain = acting.has(splitWords(found.entry.function.name)[0] ?? "");
  const mayBeNobody = !othersThanLogin.has(activity) && !asksAgain && !isKnownThere(found);
  // `if (!user) return callback({ message: "Invalid credentials" })`
  const isTold = refusal.topic === "password" && found.entry.isBorder && refusal.excuse === undefined;
  const signsIn = activity === "login" || ((found.checksPassword || isTold) && mayBeNobody);
  const state = has(found, "user-state");
  // A gate that says `Not authenticated` to whoever it does not know.
  if (found.entry.isMiddleware && refusal.topic === "denial" && !found.checksPassword) return undefined;
  if (!signsIn || (refusal.status === 409 && refusal.topic !== "password" && !state)) return undefined;
  // `if (!auth) throw new AuthError("Invalid email or password")`
  const isSaid = found.checksPassword && refusal.topic === "password";
  const isUnknown = has(found, "user", false) ?? (isSaid ? has(found, "presence", false) : undefined);
  if (isUnknown && found.calls.length > 0)
    return { event: "authn_login_fail", why: "the user is not known", isSure: refusal.status === 401 };
  // `if (!enabled) return reply.code(404)`: a way to sign in that is switched off.
  const isSwitchedOff = state !== undefined && refusal.status === 404 && !/[._]/.test(state.label) && !state.holds;
  if (state && !isSwitchedOff)
    return { event: "authn_login_fail", why: stateOf(state), isSure: refusal.status === 401 };
  const trait = has(found, "trait");
  return trait && { event: "authn_login_fail", why: `\`${trait.label}\` says no`, isSure: false };
}

/** Nobody belongs to the token with which a password is to be set. */
export function byReset(found: Case): Verdict | undefined {
  const { activity, refusal, calls } = found;
  const isKnown = activity === "password-change" && refusal.status === 401;
  const isLink = activity === "token-check" && refusal.status === undefined && refusal.how === "answered";
  if (isLink && has(found, "user", false) && calls.length > 0)
    return { event: "authn_token_verify_fail", why: "nobody has this token", isSure: false };
  if (
    (activity !== "password-reset" && !isKnown) ||
    (refusal.status === 409 && !has(found, "user-state")) ||
    (refusal.status ?? 0) >= 500
  )
    return undefined;
  const state = activity === "password-reset" ? has(found, "user-state") : undefined;
  if (state) return { event: "authn_password_change_fail", why: stateOf(state), isSure: false };
  if (!has(found, "user", false) || calls.length === 0) return undefined;
  const why = isKnown ? "the user is not known" : "nobody has this token";
  return { event: "authn_password_change_fail", why, isSure: refusal.status === 401 };
}

/** `user.disabled` says so; its state is `banned`. */
function stateOf(state: Atom): string {
  return state.form === "text"
    ? `its state is \`${state.label}\``
    : `\`${state.label}\` says ${state.holds ? "so" : "no"}`;
}
