// Security events in JSON records: the event named by the OWASP Logging Vocabulary, with user and address in fields of their own.
import type { LogEntry, SecurityMeaning } from "../entry.ts";
import type { Outcome } from "../record.ts";
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

/** The event of a record with these event and outcome fields, else that of the request it describes; undefined when it tells none. */
export function jsonMeaning(entry: LogEntry, told = "", outcome = ""): SecurityMeaning | undefined {
  const match = told === "" ? null : vocabulary.exec(told);
  if (!match?.[1]) return webLoginMeaning(entry);
  const event = match[1];
  const user = entry.user ?? (match[2] || undefined);
  const result = statedOutcome(outcome) ?? outcomes.find(([, names]) => names.test(event))?.[0];
  return {
    event,
    origin: "app",
    ...(result === undefined ? {} : { outcome: result }),
    ...(user === undefined ? {} : { user }),
    ...(entry.address === undefined ? {} : { address: entry.address }),
  };
}

function statedOutcome(text: string): Outcome | undefined {
  const outcome = text.toLowerCase();
  return outcome === "success" || outcome === "failure" ? outcome : undefined;
}
