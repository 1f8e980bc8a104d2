// How refusals are written: HTTP statuses, their names in the usual tables of constants, and the names of exceptions and error codes.
import { remembered } from "../../base/remembered.ts";
import { splitWords } from "../names.ts";
import { findPhrase, phrases, type Phrase } from "./phrases.ts";
import { topicAbroad } from "./said-abroad.ts";

const named: readonly (readonly [number, readonly Phrase[]])[] = [
  [
    429,
    phrases(
      "too many request|attempt|try|login|failed",
      "rate limit|limited",
      "throttled|throttling|throttle",
      "attempt|try exceeded",
    ),
  ],
  [
    403,
    phrases(
      "forbidden",
      "access denied",
      "permission denied|error",
      "not allowed|authorized|permitted",
      "authorization",
      "insufficient permission|privilege|scope|role",
      "no permission|access",
      "missing permission",
      "not enough permission|privilege|right",
      "denied",
    ),
  ],
  [
    401,
    phrases(
      "unauthorized",
      "unauthenticated",
      "unauthorised",
      "not authenticated",
      "not logged|signed in",
      "authentication",
      "invalid|incorrect|bad|wrong credential",
      "auth required|error",
      "login required",
      "invalid|incorrect|wrong password",
    ),
  ],
  [402, phrases("payment required")],
  [413, phrases("payload|entity|file|body too large")],
  [415, phrases("unsupported media")],
  [404, phrases("not found", "unknown")],
  [409, phrases("conflict", "already exist")],
  [400, phrases("bad request", "invalid argument", "validation", "bad user input", "unprocessable")],
  [
    500,
    phrases(
      "internal server",
      "internal error",
      "service unavailable",
      "bad gateway",
      "gateway timeout",
      "not implemented",
    ),
  ],
];

// What may stand beside the word of refusal in the name of an exception: `HttpForbiddenException`, and no `ForbiddenIdError`.
const beside = new Set(
  "error exception http access request resource action operation api user auth app client response not invalid bad insufficient permission denied login".split(
    " ",
  ),
);

/** The HTTP status that the name of an exception stands for, or undefined. */
export const statusOfError: (name: string) => number | undefined = remembered((name) => {
  const words = splitWords(name);
  for (const [status, all] of named) {
    for (const phrase of all) {
      const place = findPhrase(words, phrase);
      if (!place) continue;
      const others = [...words.slice(0, place.from), ...words.slice(place.to)];
      const isRefusal = status === 401 || status === 403 || status === 429;
      if (!isRefusal || others.every((word) => beside.has(word))) return status;
    }
  }
  return undefined;
});

/** The HTTP status that a constant or the name of an exception stands for: `FORBIDDEN`, `UnauthorizedException`; undefined for none. */
export const statusNamed: (name: string) => number | undefined = remembered((name) => {
  const words = splitWords(name);
  // `UNKNOWN_ERROR` says nothing at all.
  if (words.length === 2 && words[0] === "unknown" && words[1] === "error") return undefined;
  return named.find(([, all]) => all.some((phrase) => findPhrase(words, phrase)))?.[0];
});

