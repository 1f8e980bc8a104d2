// Security events as the messages of logging calls tell them: what happened, and how it came out. A message that announces, asks or counts is
// none. The reader of log files has tables of its own, for lines of all kinds of programs.

interface EventPhrase {
  /** OWASP name. */
  readonly event: string;
  readonly says: RegExp;
}

const login =
  "(?<!\\b(?:on|after|before|during|at) )(?:log-?ins?|sign-?ins?|logons?|authentications?|auth|passwords?|credentials?|passcodes?|otp|totp|2fa|mfa|passkey)";
const token = "(?:tokens?|jwts?|api ?keys?|signatures?|sessions?|bearer|magic link|invitation)";
const failed =
  "(?:failed|failure|denied|rejected|refused|invalid|incorrect|wrong|mismatch(?:ed)?|unsuccessful|not valid|(?:does|did)(?: not|n't) (?:match|verify))(?=\\W|$)";
const bad = "\\b(?:failed|invalid|incorrect|wrong|bad|unsuccessful|forged|tampered|malformed|revoked|expired|unknown)";
// What may stand between a subject and its outcome.
const between =
  "(?: (?:attempt|request|check|verification|validation|code|header))?(?: (?:for|of|by|from|as|with|using|via) [^.]{0,60}?)?(?: (?:was|has|have|is|are|were|been))*(?::| -)? ";

const phrases: readonly EventPhrase[] = [
  // Matches "account bob locked", "locked out user bob"; refuses "unlocked" and locks of files.
  {
    event: "authn_login_lock",
    says: /\b(?:accounts?|users?|login) (?:[^.]{0,40} )?(?:locked(?: out)?|lockout)\b|\block(?:ed|ing)(?: out)? (?:the )?(?:account|user)\b/,
  },
  // Matches "csrf token mismatch"; refuses "csrf enabled".
  {
    event: "authn_csrf_fail",
    says: /\b(?:csrf|xsrf)(?: token)?(?: is| was)? (?:invalid|mismatch|failed|missing|rejected|wrong)\b|\b(?:invalid|missing|wrong) (?:csrf|xsrf)\b/,
  },
  // Matches "rate limit exceeded", "too many requests"; refuses a limit that is set.
  {
    event: "excess_rate_limit_exceeded",
    says: /\brate[ -]?limit(?:er|s|ing)? (?:was |has been )?(?:exceeded|reached|hit)\b|\btoo many (?:requests|attempts|logins)\b|\brate[ -]?limited\b/,
  },
  // Matches "invalid token", "token verification failed", "session has expired"; refuses "token refreshed".
  {
    event: "authn_token_verify_fail",
    says: new RegExp(
      `\\b${token}${between}(?:${failed}|(?:expired|revoked|malformed)\\b)|${bad} (?:\\w+ )?${token}\\b(?! (?:type|kind|name|count|limit|usage|format|at|in)\\b)`,
    ),
  },
  // Matches "password changed for bob", "password was reset"; refuses "password reset requested".
  {
    event: "authn_password_change",
    says: /\bpasswords? (?:(?:for|of) [^.]{0,40} )?(?:was |has been |successfully )*(?:changed|updated)\b|\bpassword (?:has been|was) reset\b|\b(?:changed|updated) (?:the |his |her |their )?password\b|\bpassword reset (?:successful|succeeded|completed?|done)\b/,
  },
  // Matches "login failed", "wrong password", "failed login attempt"; refuses "login page failed" and "refresh on login failed".
  {
    event: "authn_login_fail",
    says: new RegExp(
      `\\b${login}${between}${failed}|${bad} (?:\\w+ )?${login}\\b|\\b(?:failed|unable|could not) (?:to )?(?:authenticate|log in|login|sign in)\\b(?! (?:with|to|against) )`,
    ),
  },
  // Matches "access denied", "not authorized to delete", "insufficient permissions"; refuses "permissions loaded".
  {
    event: "authz_fail",
    says: /\b(?:access|permission|authori[sz]ation)(?: check)?(?: (?:for|of|by|to) [^.]{0,60}?)?(?: (?:was|is|has|been))* (?:denied|refused|forbidden|rejected|failed)\b|\b(?:denied|forbidden|unauthori[sz]ed|insufficient) (?:\w+ ){0,2}(?:access|permissions?|privileges?|role|scope|attempt|request|user)\b|\bnot (?:authori[sz]ed|permitted) to\b|^(?:unauthori[sz]ed|forbidden)(?=[^a-z]|$)/,
  },
  // Matches "role of bob changed", "granted admin role to bob"; refuses "roles loaded".
  {
    event: "privilege_permissions_changed",
    says: /\b(?:roles?|permissions?|privileges?) (?:(?:of|for|to) [^.]{0,40} )?(?:was |were |has been |have been )?(?:changed|granted|revoked|assigned|elevated)\b|\b(?:granted|assigned|revoked) (?:\w+ ){0,3}(?:roles?|permissions?|privileges?|admin)\b|\bpromoted (?:\w+ ){0,3}to (?:admin|owner|moderator)\b/,
  },
  // Matches "user created", "registered new account"; refuses "user created_at".
  {
    event: "user_created",
    says: /\b(?:users?|accounts?) (?:\S{0,30} )?(?:was |has been |successfully )*(?:created|registered|signed up|provisioned)\b(?! (?:at|on|by)\b)|\b(?:created|registered|provisioned) (?:a )?(?:new )?(?:user|account)\b/,
  },
  // Matches "account deleted", "deleted user 7"; refuses "deleted order of user 7".
  {
    event: "user_deleted",
    says: /\b(?:users?|accounts?) (?:\S{0,30} )?(?:was |has been |successfully )*(?:deleted|deactivated)\b|\b(?:deleted|deactivated) (?:the )?(?:user|account)\b/,
  },
  // Matches "user logged in", "login successful"; refuses "not logged in".
  {
    event: "authn_login_success",
    says: /\b(?:users?|admin|account|successfully|success!?) (?:\S{0,30} )?(?:logged|signed) in\b|\b(?:logged|signed) in (?:successfully|as|from|via)\b|\b(?:login|sign-?in|authentication) (?:was )?(?:successful|succeeded|ok|success)\b|\bsuccessful(?:ly)? (?:login|sign-?in|authenticated|authentication|logged in)\b/,
  },
];

// Announcements, questions, negations of an outcome, counts and settings.
const onlyAbout =
  /\b(?:attempting|trying|checking|validating|verifying|will|would|should|if|whether|whenever|about to|going to|not logged in|not signed in|already|no longer|skip(?:ping|ped)?|ignor(?:e|ing|ed)|retry(?:ing)?|loading|loaded|fetching|fetched|cache[ds]?|cached|enabled|configured?|config|expires? (?:in|at)|ttl|refresh(?:ing|ed)|migrat\w+|count|total|number of|cleanup|clean up|pruned?|scheduled|mock|test)\b/;

// The name of an event in a field: `authn_login_fail`, `user_deleted`.
const owaspName =
  /^(?:authn|authz|excess|upload|input|malicious|privilege|sensitive|sequence|session|sys|user)_[a-z]+(?:_[a-z]+){0,4}$/;

// What says where a message comes from; refuses the first words of a sentence.
const scope = /^(?:\[[^\]]{0,60}\]\s*|\w{1,40}:\s+)+/;

/** Longer texts are no messages. */
const longest = 400;

/** The event that a message tells of, by its OWASP name, or undefined. Values in it should be left out or replaced by a blank. */
export function eventOfMessage(message: string): string | undefined {
  const text = message
    .slice(0, longest)
    .replace(scope, "")
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
