// The phrases by which names of functions, routes and messages tell what they are for. How a name is read stands in `activities`.
import type { Activity } from "./activities.ts";
import { phrases, type Phrase } from "./phrases.ts";

const factor = "2fa|mfa|totp|otp|webauthn|passkey";
const second = "two|second|multi";
const provider =
  "oauth|oauth2|sso|saml|oidc|ldap|google|github|gitlab|apple|facebook|microsoft|azure|twitter|discord|linkedin|firebase";
const person = "user|account|admin|operator";
const key = "token|key|pat";
const subject = "patient|customer|client|employee|student|citizen|applicant|candidate|donor|person|beneficiary";

/** What names say of an activity: more telling ones come first, and the first whose phrase makes up the name counts. */
export const activityPhrases: readonly (readonly [Activity, readonly Phrase[]])[] = [
  [
    "reset-request",
    phrases(
      "forgot|forget|forgotten password",
      "lost password",
      "forgot",
      "password forgot|forgotten",
      "request|start|initiate|begin|init|create|generate|issue password reset|recovery",
      "request|start|initiate|begin reset password",
      "send|mail|email reset password",
      "send|mail|email reset password email|mail|link|code|instruction|token",
      "send|mail|email password reset|recovery email|mail|link|code|instruction|token",
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
      "reset|set|save new password",
      "reset|set|save new user|account password",
      "new password",
      "auth reset",
    ),
  ],
  [
    "password-change",
    phrases(
      "change|update|set|modify|edit|replace|rotate|save|renew password",
      "change|update|set|modify|save new|own|my|local|user|hashed|admin|account|initial|self|profile password",
      "password change|update",
      "change|update|reset user|own|my|login credential",
      "change|update credential",
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
      "regenerate|generate|create|reset|set|save backup|recovery code",
    ),
  ],
  [
    "mfa-check",
    phrases(
      `verify|check|validate|confirm|challenge ${factor}`,
      `verify|check|validate|confirm|challenge ${second} factor`,
      `${factor} verify|check|validate|challenge`,
      `${second} factor verify|check|validate|challenge`,
      "verify|check|validate backup|recovery|security|verification|otp|sms|confirmation|authentication code",
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
      `revoke|invalidate|disable|expire|deactivate|blacklist api|access|refresh|personal|auth|service|user|all|other|pending|current ${key}|session`,
      "revoke personal access token",
      "delete|remove|revoke|invalidate|destroy|terminate|kill|end other|all|user|active|every session",
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
      "create|generate|issue user|device|provisioning|named|generic|project|team|organization|workspace|account|admin api key|token",
      "create|add|issue|mint pat|apikey",
      "post token|pat",
      "post api|access|service key|token",
      "api key create|generate|rotate",
    ),
  ],
  [
    "role-change",
    phrases(
      "change|update|set|assign|grant|add|remove|revoke|edit|modify|give|toggle|create|delete role|permission|privilege|scope|superuser",
      `change|update|set|assign|grant|add|remove|revoke|edit|modify|give ${person} role|permission|privilege|scope`,
      `role|permission change|update|assign|grant|revoke`,
      `add|grant|give|remove|revoke|delete ${person} access`,
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
      "delete|remove|destroy|erase my|own|self|current account|user",
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
      "update|edit|patch me|myself",
      "update|edit|patch my self",
      "change|update|set new|primary|user|my email",
      "confirm|verify|complete|finish email change|update",
      "confirm|verify|complete|finish change|update|new email|mail",
      "confirm|verify new email",
      "email change",
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
      "log out everywhere|device|session",
      "logout everywhere|device|session",
      "sign out everywhere|device|session",
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
      `sign|log in|on ${factor}`,
      `login|signin ${factor}`,
      "verify|validate|check credential",
      "verify|validate|check|authenticate by credential|password",
      "validate|verify login",
      "validate|verify social login",
      "verify|validate|check user credential|password",
      "validate user",
      "get|issue|obtain|create|generate token|jwt from|by|with|for email|credential|password|login",
      `${provider}|auth0|openid callback`,
      `${provider} auth|login|signin|authentication`,
      `${provider} sign in`,
      `${provider} mobile auth|login`,
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
      `verify|validate|check|decode ${provider} token|jwt`,
      `verify|validate|check|decode ${provider} id|identity|access token`,
      "verify|validate|check|decode identity token",
      "jwt verify|strategy|callback|authenticate",
      "validate session",
      "new verification",
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
