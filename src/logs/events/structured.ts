// Security events in structured records: the event named by the OWASP Logging Vocabulary or in a program's own words, with user and
// address in fields of their own.
import type { Json, JsonObject, LogEntry, SecurityMeaning } from "../entry.ts";
import type { Outcome } from "../record.ts";
import { isObject } from "../formats/json-fields.ts";
import { loginPhrase } from "./login-phrases.ts";
import { isNobody } from "./payload-actors.ts";
import { isSecurityEvent, outcomeOf } from "./vocabulary.ts";
import { webLoginMeaning } from "./web-login.ts";

// Matches a vocabulary name, optionally with parameters: "authn_login_fail:alice"; refuses "user.clicked" and sentences.
const vocabulary = /^([a-z]{3,12}_[a-z_]{2,40})(?::([^,]{0,200}))?(?:,.*)?$/;
// Matches "user.login", "USER_LOGIN", "sign-in", "authentication"; refuses "logout", "login_page_view".
const loginAct =
  /^(?:user|account|member|customer|admin|auth|security|session|console)?[._:/ -]?(?:log[._ -]?in|log[._ -]?on|sign[._ -]?in|authenticat(?:e|ed|ion)|authn?|mfa|2fa|otp|session[._ -](?:start|create|new))(?:[._:/ -]?(?:attempt|request|event|result|challenge))?$/i;
const failedWord = /^(?:NT_STATUS_(?!OK$)|fail|error|den|reject|invalid|refus|unsucc|unauthori[sz]ed|wrong|bad|block)/i;
const passedWord = /^(?:NT_STATUS_OK$|succ|ok$|accept|pass|complet|true$|allow|grant|valid$)/i;

const eventKeys = [
  "type",
  "eventType",
  "EventType",
  "event_type",
  "eventName",
  "event_name",
  "evt",
  "action",
  "operation",
  "Operation",
  "category",
  "activity",
  "name",
  "description",
  "resultDescription",
] as const;
// Keys whose text is a sentence rather than the name of an event: they count where the record has no message.
const sentenceKeys: ReadonlySet<string> = new Set(["name", "description", "resultDescription"]);
const outcomeKeys = [
  "outcome",
  "result",
  "status",
  "success",
  "successful",
  "authenticated",
  "ok",
  "allowed",
  "granted",
  "errorMessage",
  "responseElements",
] as const;

/** The event of a record with these event and outcome fields, else that of the request it describes; undefined when it tells none. */
export function jsonMeaning(entry: LogEntry, told = "", outcome = ""): SecurityMeaning | undefined {
  const match = told === "" ? null : vocabulary.exec(told);
  if (match?.[1] && isSecurityEvent(match[1]))
    return meaningOf(entry, { event: match[1], stated: statedOutcome(outcome), user: match[2] });
  const { payload } = entry;
  for (let i = -1; i < eventKeys.length; i++) {
    const name = i < 0 ? told : textOf(payload?.[eventKeys[i] ?? ""]);
    if (name === "" || (i >= 0 && sentenceKeys.has(eventKeys[i] ?? "") && !isWithoutMessage(entry))) continue;
    const phrase = loginPhrase(asWords(name)) ?? loginPhrase(name.slice(0, 80));
    const act = phrase !== undefined || loginAct.test(name);
    const result =
      (phrase && outcomeOf(phrase)) ??
      endOf(name) ??
      (act ? (statedOutcome(outcome) ?? payloadOutcome(entry, name)) : undefined);
    if (result === undefined) continue;
    const event = phrase ?? (result === "failure" ? "authn_login_fail" : "authn_login_success");
    return meaningOf(entry, { event, stated: result, user: undefined });
  }
  return webLoginMeaning(entry) ?? refusal(entry);
}

// {"status":{"errorCode":7,"failureReason":"Invalid username or password"}}, where nothing else tells of what; {"msg":"Unauthorized",
// "error":"invalid username or password"}, where the message says that somebody was refused and nothing more.
function refusal(entry: LogEntry): SecurityMeaning | undefined {
  const { payload, body } = entry;
  const status = payload?.["status"];
  const told = isWithoutMessage(entry) ? [payload, isObject(status) ? status : undefined] : [];
  const reasons = told.map((fields) => textOf(fields?.["failureReason"]));
  if (refused.test(body))
    reasons.push(...["error", "err", "reason", "cause", "detail"].map((key) => textOf(payload?.[key])));
  const event = reasons.length > 0 ? loginPhrase(reasons.join(" ").slice(0, 400)) : undefined;
  return event && outcomeOf(event) === "failure"
    ? meaningOf(entry, { event, stated: undefined, user: undefined })
    : undefined;
}

function isWithoutMessage({ body, text }: LogEntry): boolean {
  return body === "" || body === text;
}

// Matches "Unauthorized", "finished unary call with code Unauthenticated", "access denied", "unauthorized access attempt rejected"; refuses sentences that go on.
const refused =
  /^(?:(?:request|access|provider|client|user|session)? ?(?:attempt )?(?:is |was )?(?:unauthori[sz]ed|unauthenticated|forbidden|denied|refused|rejected)|unauthori[sz]ed (?:access|request)(?: attempt)?(?: (?:denied|refused|rejected))?|finished (?:unary|streaming) call with code unauthenticated)$/i;

interface Told {
  readonly event: string;
  readonly stated: Outcome | undefined;
  readonly user: string | undefined;
}

function meaningOf(entry: LogEntry, { event, stated, user }: Told): SecurityMeaning {
  const named = entry.user !== undefined && !isNobody(entry.user) ? entry.user : user || undefined;
  const result = stated ?? outcomeOf(event);
  return {
    event,
    origin: "app",
    ...(result === undefined ? {} : { outcome: result }),
    ...(named === undefined ? {} : { user: named }),
    ...(entry.address === undefined ? {} : { address: entry.address }),
  };
}

// "session.create.rejected": the act, and behind it what became of it.
function endOf(name: string): Outcome | undefined {
  const dot = Math.max(name.lastIndexOf("."), name.lastIndexOf(":"));
  return dot > 0 && loginAct.test(name.slice(0, dot)) ? statedOutcome(name.slice(dot + 1)) : undefined;
}

// "loginFailed", "auth.login.failure" and "FAILED_LOGIN" as a sentence would have them.
function asWords(name: string): string {
  return name
    .slice(0, 80)
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[._:/-]+/g, " ");
}

// {"type":"Authentication","Authentication":{"status":"…"}}: the details of an event may stand under its name.
function payloadOutcome({ payload }: LogEntry, name: string): Outcome | undefined {
  const details = payload?.[name];
  return outcomeIn(payload) ?? (isObject(details) ? outcomeIn(details) : undefined);
}

function outcomeIn(fields: JsonObject | undefined): Outcome | undefined {
  for (const key of outcomeKeys) {
    const value = fields?.[key];
    if (typeof value === "boolean") return value ? "success" : "failure";
    // {"outcome":{"result":"FAILURE"}}
    const inner = isObject(value) ? Object.values(value).map(textOf) : [textOf(value)];
    for (const text of inner) {
      const stated = statedOutcome(text);
      if (stated) return stated;
    }
  }
  return undefined;
}

function statedOutcome(text: string): Outcome | undefined {
  if (failedWord.test(text)) return "failure";
  return passedWord.test(text) ? "success" : undefined;
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
