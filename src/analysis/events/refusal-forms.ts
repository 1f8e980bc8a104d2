// Forms of a no without a status: rejected promises, redirects to a page that says no, bodies that say so, and helpers named after errors.
import type { Activity } from "../../catalogue/events/activities.ts";
import { noValue, type Program, type ValueId } from "../program.ts";
import type { Call, RefusalPlace, Said } from "./refusals.ts";
import { first, topicIn } from "./said-errors.ts";
import { constantText, pathOf } from "./users-of.ts";

/** `res.unauthorized(message("Invalid API key"))`: a helper that is named after a status is told what was wrong. */
export function spoken(program: Program, { args }: Call, said: Said | undefined): Said | undefined {
  return said && { ...said, topic: first(args.map(({ value }) => topicIn(program, value))) };
}

/** `Promise.reject(error)`, and `new Promise((resolve, reject) => reject(error))`: what it is that is rejected. */
export function rejectionIn(program: Program, { callee, args, kind }: Call): ValueId | undefined {
  const path = pathOf(program, callee).join(".");
  const [first] = args;
  if (!first || (path !== "Promise" && path !== "Promise.reject")) return undefined;
  if (path === "Promise.reject") return first.value;
  const written = program.values[first.value];
  const code = kind === "new" && written?.op === "function" ? program.functions[written.function] : undefined;
  const calls = code?.blocks.flatMap(({ ops }) =>
    ops.flatMap((op) => {
      const value = program.values[op];
      return value?.op === "call" ? [value] : [];
    }),
  );
  const named = calls?.map((call) => pathOf(program, call.callee).join("."));
  if (!calls || !named?.includes("reject") || named.includes("resolve")) return undefined;
  return calls[named.indexOf("reject")]?.args[0]?.value;
}

// `/password/reset/invalid`, `/login?error=1`, `/login?statusCode=403`; refuses `/login`.
export const failedPage =
  /(?:^|[/?&#=_-])(?:invalid|expired|error|err|failed|failure)(?:[/?&#=_-]|$)|[?&](?:status_?(?:code)?|code)=4\d\d/i;
const loginPage = /\/(?:log|sign)[-_]?in(?:[?#]|\/?$)/i;
// `loginRedirect`, `signInUrl`; refuses `afterLogin`.
const namesLogin = /^(?:log_?in|sign_?in)(?:_?(?:redirect|url|path|page|route|location))?$/i;
const sentBack = new Set<Activity | undefined>(["login", "token-check", "password-reset", "mfa-check"]);

// `/restricted`, `/errors/403`, `/access-denied?next=…`; refuses pages to sign in on.
const deniedPage = /\/(?:403|forbidden|restricted|un-?authorized|access-?denied|no-?access|not-?allowed)(?:[/?#]|$)/i;

const forbidden = { status: 403, topic: "denial" } as const;

/** Who is sent to a page that says no, or to one to sign in on; undefined for other pages. */
export function sentAway(place: RefusalPlace, { args }: Call): Said | undefined {
  const { program, entry } = place;
  const { activity } = entry;
  const texts = args.map(({ value }) => addressIn(program, value));
  const said = { how: "answered", status: undefined, topic: undefined, errorName: undefined } as const;
  if (texts.some((text) => deniedPage.test(text))) return { ...said, ...forbidden };
  const isToLogin =
    texts.some((text) => loginPage.test(text)) ||
    args.some(({ value }) => namesLogin.test(pathOf(program, value).at(-1) ?? ""));
  // Who follows a link or signs in, and is sent to the login once more.
  if (sentBack.has(activity))
    return texts.some((text) => failedPage.test(text)) || (activity === "login" && isToLogin) ? said : undefined;
  // After a logout, or with a new password, somebody signs in again.
  const mayTurnAway = activity === undefined || activity === "guard";
  // A gate sends whoever has no session elsewhere, wherever that is.
  const { range } = entry.function;
  const asksForSession = entry.isMiddleware && ofSession.test(program.text.slice(range.start, range.end));
  return (isToLogin || asksForSession) && mayTurnAway ? { ...said, turnsAway: true } : undefined;
}

const ofSession = /\bsession\b|isAuthenticated/;

/** `"/login"`, `new URL("/login", request.url)`, and what begins with it. */
export function addressIn(program: Program, id: ValueId): string {
  const value = program.values[id];
  const [first] = value?.op === "call" ? value.args : [];
  if (first && value?.op === "call" && value.kind === "new" && pathOf(program, value.callee).join(".") === "URL")
    return addressIn(program, first.value);
  if (value?.op === "text" || value?.op === "add")
    return value.parts.map((part) => constantText(program, part) ?? "").join("");
  return constantText(program, id) ?? "";
}

/** `req.flash("errors", { msg: "Invalid code" })`: the next page says it; what else the block does is to lead there. */
export function flashed(program: Program, path: readonly string[], { args }: Call): Said | undefined {
  const method = path.at(-1) ?? "";
  const [kind, second] = args.map(({ value }) => value);
  const said = method === "flashErrors" ? kind : second;
  if (!flashing.has(method) || kind === undefined || said === undefined) return undefined;
  // `errors`, `errors.currentPassword`
  const isError = /^(?:errors?|danger|warnings?|alert)(?:\.\w+)?$/i.test(constantText(program, kind) ?? "");
  if (method !== "flashErrors" && !isError) return undefined;
  const topic = topicIn(program, said);
  return topic && { how: "answered", status: undefined, topic, errorName: undefined };
}

const flashing = new Set(["flash", "flashErrors", "toast"]);

const connections = new Set(["socket", "client", "ws", "connection", "conn"]);

/** `client.disconnect()`: a socket is closed without a word. */
export function hungUp([receiver = "", method, ...more]: readonly string[]): Said | undefined {
  const isClosed = method === "disconnect" || method === "terminate";
  if (!isClosed || more.length > 0 || !connections.has(receiver)) return undefined;
  return { how: "answered", status: undefined, topic: undefined, errorName: undefined, turnsAway: true };
}

/** `reply.send({ success: false, message: "Invalid email" })`, with whatever status. */
export function answeredNo(
  { program, entry }: RefusalPlace,
  [receiver = ""]: readonly string[],
  { args }: Call,
): Said | undefined {
  const given = program.values[args[0]?.value ?? noValue];
  if (!entry.isBorder || !answering.has(receiver) || given?.op !== "object") return undefined;
  const isNo = given.entries.some(
    (item) =>
      item.kind === "field" &&
      (item.name === "success" || item.name === "ok") &&
      constantText(program, item.value) === "false",
  );
  return isNo ? { how: "answered", status: undefined, topic: undefined, errorName: undefined } : undefined;
}

/** What a helper is given that is named after errors, such as `redirectWithError("Session expired")`; undefined for others. */
export function saysError(program: Program, name: string, args: Call["args"]): Said | undefined {
  const isText = args.some(({ value }) => typeof constantText(program, value) === "string");
  if (!isText || !/(?:^redirect|^render|^show|^send|^respond|^reply).*(?:error|failure)/i.test(name)) return undefined;
  return {
    how: "answered",
    status: undefined,
    topic: first(args.map(({ value }) => topicIn(program, value))),
    errorName: undefined,
  };
}

const answering = new Set(["res", "response", "reply", "ctx", "c", "h", "context"]);
