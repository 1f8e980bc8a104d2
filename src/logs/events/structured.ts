// Security events in JSON records: the event named by the OWASP Logging Vocabulary, with user and address in fields of their own.
import type { JsonObject, LogEntry, SecurityMeaning } from "../entry.ts";
import { textOf } from "../formats/json-fields.ts";
import type { Outcome } from "../record.ts";
import { plainAddress } from "./address.ts";
import { webLoginMeaning } from "./web-login.ts";

// Matches a vocabulary name, optionally with parameters: "authn_login_fail:alice"; refuses "user.clicked" and sentences.
const vocabulary =
  /^((?:authn|authz|excess|malicious|privilege|sensitive|sequence|session|sys|upload|user|input)_[a-z_]{2,40})(?::([^,]{0,200}))?(?:,.*)?$/;

const outcomes: readonly (readonly [Outcome, RegExp])[] = [
  [
    "failure",
    /^(?:authn_login_fail|authn_login_fail_max|authn_login_lock|authn_token_reuse|authz_fail|input_validation_fail)/,
  ],
  [
    "success",
    /^(?:authn_login_success|authn_password_change$|authn_token_created|session_created|user_created|user_updated)/,
  ],
];

/** The event that a JSON record tells, by its event field or by the request it describes; undefined when it tells none. */
export function jsonMeaning(payload: JsonObject, entry: LogEntry): SecurityMeaning | undefined {
  const match = vocabulary.exec(textOf(payload, "event") ?? "");
  if (!match?.[1]) return webLoginMeaning(entry);
  const event = match[1];
  const user = entry.user ?? (match[2] || undefined);
  const outcome = statedOutcome(payload) ?? outcomes.find(([, names]) => names.test(event))?.[0];
  return {
    event,
    origin: "app",
    ...(outcome === undefined ? {} : { outcome }),
    ...(user === undefined ? {} : { user }),
    ...(entry.address === undefined ? {} : { address: plainAddress(entry.address) }),
  };
}

function statedOutcome(payload: JsonObject): Outcome | undefined {
  const outcome = textOf(payload, "outcome")?.toLowerCase();
  return outcome === "success" || outcome === "failure" ? outcome : undefined;
}
