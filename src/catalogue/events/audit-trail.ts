// How audit trails are called: services, tables, models and functions whose calls put an event on record without being a logger, and
// event buses, of which it depends on their subscribers.
import { splitWords } from "../names.ts";
import { findPhrase, phrases, wordSet, type Phrase } from "./phrases.ts";

const trails: readonly Phrase[] = phrases(
  "audit|audits|auditing|auditor",
  "activity|event|security|access|history|change|action|operation|login log|logs|logger|logging|trail|record|entry|journal",
  "security|audit event",
  "activities|auditlog|auditlogs|eventlog|activitylog|accesslog|auditlogger|audittrail",
  "activity",
  "login history|attempt|record",
);
const recording = wordSet(
  "create insert log record write add save store append push send track emit publish capture register report persist many one audit event put enqueue bulk new put success failure fail info warn error failed",
);

const counters = /^(?:save|set|update|store|reset|increment)(?:Failed)?LoginAttempts(?:To|In|$)/;

/** Whether a call puts an event on record, by the names on its way: `["prisma", "userSecurityAuditLog", "create"]`. */
export function isAuditCall(path: readonly string[]): boolean {
  const [method = "", ...receivers] = path.toReversed();
  const last = splitWords(method);
  // `saveLoginAttempts(user)` keeps their number.
  if (counters.test(method)) return false;
  const first = last[0] ?? "";
  if (isTreeOfAudits(receivers, last)) return true;
  if (receivers.every((name) => !isTrail(name) && !isEventList(name))) return isAuditFunction(last);
  if (receivers.every((name) => !isTrail(name))) return first === "log" || first === "record" || first === "audit";
  return recording.has(first) || last.some((word) => word === "log" || word === "audit" || word === "record");
}

const notRecording = wordSet(
  "get find list read fetch query count search load select format parse formatter util helper schema type view model is has can should may delete remove clear purge then catch",
);

/** `app.auditLog.user.account.login(who, error)`: a function for each event, in a tree that is named after audits. */
function isTreeOfAudits(receivers: readonly string[], last: readonly string[]): boolean {
  const at = receivers.findIndex((name) => splitWords(name).some((word) => word === "audit" || word === "auditlog"));
  if (at < 1) return false;
  const below = receivers.slice(0, at).flatMap((name) => splitWords(name));
  return ![...below, last[0] ?? ""].some((word) => notRecording.has(word));
}

function isTrail(name: string): boolean {
  const words = splitWords(name);
  return trails.some((phrase) => findPhrase(words, phrase));
}

/** `events.log({ type })`; the `create` of an `events` makes one for a calendar. */
function isEventList(name: string): boolean {
  return splitWords(name).join(" ") === "event";
}

const logging = wordSet(
  "log logger logging logs audit trace debug info warn warning error fatal critical notice write print record report track console event",
);

/** Whether a call is there to log, by the names on its way: `logWarning`, `auditService.write`, and no `sendEmail`. */
export function namesLogging(path: readonly string[]): boolean {
  return path.some((name) => {
    const words = splitWords(name);
    // `dispatchHookEvent` and `emitEvent` hand it on to whoever listens.
    const isHandedOn = publishing.has(words[0] ?? "") || words[0] === "handle" || words[0] === "process";
    return words.some((word) => logging.has(word) && !(word === "event" && isHandedOn));
  });
}

const auditVerbs = wordSet("audit log record write create add track save store emit send insert report set append");
const auditObjects: readonly Phrase[] = phrases(
  "audit",
  "security event",
  "activity",
  "audit log|event|trail|entry",
  "event log",
  "access log",
  "login attempt|history",
  "auth event",
  "user action|event|activity",
);

const keepsLog = wordSet("save add write insert record store");
const levels = wordSet("info warn warning error notice critical fatal");

/** `audit(…)`, `writeAuditLog(…)`, `recordSecurityEvent(…)`. */
function isAuditFunction(words: readonly string[]): boolean {
  if (words.length === 1) return words[0] === "audit" || words[0] === "auditlog";
  if (!auditVerbs.has(words[0] ?? "")) return false;
  // `saveLog({ uid, content })`, `writeLog("…")`; refuses `setLog` and `createLog`, which may make one.
  if (words.length === 2 && words[1] === "log" && keepsLog.has(words[0] ?? "")) return true;
  // `self.logInfo("login", { … })`
  if (words.length === 2 && words[0] === "log" && levels.has(words[1] ?? "")) return true;
  // `addLogFields({ "user.id": user.id })`: fields of the one line that is written for a request.
  if (words.length === 3 && words[1] === "log" && (words[2] === "field" || words[2] === "context")) return true;
  return auditObjects.some((phrase) => findPhrase(words, phrase)) || (words[0] === "log" && words.at(-1) === "event");
}

/** Whether a wrapper, decorator or middleware of this name puts what it stands around on record: `withAuditLogging`, `@Audit`. */
export function isAuditWrapper(name: string): boolean {
  const words = splitWords(name);
  if (words.some((word) => word === "metric" || word === "debug")) return false;
  return (
    words.some((word) => word === "audit" || word === "audited" || word === "auditlog" || word === "auditing") ||
    wrapping.some((phrase) => findPhrase(words, phrase))
  );
}

const wrapping: readonly Phrase[] = phrases(
  "with|wrap log|logging|logged|logger",
  "log event|action|activity|security|call",
  "activity log|logger|logging|tracker",
  "logged",
  "track activity|event|action",
  "security log|logger|event",
  "event log|logger|recorder",
);

const buses = wordSet(
  "bus emitter event events hub dispatcher publisher mediator queue producer broker stream kafka rabbit sns amqp pubsub bullmq outbox",
);
const publishing = wordSet(
  "emit publish dispatch send trigger fire enqueue produce notify add emitasync broadcast raise",
);

/** Whether a call hands an event to whoever listens: `eventBus.publish(…)`, `this.eventEmitter.emit(…)`; sockets have clients, no subscribers. */
export function isEventBus(path: readonly string[]): boolean {
  const [method = "", receiver = ""] = path.toReversed();
  const verb = splitWords(method)[0] ?? "";
  return (
    publishing.has(verb) &&
    splitWords(receiver).some((word) => buses.has(word)) &&
    !splitWords(receiver).includes("socket")
  );
}

const told = wordSet("info warn warning error fatal critical notice alert");

/** Whether a call is one of a logger by its names alone: `ctx.appLogger().error(…)`, `this.logging.warn(…)`. */
export function isNamedLogger(path: readonly string[]): boolean {
  const [method = "", receiver = ""] = path.toReversed();
  // `commons.log("signed in")`, `utils.log(error)`
  if (method === "log" && /^(?:common|commons|util|helper|tool|lib)$/.test(splitWords(receiver).at(-1) ?? ""))
    return true;
  // `loggers.auth.warn(…)` is one of several.
  const holders = path.length > 2 ? path.slice(0, -1) : [receiver];
  return told.has(method) && holders.some((name) => /^(?:loggers?|logging)$/.test(splitWords(name).at(-1) ?? ""));
}
