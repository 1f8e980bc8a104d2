// The names of security events (OWASP Logging Vocabulary) that the log engine tells, and what became of each unless a line says otherwise.
import type { Outcome } from "../record.ts";

const outcomes = {
  authn_login_success: "success",
  authn_login_fail: "failure",
  authn_login_fail_max: "failure",
  authn_login_lock: "failure",
  authn_password_change: "success",
  authn_password_change_fail: "failure",
  authn_token_created: "success",
  authn_token_reuse: "failure",
  authn_token_revoked: "success",
  authn_token_delete: "success",
  authz_fail: "failure",
  authz_change: "success",
  authz_admin: "success",
  excess_rate_limit_exceeded: "failure",
  input_validation_fail: "failure",
  malicious_attack_tool: undefined,
  malicious_extraneous: undefined,
  privilege_permissions_changed: "success",
  session_created: "success",
  session_renewed: "success",
  session_expired: undefined,
  session_use_after_expire: "failure",
  sys_startup: "success",
  sys_shutdown: "success",
  sys_restart: "success",
  sys_crash: "failure",
  sys_monitor_disabled: "success",
  sys_monitor_enabled: "success",
  user_created: "success",
  user_updated: "success",
  user_archived: "success",
  user_deleted: "success",
} as const satisfies Record<string, Outcome | undefined>;

/** An event that a recogniser may tell. */
export type SecurityEvent = keyof typeof outcomes;

const byName: ReadonlyMap<string, Outcome | undefined> = new Map(Object.entries(outcomes));

/** What became of an event, when its name alone says so. */
export function outcomeOf(event: string): Outcome | undefined {
  return byName.get(event);
}

/** True for a name of the vocabulary; names that this table lacks count when their family is the vocabulary's alone. */
export function isSecurityEvent(name: string): boolean {
  return byName.has(name) || families.test(name);
}

// Matches "authn_impossible_travel", "upload_stored"; refuses "user_login" and "session_id", which programs use as they like.
const families = /^(?:authn|authz|crypt|excess|malicious|privilege|sensitive|sequence|upload|input)_[a-z_]{2,40}$/;
