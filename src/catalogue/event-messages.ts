// Security events as the messages of logging calls tell them: what happened, and how it came out. A message that announces, asks or counts is
// none. The reader of log files has tables of its own, for lines of all kinds of programs.

interface EventPhrase {
  /** OWASP name. */
  readonly event: string;
  readonly says: RegExp;
}

const login =
  "(?:log-?ins?|log in|sign-?ins?|sign in|logons?|authentications?|auth|passwords?|credentials?|passcodes?|otp|totp|2fa|mfa|passkey)";
const failed =
  "(?:failed|failure|fails|denied|rejected|refused|invalid|incorrect|wrong|mismatch(?:ed)?|unsuccessful|not valid|(?:does|did) ?n[o']t match|bad)";
const token = "(?:tokens?|jwts?|api ?keys?|signatures?|sessions?|cookies?|claims|bearer|webhook|magic link|invitation)";

const phrases: readonly EventPhrase[] = [
  // Matches "account bob locked", "locked out after 5 attempts"; refuses "unlocked" and locks of files.
  {
    event: "authn_login_lock",
    says: /\b(?:accounts?|users?|login)\b[^.]{0,40}\b(?:locked(?: out)?|lockout)\b|\block(?:ed|ing)(?: out)? (?:the )?(?:account|user)\b/,
  },
  // Matches "csrf token mismatch"; refuses "csrf enabled".
  {
    event: "authn_csrf_fail",
    says: /\b(?:csrf|xsrf)\b[^.]{0,30}\b(?:invalid|mismatch|failed|missing|rejected|wrong)\b/,
  },
  // Matches "rate limit exceeded", "too many requests"; refuses a limit that is set.
  {
    event: "excess_rate_limit_exceeded",
    says: /\brate[ -]?limit(?:er|s|ing)?\b[^.]{0,20}\b(?:exceeded|reached|hit)\b|\btoo many (?:requests|attempts|logins)\b|\brate[ -]?limited\b/,
  },
  // Matches "invalid token", "token verification failed", "signature does not match"; refuses "token refreshed".
  {
    event: "authn_token_verify_fail",
    says: new RegExp(
      `\\b${token}\\b[^.]{0,30}\\b${failed}(?=\\W|$)|\\b(?:invalid|bad|wrong|forged|tampered|unknown|revoked|malformed|failed|expired) (?:\\w+ ){0,2}${token}\\b|\\b${token} (?:is |was |has )?(?:been )?(?:expired|revoked|not recogni[sz]ed|unknown|malformed)\\b`,
    ),
  },
  // Matches "password changed for bob", "password was reset"; refuses "password reset requested".
  {
    event: "authn_password_change",
    says: /\bpasswords?\b[^.]{0,30}\b(?:changed|updated|has been reset|was reset)\b|\b(?:changed|updated) (?:the |his |her |their )?password\b|\bpassword reset (?:successful|succeeded|completed?|done)\b/,
  },
  // Matches "login failed", "wrong password", "invalid credentials"; refuses "login page".
  {
    event: "authn_login_fail",
    says: new RegExp(
      `\\b${login}\\b[^.]{0,40}\\b${failed}(?=\\W|$)|\\b(?:failed|invalid|incorrect|wrong|bad|unsuccessful) (?:\\w+ ){0,2}${login}\\b|\\b(?:failed|unable|could not) (?:to )?(?:authenticate|log in|login|sign in)\\b`,
    ),
  },
  // Matches "access denied", "user may not delete", "not authorized to", "insufficient permissions"; refuses "permissions loaded".
  {
    event: "authz_fail",
    says: /\b(?:access|permission|authori[sz]ation|request)\b[^.]{0,20}\b(?:denied|refused|forbidden|rejected|failed)\b|\b(?:denied|forbidden|unauthori[sz]ed|insufficient|missing) (?:\w+ )?(?:access|permissions?|privileges?|role|scope|attempt|request|user)\b|\bnot (?:authori[sz]ed|permitted|allowed|entitled) to\b|\b(?:unauthori[sz]ed|forbidden)\b(?=[^a-z]|$)/,
  },
  // Matches "role of bob changed", "granted admin to bob"; refuses "roles loaded".
  {
    event: "privilege_permissions_changed",
    says: /\b(?:roles?|permissions?|privileges?)\b[^.]{0,30}\b(?:changed|granted|revoked|assigned|updated|elevated|removed)\b|\b(?:granted|assigned|revoked) (?:\w+ ){0,3}(?:roles?|permissions?|privileges?|admin)\b|\bpromoted\b[^.]{0,30}\bto (?:admin|owner|moderator)\b/,
  },
  // Matches "user created", "registered new account"; refuses "user created_at".
  {
    event: "user_created",
    says: /\b(?:new )?(?:users?|accounts?)\b[^.]{0,20}\b(?:created|registered|signed up|provisioned)\b(?!_)|\b(?:created|registered|provisioned) (?:a )?(?:new )?(?:user|account)\b/,
  },
  // Matches "account deleted", "deleted user 7"; refuses "deleted order of user 7".
  {
    event: "user_deleted",
    says: /\b(?:users?|accounts?)\b[^.]{0,20}\b(?:deleted|removed|deactivated|disabled)\b|\b(?:deleted|deactivated|disabled) (?:the )?(?:user|account)\b/,
  },
  // Matches "user logged in", "login successful"; refuses "not logged in".
  {
    event: "authn_login_success",
    says: /\b(?:logged|signed) in\b(?: successfully| as\b| from\b| with\b| via\b|[^a-z]|$)|\b(?:login|sign-?in|authentication) (?:was )?(?:successful|succeeded|ok|success|completed)\b|\bsuccessful(?:ly)? (?:login|sign-?in|authenticated|authentication|logged in)\b/,
  },
];

// Announcements, questions, negations of an outcome, counts and settings.
const onlyAbout =
  /\b(?:attempting|trying|checking|validating|verifying|will|would|should|if|whether|whenever|about to|going to|not logged in|not signed in|already|no longer|skip(?:ping|ped)?|ignor(?:e|ing|ed)|retry(?:ing)?|loading|loaded|fetching|fetched|cache[ds]?|cached|enabled|configured?|config|expires? (?:in|at)|ttl|refresh(?:ing|ed)|migrat\w+|count|total|number of|cleanup|clean up|pruned?|scheduled|mock|test)\b/;

// The name of an event in a field: `authn_login_fail`, `user_deleted`.
const owaspName =
  /^(?:authn|authz|excess|upload|input|malicious|privilege|sensitive|sequence|session|sys|user)_[a-z]+(?:_[a-z]+){0,4}$/;

/** Longer texts are no messages. */
const longest = 400;

/** The event that a message tells of, by its OWASP name, or undefined. Values in it should be left out or replaced by a blank. */
export function eventOfMessage(message: string): string | undefined {
  const text = message
    .slice(0, longest)
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
  if (onlyAbout.test(text)) return undefined;
  return phrases.find(({ says }) => says.test(text))?.event;
}

/** The event that a field names, or undefined. */
export function eventOfField(value: string): string | undefined {
  return owaspName.test(value) ? value : undefined;
}

/** Whether an event is a failure, of which the traces matter most. */
export function isFailure(event: string): boolean {
  return /_fail|_lock|exceeded|malicious|denied/.test(event);
}
