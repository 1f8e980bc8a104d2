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

// What a program does about it by itself, or tells others: renewing, waiting, clearing away, events and mails that are sent around.
const onward =
  /\b(?:renew\w*|re-?(?:fetch|login|request|generat|acquir|issu)(?:ing|ed)|(?:requesting|creating|obtaining|acquiring|generating|getting) (?:an? )?(?:new|another|fresh)|back(?:ing)? ?off|waiting|retry in|(?:delet|remov|purg|clear|clean|evict|revok)(?:ing|ed) (?:\w+ )?(?:invalid|expired|revoked|old|stale)|emit\w*|publish\w*|subscrib\w*|dispatch\w*|enqueu\w*|(?:listener|handler|callback)s? (?:for|of|on)|webhooks? .{0,40}(?:received|sent|delivered)|(?:sent|sending|queue\w*) .{0,40}(?:mails?|emails?|notifications?))\b/;

// Failures on the other side of a connection, of the operating system, and of languages that have tokens and signatures of their own.
const foreign =
  /\b(?:smtp|imap|redis|database|db|postgres\w*|my ?sql|mongo(?: ?db)?|kafka|rabbitmq|amqp|mqtt|proxy|upstream|broker|registry|s3|git ?hub|git ?lab|npm|docker|ssh|ftp|sftp)\b:? (?:\w+ )?(?:login|auth|authentication|password|credentials?|token|access|permission|rate)\b|\b(?:by|from|for|to|at|with|against) (?:the )?(?:smtp|imap|redis|database|db|upstream|remote|registry|proxy|broker|s3|git ?hub|git ?lab|npm|docker)\b|\b(?:eacces|eperm)\b|\bpermission denied\b.{0,40}\b(?:read|reading|writ(?:e|ing)|open|opening|execut\w+|files?|director(?:y|ies)|folders?|path|socket)\b|\b(?:unexpected|parse|parser|parsing|syntax|expression)\b|\bsignature of (?:the )?(?:function|method)\b|\b(?:rows?|tables?|records?|mutex|files?|shards?|nodes?|pods?|buckets?)\b.{0,20}\b(?:locked|changed|assigned)\b|\b(?:changed on|assigned to) (?:the )?(?:files?|director(?:y|ies)|folders?|shards?|nodes?|pods?|buckets?)\b|\brate[ -]?limited by\b/;

// "no invalid sessions", "0 failed logins"; refuses "no access: invalid token".
const none =
  /\b(?:no|0|zero|without|never) (?:failed|invalid|expired|wrong|bad|denied|revoked|unauthori[sz]ed|locked|unknown)\b/;

// The name of a security event in a field: `authn_login_fail`, `malicious_direct_reference`; refuses `input_text_delta` and `session_update`.
const owaspName =
  /^(?:(?:authn|authz|excess|malicious|privilege)_[a-z]+(?:_[a-z]+){0,4}|(?:input|upload)_validation(?:_[a-z]+)?_fail|session_use_after_expire)$/;

// Names of security events that queues and webhooks use as well.
const sharedName = /^user_(?:created|deleted|archived)$/;

// What says where a message comes from; refuses the first words of a sentence.
const scope = /^(?:\[[^\]]{0,60}\]\s*|\w{1,40}:\s+)+/;

/** Longer texts are no messages. */
const longest = 400;

/** The event that a message tells of, by its OWASP name, or undefined. Values in it should be left out or replaced by a blank. */
export function eventOfMessage(message: string): string | undefined {
  const whole = message
    .slice(0, longest)
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
  const text = whole.replace(scope, "");
  const tests = [onlyAbout, onward, none];
  if (tests.some((test) => test.test(text)) || foreign.test(whole)) return undefined;
  return phrases.find(({ says }) => says.test(text))?.event;
}

/** The event that a field names, or undefined; names that others use as well count in a field for events only. */
export function eventOfField(value: string, isForEvents: boolean): string | undefined {
  return owaspName.test(value) || (isForEvents && sharedName.test(value)) ? value : undefined;
}

/** Whether an event is a failure, of which the traces matter most. */
export function isFailure(event: string): boolean {
  return /_fail|_lock|exceeded|malicious|denied/.test(event);
}
