// Security events other than logins, told in free text: denied access, accounts and rights that change, limits, starts and stops.
import { findUser } from "./actors.ts";
import { findClient } from "./client-address.ts";
import { withoutQuoted } from "./quoted.ts";
import type { Recogniser } from "./recogniser.ts";
import { outcomeOf, type SecurityEvent } from "./vocabulary.ts";

const maxBody = 4096;

// Each says what happened to somebody; conditions, settings and plans are left out by `onlyAbout`.
const phrases: readonly (readonly [SecurityEvent, RegExp])[] = [
  // Matches "user bob is not authorized to delete invoices", "unauthorized access to /admin", "authorization failed for bob"; refuses "not
  // authorized" alone and the status text "401 Unauthorized".
  [
    "authz_fail",
    /\b(?:is|was) not (?:authori[sz]ed|permitted|allowed|entitled) to \w+|\bunauthori[sz]ed (?:access|attempt)(?: attempt)? (?:to|on|by|from)\b|\bauthori[sz]ation (?:failed|denied|failure)\b|\binsufficient (?:permissions?|privileges?|rights)\b|\b(?:user|account) \S{1,100} (?:lacks|has no|does not have|without) (?:the )?(?:role|permission|privilege|right|access)|\baccess (?:to \S{1,200} )?(?:was )?denied (?:for|to) (?:user|role|account|client)\b/i,
  ],
  // Matches "rate limit exceeded for 203.0.113.9", "too many requests from …"; refuses a limit that is set.
  [
    "excess_rate_limit_exceeded",
    /\brate[ -]?limit(?:er|s|ing)? (?:was |has been )?(?:exceeded|reached|hit|triggered)\b|\bexceeded (?:the )?rate[ -]?limit\b|\btoo many requests (?:from|by|for)\b|\brate[ -]?limited\b/i,
  ],
  // Matches "user bob created", "created user bob", "new account registered for bob"; refuses "user created_at".
  [
    "user_created",
    /\b(?:user|account|admin(?:istrator)?) (?:["'`]?\S{1,100} )?(?:was |has been |successfully )*(?:created|registered|added|provisioned)\b(?! (?:at|on|to|by default))|\b(?:created|registered|added|provisioned) (?:a )?(?:new )?(?:user|account|administrator)\b/i,
  ],
  // Matches "user bob deleted", "removed account bob"; refuses "deleted order of user bob".
  [
    "user_deleted",
    /\b(?:user|account) (?:["'`]?\S{1,100} )?(?:was |has been |successfully )*(?:deleted|removed|purged)\b(?! from)|\b(?:deleted|removed|purged) (?:the )?(?:user|account)\b(?! (?:data|files?|records?|sessions?|cache|settings?|preferences?))/i,
  ],
  // Matches "role of bob changed from user to admin", "granted admin to bob", "permissions of bob updated"; refuses rights that are taken away and "role based access".
  [
    "privilege_permissions_changed",
    /\b(?:roles?|permissions?|privileges?|access rights|access level)(?: \S{1,60}){0,6} (?:was |were |has been |have been )?(?:changed|granted|updated|elevated|assigned)\b|\b(?:granted|assigned|elevated) (?:\S{1,40} ){0,3}(?:roles?|permissions?|privileges?|access|admin(?:istrator)?|superuser)\b|\b(?:promoted|elevated)(?: \S{1,60}){1,3} to (?:an? )?(?:admin\w*|root|superuser|owner|moderator)\b/i,
  ],
  // Matches "password changed for bob", "bob changed the password"; refuses "password change requested".
  [
    "authn_password_change",
    /\bpassword (?:for \S{1,100} |of \S{1,100} )?(?:was |has been |successfully )*(?:changed|updated|reset)\b(?! (?:mail|email|link|token|request))|\bchanged (?:the |their |his |her |its )?(?:own )?password\b/i,
  ],
  // Matches "session expired for user bob"; refuses a lifetime that is set.
  ["session_expired", /\bsession (?:\S{1,80} )?(?:has |was )?(?:expired|timed out)\b/i],
  // Matches "server listening on port 8080", "ready for connections", "resuming normal operations"; refuses a client's connection.
  [
    "sys_startup",
    /^(?:\S{1,60} )?(?:server|service|application|app|api|daemon|worker)(?: \S{1,40}){0,3} (?:has )?(?:started|is running|is ready|(?:is )?listening (?:on|at))\b|^(?:listening|started|server started|running) (?:on|at) (?:port |https?:\/\/|:\d)|\bready (?:for|to accept) connections\b|\bresuming normal operations\b|^Linux version \d/i,
  ],
  // Matches "shutting down", "received SIGTERM", "database system is shut down"; refuses "shutdown hook registered".
  [
    "sys_shutdown",
    /^(?:(?:the )?(?:server|service|application|app|api|daemon|worker) )?(?:is )?(?:shutting down|going down)(?: (?:server|service|application|gracefully|now|due|for|on|after)\b|[.,;:…]|$)|\b(?:received|caught) (?:signal )?SIG(?:TERM|INT|QUIT)\b|\bis shut down$|\bshutdown complete\b|^System is (?:going down|rebooting|powering off)/i,
  ],
];

// Only words of these families can hold an event; refuses most lines at once.
const stems =
  /authori|permi|privile|insufficient|access|right|role|rate|requests|user|account|admin|password|session|start|running|listening|ready|resuming|linux|shut|stopp|going down|SIG|grant|promot|elevat|demot/i;
// Conditions, plans and settings.
const onlyAbout =
  /\b(?:if|when|unless|will|would|should|must|can|could|cannot|to be|failed to|error|unable|could not|not yet|test\w*|example|migrat\w+|config\w*|default|table|column|schema|select|insert|rule|policy|checking|validating|loading|count|total|number of|card|charge|payment|\d+ (?:users|accounts|sessions|roles))\b/i;

export const appEvents: Recogniser = {
  id: "app-events",
  samples: [
    {
      body: "user bob is not authorized to delete invoices (ip 203.0.113.9)",
      meaning: { event: "authz_fail", outcome: "failure", user: "bob", address: "203.0.113.9" },
    },
    {
      body: "rate limit exceeded for 203.0.113.9 on /api/login",
      meaning: { event: "excess_rate_limit_exceeded", address: "203.0.113.9" },
    },
    { body: "user bob created by admin", meaning: { event: "user_created", user: "bob" } },
    { body: "granted role admin to user bob", meaning: { event: "privilege_permissions_changed", user: "bob" } },
    { body: "password changed for bob", meaning: { event: "authn_password_change", user: "bob" } },
    { body: "server listening on port 8080", meaning: { event: "sys_startup" } },
    { body: "received SIGTERM, closing connections", meaning: { event: "sys_shutdown" } },
    { body: "failed to create user bob: duplicate key", meaning: undefined },
    { body: "users may be deleted by an administrator", meaning: undefined },
    { body: "session timeout is 30 min", meaning: undefined },
    { body: "loading role definitions", meaning: undefined },
  ],
  recognise(whole) {
    const body = whole.length > maxBody ? whole.slice(0, maxBody) : whole;
    if (!stems.test(body)) return undefined;
    const plain = withoutQuoted(body);
    const event = phrases.find(([, phrase]) => phrase.test(plain.text))?.[0];
    if (event === undefined || onlyAbout.test(plain.text)) return undefined;
    if (event === "sys_startup" || event === "sys_shutdown") return { event, origin: "app", outcome: "success" };
    const user = findUser(body);
    // Rights that change without a name are a setting.
    if (event === "privilege_permissions_changed" && !user) return undefined;
    const address = findClient(body, plain, user);
    const outcome = outcomeOf(event);
    return {
      event,
      origin: "app",
      ...(outcome === undefined ? {} : { outcome }),
      ...(user ? { user: user.name } : {}),
      ...(address === undefined ? {} : { address }),
    };
  },
};