const byMessage: readonly (readonly [MessageTopic, readonly Phrase[]])[] = [
  [
    "old-password",
    phrases(
      "old|current|existing password is|was|do|doe incorrect|wrong|invalid|not",
      "old|current|existing password incorrect|wrong|invalid|mismatch",
      "incorrect|invalid|wrong old|current|existing password",
      "correct old|current|existing password",
      "old|current|existing password correctly",
    ),
  ],
  [
    "password",
    phrases(
      "invalid|incorrect|wrong|bad|mismatched password|credential|login",
      "invalid|incorrect|wrong|bad email|username|user or|and|name",
      "password incorrect|wrong|invalid|mismatch",
      "password is|was|not|do|doe incorrect|wrong|invalid|not|match|correct",
      "credential invalid|incorrect|wrong|do|are",
      "authentication failed",
      "login failed",
      "incorrect current password",
      "current password is|incorrect|wrong|invalid",
      "invalid current|old password",
    ),
  ],
  [
    "mfa",
    phrases(
      "invalid|incorrect|wrong|bad 2fa|otp|totp|mfa|two|verification|authentication|code|one",
      "incorrect two factor",
    ),
  ],
  [
    "token",
    phrases(
      "invalid|expired|bad|wrong token|jwt|session|api|access|refresh|reset|signature",
      "token invalid|expired|is|ha|not|revoked",
      "session expired|invalid|revoked",
      "invitation|invite|link ha|is expired|invalid|revoked",
      "token signature|key|expired expired|invalid|found|mismatch",
      "invalid or expired",
      "invalid|expired|bad|wrong pending|challenge|invitation|invite|magic|login|verification|confirmation|activation token|link",
      "invalid reset|password|verification|refresh|access|api token|link|reset|code|key",
    ),
  ],
  ["csrf", phrases("csrf", "xsrf")],
  [
    "rate",
    phrases(
      "repeated|multiple|several bad|failed|incorrect|unsuccessful login|sign|password|attempt",
      "too many request|attempt|try|login|failed",
      "rate limit|limited",
      "attempt|try exceeded",
      "try again later in",
    ),
  ],
  [
    "registration",
    phrases(
      "registration|signup is|are|ha|currently disabled|closed|not",
      "sign up|ups is|are|currently disabled|closed|not",
      "not accepting new",
      "registration|signup disabled|closed",
      "registration|signup is|are currently disabled|closed",
      "registration|signup is|are restricted",
    ),
  ],
  [
    "denial",
    phrases(
      "not authorized|authorised|permitted",
      "not authenticated",
      "unauthenticated",
      "authentication required|needed",
      "login required",
      "not the owner",
      "read only access|token|session",
      "not allowed to|access",
      "permission denied|required",
      "insufficient|missing permission|privilege|right|scope|role",
      "not enough permission|privilege|right",
      "no|not|without permission|access to|for",
      "do|doe not have permission|access|right|privilege",
      "don t have permission|access|right|privilege",
      "access denied|forbidden",
      "admin|administrator|owner only|required|privilege",
      "only admin|administrator|owner",
      "must be admin|administrator|owner|logged|signed",
      "only access|change|delete|edit|manage|modify|read|remove|see|update|view your|own",
      "not logged|signed in",
      "please login|log|signin|sign before|first|to",
      "please log|sign in before|first|to",
    ),
  ],
  [
    "permission",
    phrases("not allowed", "permission", "forbidden", "unauthorized|unauthorised", "must have admin|permission|owner"),
  ],
];

export type MessageTopic =
  "password" | "old-password" | "mfa" | "token" | "csrf" | "rate" | "registration" | "denial" | "permission";

/** What the text or code of a refusal says that was wrong, or undefined. */
export const topicOfMessage: (text: string) => MessageTopic | undefined = remembered((text) => {
  const words = splitWords(text);
  return (
    byMessage.find(([, all]) => all.some((phrase) => findPhrase(words, phrase)))?.[0] ??
    (isTokenKey(text, words) ? "token" : topicAbroad(text))
  );
});

const notRight = new Set(["invalid", "expired", "wrong"]);

/** `auth.invalidChangeEmailToken`: the key of a text that stands elsewhere. */
function isTokenKey(text: string, words: readonly string[]): boolean {
  const isKey = !text.includes(" ") && (words.at(-1) === "token" || words.at(-1) === "link");
  return isKey && words.length <= 6 && words.some((word) => notRight.has(word));
}

/** Methods of answers that take the status first. */
export const statusMethods: ReadonlySet<string> = new Set([
  "status",
  "sendStatus",
  "code",
  "writeHead",
  "setStatus",
  "setStatusCode",
  "throw",
  "abort",
  "createError",
  "httpError",
]);

/** Methods of answers whose second argument, or option `status`, is the status: `c.json(body, 403)`, `NextResponse.json(body, { status })`. */
export const answerMethods: ReadonlySet<string> = new Set([
  "json",
  "text",
  "body",
  "html",
  "redirect",
  "end",
  "send",
  "error",
  "Response",
  "NextResponse",
  "HTTPException",
]);

/** Fields that hold a status. */
export const statusFields: ReadonlySet<string> = new Set(["status", "statusCode", "code", "httpStatus", "status_code"]);
