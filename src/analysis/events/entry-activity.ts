// What a function is there for: told by its names, its route, its class and its file.
import { activityOf, type Activity } from "../../catalogue/events/activities.ts";
import { activityOfFileName } from "../../catalogue/events/handler-files.ts";
import { splitWords } from "../../catalogue/names.ts";
import type { FunctionCode, Program } from "../program.ts";
import type { Gathered } from "./entries.ts";
import { activityOfSubject, isByAdmin } from "./handler-subject.ts";
import { activityOfRoute, inFile } from "./routes.ts";

/** Methods of classes that are there for one thing: `DeleteAccount.execute`. */
export const isMain =
  /^(?:fn|_?execute|handle|run|invoke|process|call|perform|mutate|resolve|asController|implementation|(?:do|internal)Execute|execute(?:Impl|Internal)|handleImpl)$/;
const reading = new Set(["list", "get", "find", "fetch", "search", "show", "read", "count"]);
const servers = new Set(["router", "app", "server", "fastify", "express", "application"]);

// Makers of limiters by name: `rateLimit`, `RateLimiterRedis`, `throttle`; refuses `rateMovie`.
const makesLimiter = /rate_?limit|limiter|throttl/i;
const onRefusal = new Set(["handler", "onLimitReached", "limitHandler", "onExceeded", "errorResponseBuilder"]);

/** Whether it answers for a limiter of requests. */
export function isOfLimiter({ names, wrappers }: Gathered): boolean {
  return names.some((name) => onRefusal.has(name)) && wrappers.some(({ label }) => makesLimiter.test(label));
}

// `/auth`, `/users/register`; refuses `/devices` and `/2fa/generate`, where something else is registered.
const signsUp = /regist|sign-?up|join|user|account|auth(?:\/|$)|enrol|onboard|member|customer|^\/$/i;

const sendsCode =
  /^(?:handle|on)?_?(?:re)?(?:send|mail|request|generate)_?(?:log_?in|sign_?in)_?(?:otp|code|link|token|email)$/i;

// `users.password.controller.js`: `forgot` and `reset` speak of it; refuses a folder of that name.
const namesPassword = /(?:^|[/\\])[^/\\]*passwords?[^/\\]*$/i;

// Where an identity provider sends somebody back to: `OidcService.callback`.
const isReturn = /^(?:handle|process|on)?_?(?:callback|assert|acs)(?:_?handler)?$/i;
const ofProvider = /oidc|oauth|open_?id|saml|sso/i;

/** What is done there; undefined when nothing tells. */
export function activityOfEntry(program: Program, code: FunctionCode, found: Gathered): Activity | undefined {
  const { names, route, isBorder } = found;
  // `register(router)` registers routes, and nobody.
  if (code.parameters.some(({ name }) => servers.has(name))) return undefined;
  // `sendLoginOtp` mails what somebody will sign in with.
  if (sendsCode.test(code.name || (names[0] ?? ""))) return undefined;
  for (const name of names) {
    if (name === "register" && route && !signsUp.test(route.path)) continue;
    const activity = isByAdmin(program, name) ? undefined : activityOf(name);
    if (activity !== undefined) return activity === "login" && looksWhoAsks(program, code, name) ? "guard" : activity;
  }
  // `POST /sessions` may list them.
  if (route && reading.has(splitWords(code.name)[0] ?? "")) return undefined;
  const ofSubject = isBorder ? activityOfSubject(program, code, names) : undefined;
  if (ofSubject !== undefined) return ofSubject;
  const owner = code.owner === undefined ? undefined : program.classes[code.owner]?.name;
  const told =
    (isBorder && isReturn.test(code.name) && ofProvider.test(`${owner ?? ""} ${program.path}`) ? "login" : undefined) ??
    activityOfRoute(route) ??
    activityOfRoute(inFile(route, program.path)) ??
    (owner !== undefined && isMain.test(code.name) ? activityOf(owner) : undefined);
  const ofPassword = isBorder && namesPassword.test(program.path) ? activityOf(`${code.name} password`) : undefined;
  if (told === undefined && ofPassword !== undefined) return ofPassword;
  const speaksForFile =
    isBorder && isMainOfFile(names) && (code.parent === undefined || code.parent === 0 || names.length > 0);
  return told ?? (speaksForFile ? activityOfFileName(program.path) : undefined);
}

// `authenticate`, `authenticateRequest`; refuses `authenticateUser`, which may be asked by who signs in.
const authenticates = /^authenticate(?:_?[rR]equest)?$/;
const shownAgain = /\bsession|token|authorization|api_?key|cookie|isAuthenticated|req(?:uest)?\.user\b/i;
const typedIn = /passw|credential|\blog_?in|sign_?in|\bpin\b|passport|2fa|two_?fa|mfa|otp|[^.\w]code\b/i;

/** `authenticate(req)` that looks at a session or a token, and at nothing that somebody types in, stands before every request. */
function looksWhoAsks({ text }: Program, { range, parameters }: FunctionCode, name: string): boolean {
  if (!authenticates.test(name) || !/^(?:req|request|ctx|context)$/.test(parameters[0]?.name ?? "")) return false;
  const own = text.slice(range.start, range.end);
  return shownAgain.test(own) && !typedIn.test(own);
}

/** Names that leave it to the file to say what is done. */
const unnamed = new Set([
  "",
  "default",
  "handler",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "action",
  "exports",
  "main",
  "run",
  "fn",
]);

function isMainOfFile(names: readonly string[]): boolean {
  return names.every((name) => unnamed.has(name));
}
