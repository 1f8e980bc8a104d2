// What functions, routes and messages are for, told from their names: the ground on which a branch means a failed login rather than
// any failure. Only names that say nothing else count: `loginWithLdap` signs in, `loginRateLimiter` and `afterLogin` do not.
import { detached } from "../../base/detached.ts";
import { splitWords } from "../names.ts";
import { findPhrase, phrases, wordSet, type Phrase } from "./phrases.ts";

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

const factor = "2fa|mfa|totp|otp|webauthn|passkey";
const second = "two|second|multi";
const person = "user|account|admin|operator";
const key = "token|key|pat";
const subject = "patient|customer|client|employee|student|citizen|applicant|candidate|donor|person|beneficiary";

/** More telling activities come first; the first whose phrase makes up the name counts. */
const table: readonly (readonly [Activity, readonly Phrase[]])[] = [
  [
    "reset-request",
    phrases(
      "forgot|forget|forgotten password",
      "lost password",
      "password forgot|forgotten",
      "request|start|initiate|begin|init|create|generate|issue password reset|recovery",
      "request|start|initiate|begin reset password",
      "send|mail|email reset password",
      "send|mail|email password reset|recovery",
      "generate|create|issue reset password token",
      "generate|create|issue forgot|forgotten|reset password token",
      "generate|create|issue password reset token|link|code",
      "create|generate|issue reset token",
      "request reset",
      "recover password|account",
      "password recovery|reset request|email|link",
      "reset password request|email|link",
    ),
  ],
  [
    "password-reset",
    phrases(
      "reset|recover password",
      "password reset",
      "complete|confirm|finish|finalize|perform|do reset",
      "reset complete|confirm|finish",
      "complete|confirm|finish password reset",
      "reset|set new password",
    ),
  ],
  [
    "password-change",
    phrases(
      "change|update|set|modify|edit|replace|rotate|save|renew password",
      "change|update|set|modify|save new|own|my|local|user|hashed|admin|account|initial|self password",
      "password change|update",
    ),
  ],
  [
    "mfa-change",
    phrases(
      `enable|disable|setup|enroll|enrol|save|activate|deactivate|remove|reset|prepare|register|delete|configure|confirm ${factor}`,
      `enable|disable|setup|enroll|enrol|save|activate|deactivate|remove|reset|configure|confirm ${second} factor`,
      `request|generate|create|get ${factor} secret|qr|setup`,
      `${factor} enable|disable|setup|enroll|enrol|activate|deactivate|remove|reset|enrollment`,
      `${second} factor enable|disable|setup|enroll|enrol|activate|deactivate|remove|reset`,
      `${second} factor authentication enable|disable|setup|enroll|enrol|activate|deactivate|remove|reset`,
      "regenerate|generate|create|reset backup|recovery code",
    ),
  ],
  [
    "mfa-check",
    phrases(
      `verify|check|validate|confirm|challenge ${factor}`,
      `verify|check|validate|confirm|challenge ${second} factor`,
      `${factor} verify|check|validate|challenge`,
      `${second} factor verify|check|validate|challenge`,
      "verify|check|validate backup|recovery|security code",
    ),
  ],
  [
    "token-refresh",
    phrases(
      "refresh token|auth|session|jwt",
      "refresh access|auth|id token",
      "token refresh",
      "renew|extend session|token",
      "session refresh",
    ),
  ],
  [
    "token-revoke",
    phrases(
      `revoke|invalidate|disable|expire|deactivate|blacklist ${key}|session`,
      `revoke|invalidate|disable|expire|deactivate|blacklist api|access|refresh|personal|auth|service|user|all|other ${key}|session`,
      "revoke personal access token",
    ),
  ],
  [
    "token-delete",
    phrases(
      "delete|remove|destroy|drop token|pat",
      "delete|remove|destroy|drop api|access|personal|service|auth|secret key|token",
      "delete|remove|destroy personal access token",
    ),
  ],
  [
    "token-create",
    phrases(
      "create|generate|add|issue|mint|new|rotate|roll|regenerate|reroll api|service|personal|secret key|token",
      "create|generate|add|issue|mint|new|rotate|roll|regenerate personal access token",
      "create|add|issue|mint pat|apikey",
      "post token|pat",
      "post api|access|service key|token",
      "api key create|generate|rotate",
    ),
  ],
  [
    "role-change",
    phrases(
      "change|update|set|assign|grant|add|remove|revoke|edit|modify|give|toggle|delete role|permission|privilege|scope|superuser",
      `change|update|set|assign|grant|add|remove|revoke|edit|modify|give ${person} role|permission|privilege|scope`,
      `role|permission change|update|assign|grant|revoke`,
      "make|set|grant|promote|demote|unset|toggle|remove|revoke admin|administrator|superadmin|moderator",
      `promote|demote ${person}`,
      "transfer ownership",
    ),
  ],
  ["user-lock", phrases(`lock|lockout ${person}`, `${person} lock|lockout|locked`, "lock out")],
  [
    "monitor-off",
    phrases(
      "disable|stop|pause|mute|silence monitor|monitoring|audit|auditing|alert|alerting|logging",
      "monitoring|auditing|alerting disable|stop|pause|off",
    ),
  ],
  [
    "user-archive",
    phrases(
      `disable|deactivate|archive|ban|block|suspend|freeze|unban|unblock|reactivate|activate|enable ${person}`,
      `${person} disable|deactivate|archive|ban|block|suspend`,
      "set user status|active|disabled|blocked",
    ),
  ],
  [
    "user-delete",
    phrases(
      `delete|remove|destroy|erase|purge|terminate ${person}`,
      "delete|remove|destroy|erase my|own|self account|user",
      `${person} delete|deletion`,
      "close account",
    ),
  ],
  [
    "sign-up",
    phrases(
      "sign up",
      "signup",
      "register",
      "registration",
      `register new|${person}`,
      "register new user|account",
      "first time register",
      "create first|initial|super|root admin|user|administrator|owner",
    ),
  ],
  [
    "user-create",
    phrases(
      `create|add|insert|provision|post ${person}`,
      "create|add|insert new|admin|local|guest|oauth|sso|ldap|staff|db|database|auth user|account",
      "user create",
    ),
  ],
  [
    "user-update",
    phrases(
      "update|edit|modify|patch|save user|admin",
      "user update",
      "update|edit|change profile|email",
      "update|edit user profile|email",
    ),
  ],
  ["tool-call", phrases("call|execute|run|invoke|dispatch tool", "tool call|execute|invoke", "handle tool call")],
  [
    "payment",
    phrases(
      "charge|refund|capture|create|process|confirm|make|take payment|charge|card|refund",
      "charge|refund|capture customer|order|payment|card|invoice",
      "refund|charge|checkout|pay",
      "pay order|invoice|bill",
    ),
  ],
  [
    "config-change",
    phrases(
      "update|change|set|save|patch|edit|modify|put setting|config|configuration|preference",
      "update|change|set|save|patch system|global|app|site|server|security|admin setting|config|configuration|policy",
      "toggle|enable|disable|set|update feature flag",
      "toggle|enable|disable|set|update feature",
    ),
  ],
  [
    "data-delete",
    phrases(
      `delete|remove|erase|purge|destroy|anonymize|anonymise|wipe ${subject}`,
      `delete|remove|erase|purge|destroy|anonymize|anonymise|wipe ${subject} data|record|profile|file|document|history`,
      "delete|erase|purge|wipe|anonymize|anonymise data|personal|my",
      "delete|erase|purge|wipe|anonymize|anonymise medical|health|personal|payment|card record|data|history|detail",
      "gdpr delete|erase|erasure|forget",
      "right to erasure",
      "erase data subject",
    ),
  ],
  [
    "export",
    phrases(
      "export|download user|users|customer|patient|personal|account|member data|list|record|csv|report",
      "export|download user|customer|patient|member|data|personal",
      "export",
    ),
  ],
  [
    "upload",
    phrases("upload file|image|avatar|document|attachment|media|photo|logo", "upload", "file upload", "import file"),
  ],
  [
    "logout",
    phrases(
      "log out|off",
      "logout",
      "logoff",
      "sign out",
      "signout",
      "end|destroy|terminate|close session",
      "log user out",
    ),
  ],
  [
    "login",
    phrases(
      "log in|on",
      "login",
      "logon",
      "sign in|on",
      "signin",
      "authenticate",
      "log user in",
      "sign user in",
      "verify|validate|check credential",
      "verify|validate|check user credential|password",
      "validate user",
      "oauth|sso|saml|oidc|google|github|auth0|openid callback",
      "social|magic auth|link",
    ),
  ],
  [
    "token-check",
    phrases(
      "verify|validate|check|decode|parse|authenticate|introspect token|jwt",
      "verify|validate|check|decode|authenticate access|auth|api|id|bearer|session|csrf|reset|refresh|service|email token|key|jwt",
      "verify email",
      "email verification",
      "confirm email|account",
      "activate account",
      "authenticate token|jwt|api|request",
      "jwt verify|strategy|callback|authenticate",
      "validate session",
    ),
  ],
  [
    "guard",
    phrases(
      "require|ensure|assert|enforce|must|need|protect|check|verify|is|has|only|allow|guard|restrict|validate auth|authentication|authenticated|authorization|authorized|login|logged|signed|admin|administrator|role|permission|access|owner|ownership|superuser|superadmin|moderator|master|scope|session|user|privilege",
      "require|ensure|assert|enforce|must|need|check|is|verify be|is|user|valid|master|maintenance|super|api|logged|signed auth|authenticated|authorized|logged|admin|owner|key|user|access|role|permission|session|in",
      "can activate|access|manage",
      "auth|authorization|authentication|permission|role|admin|access|jwt|session|authenticate|authorize|token guard|middleware|check|required",
      "auth",
      "protect|protected",
      "authorize",
      "authorization",
      "permit",
      "acl|rbac",
    ),
  ],
];

// Words around a phrase that leave its meaning as it is.
const before = wordSet(
  "post put patch handle handler do process perform submit api user admin execute run try attempt internal local v1 v2 v3 my self safe async route app router ctrl auth account public rest rpc client internal global main use case on",
);
const after = wordSet(
  "handler controller action route api endpoint mutation resolver request user local guest admin account impl use case command service function fn procedure async v1 v2 v3 post page internal usecase interactor operation method callback 2 me self middleware guard or create start step token " +
    "authentication auth self all other",
);
// From here on a name tells how or for whom, and no longer what: `loginUserWithEmailAndPassword`.
const prepositions = wordSet("with by from for and in using via if as to on or at of when without through");
const registered = wordSet("user account guest admin local member request action controller");
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
  for (const [activity, all] of table) {
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
