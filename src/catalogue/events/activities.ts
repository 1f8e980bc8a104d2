// What functions, routes and messages are for, told from their names: the ground on which a branch means a failed login rather than
// any failure. Only names that say nothing else count: `loginWithLdap` signs in, `loginRateLimiter` and `afterLogin` do not.
import { detached } from "../../base/detached.ts";
import { splitWords } from "../names.ts";
import { activityPhrases } from "./activity-phrases.ts";
import { findPhrase, wordSet } from "./phrases.ts";

export type Activity =
  | "login"
  | "logout"
  | "sign-up"
  | "password-change"
  | "password-reset"
  | "reset-request"
  | "mfa-change"
  | "mfa-check"
  | "token-refresh"
  | "token-create"
  | "token-revoke"
  | "token-delete"
  | "token-check"
  | "user-create"
  | "user-update"
  | "user-delete"
  | "user-archive"
  | "role-change"
  | "user-lock"
  | "upload"
  | "export"
  | "data-delete"
  | "config-change"
  | "monitor-off"
  | "payment"
  | "tool-call"
  | "guard";

/** The events of an activity, by their OWASP names; undefined when that outcome is no event. */
export interface ActivityEvents {
  readonly success: string | undefined;
  readonly failure: string | undefined;
}

export const activityEvents: Readonly<Record<Activity, ActivityEvents>> = {
  login: { success: "authn_login_success", failure: "authn_login_fail" },
  logout: { success: "authn_logout", failure: undefined },
  "sign-up": { success: "user_created", failure: "user_create_denied" },
  "password-change": { success: "authn_password_change", failure: "authn_password_change_fail" },
  "password-reset": { success: "authn_password_change", failure: "authn_password_change_fail" },
  "reset-request": { success: "authn_password_reset_request", failure: undefined },
  "mfa-change": { success: "authn_mfa_change", failure: "authn_mfa_change_fail" },
  "mfa-check": { success: undefined, failure: "authn_login_fail" },
  "token-refresh": { success: "session_renewed", failure: "authn_token_verify_fail" },
  "token-create": { success: "authn_token_created", failure: undefined },
  "token-revoke": { success: "authn_token_revoked", failure: undefined },
  "token-delete": { success: "authn_token_delete", failure: undefined },
  "token-check": { success: undefined, failure: "authn_token_verify_fail" },
  "user-create": { success: "user_created", failure: undefined },
  "user-update": { success: "user_updated", failure: undefined },
  "user-delete": { success: "user_deleted", failure: undefined },
  "user-archive": { success: "user_archived", failure: undefined },
  "role-change": { success: "privilege_permissions_changed", failure: undefined },
  "user-lock": { success: "authn_login_lock", failure: undefined },
  "data-delete": { success: "sensitive_delete", failure: undefined },
  upload: { success: "upload_complete", failure: "upload_validation_fail" },
  export: { success: "sensitive_read", failure: undefined },
  "config-change": { success: "config_changed", failure: undefined },
  "monitor-off": { success: "sys_monitor_disabled", failure: undefined },
  payment: { success: "payment_success", failure: "payment_fail" },
  "tool-call": { success: "tool_call", failure: undefined },
  guard: { success: undefined, failure: "authz_fail" },
};

/** What is tried by a call of this name, and may come out as no. */
export const triedActivities: ReadonlySet<Activity> = new Set([
  "login",
  "password-change",
  "password-reset",
  "reset-request",
  "mfa-check",
  "mfa-change",
  "token-check",
  "token-refresh",
]);

// Words around a phrase that leave its meaning as it is.
const before = wordSet(
  "custom post put patch handle handler do process perform submit api user admin execute run try attempt internal local v1 v2 v3 my self safe async route app router ctrl auth account public rest rpc client internal global main use case on force send store session",
);
const after = wordSet(
  "handler controller action route api endpoint mutation resolver request user local guest admin account impl use case command service function fn implement implementation impl procedure async v1 v2 v3 sync post internal usecase interactor operation method callback 2 me self middleware guard or create start step token " +
    "authentication auth self all other",
);
// From here on a name tells how or for whom, and no longer what: `loginUserWithEmailAndPassword`.
const prepositions = wordSet("with by from for and in using via if as to on or at of when without through");
const registered = wordSet("user account guest admin local member request action controller");
const generic = wordSet("execute handle run invoke call perform process dispatch");

/** The name that tells what a call does: `this.deleteAccount.execute(…)` says it by whom it is called on. */
export function actionName(path: readonly string[]): string {
  const name = path.at(-1) ?? "";
  return generic.has(name) ? (path.at(-2) ?? name) : name;
}

const bareVerbs = wordSet(
  "enable disable setup activate deactivate remove delete reset regenerate revoke invalidate update set assign grant create add",
);
const holders = wordSet(
  "service internal manager controller api repository repo helper use case handler provider store this model",
);
const ofMembers: ReadonlySet<Activity> = new Set<Activity>(["mfa-change", "role-change", "token-revoke"]);

/** What a bare verb does by whom it is called on: `twoFactor.disable(…)`, `roleService.update(…)`; undefined for accounts, which are written to. */
export function activityOfMember(path: readonly string[]): Activity | undefined {
  const [method = "", receiver = ""] = path.toReversed();
  if (!bareVerbs.has(method)) return undefined;
  const subject = splitWords(receiver).filter((word) => !holders.has(word));
  const found = subject.length === 0 ? undefined : activityOf(`${method} ${subject.join(" ")}`);
  return found !== undefined && ofMembers.has(found) ? found : undefined;
}

/** What a name says that its function does, or undefined. Route segments and messages are given word by word. */
export function activityOf(name: string): Activity | undefined {
  const known = cache.get(name);
  if (known !== undefined) return known === "none" ? undefined : known;
  const found = findActivity(splitWords(name));
  if (cache.size >= cacheLimit) cache.clear();
  cache.set(detached(name), found ?? "none");
  return found;
}

const cache = new Map<string, Activity | "none">();
const cacheLimit = 20_000;

function findActivity(words: readonly string[]): Activity | undefined {
  if (words.length === 0 || words.length > 12) return undefined;
  for (const [activity, all] of activityPhrases) {
    for (const phrase of all) {
      const place = findPhrase(words, phrase);
      if (!place) continue;
      const head = words.slice(0, place.from);
      const tail = words.slice(place.to);
      const cut = tail.findIndex((word) => prepositions.has(word));
      const told = cut < 0 ? tail : tail.slice(0, cut);
      // `addUserToTeam`, `removeUserFromBoard`: the account stays what it was.
      const joins = tail[cut] === "to" || tail[cut] === "from" || tail[cut] === "in";
      if (joins && (activity === "user-create" || activity === "user-delete")) continue;
      // `registerForEvent` makes no account.
      if (activity === "sign-up" && tail[cut] === "for") continue;
      // `register` alone is said of routes and handlers as well.
      if (phrase.length === 1 && words[place.from] === "register" && told.some((word) => !registered.has(word)))
        continue;
      if (head.every((word) => before.has(word)) && told.every((word) => after.has(word))) return activity;
    }
  }
  return undefined;
}
