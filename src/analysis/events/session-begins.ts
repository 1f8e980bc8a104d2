// Calls that begin a session: a cookie with a token that was just made, `req.logIn(…)` of passport and its like.
import { createsSession, opensSession } from "../../catalogue/events/actions.ts";
import { requestNames } from "../../catalogue/events/borders.ts";
import type { Program, ValueId } from "../program.ts";
import type { ConditionSource } from "./conditions.ts";
import type { Entry } from "./entries.ts";
import { pathOf } from "./users-of.ts";

/** A link that was mailed is opened by `GET`. */
export function keepsCookie(program: Program, { function: { blocks } }: Entry): boolean {
  return blocks.some(({ ops }) => ops.some((op) => keptInCookie(program, op) !== undefined));
}

// `token`, `access_token`, `__Host-session`; refuses `csrfToken`.
const sessionCookie =
  /^(?:__Host-|__Secure-)?(?:access|auth|session|login|user|jwt)?[-_.]?(?:token|session|sid|jwt|auth)$/i;

/** `res.cookie("token", createAuthToken(user.id))` of whatever handler: from here on somebody is signed in. */
export function keptInCookie(program: Program, op: ValueId): string | undefined {
  const call = program.values[op];
  if (call?.op !== "call" || call.args.length < 2) return undefined;
  const [receiver = "", method = "", ...more] = pathOf(program, call.callee);
  if (more.length > 0 || !requestNames.has(receiver) || (method !== "cookie" && method !== "setCookie"))
    return undefined;
  const [name, token] = call.args.map(({ value }) => program.values[value]);
  const made = token?.op === "await" ? program.values[token.value] : token;
  const isMade = made?.op === "call" && opensSession(pathOf(program, made.callee));
  return isMade && name?.op === "constant" && sessionCookie.test(name.text) ? "authn_login_success" : undefined;
}

/** `Object.assign(req.session, { user })` */
export function isAssigned(program: Program, op: ValueId): boolean {
  const { values, text } = program;
  const call = values[op];
  if (call?.op !== "call" || !text.startsWith("Object.assign(", call.start)) return false;
  const [target, given] = call.args.map(({ value }) => value);
  const object = values[given ?? -1];
  if (target === undefined || object?.op !== "object") return false;
  const isOfSession = /^(?:req|request|ctx)\.session$/.test(pathOf(program, target).join("."));
  return isOfSession && object.entries.some((entry) => entry.kind === "field" && whose.test(entry.name));
}

const whose = /^user(?:_?(?:id|info|data))?$/i;

/** `sessions.create(user.id)`, `req.logIn(user, …)`: what makes a session tells more than what was asked before. */
export function beginsSession(program: Program, op: ValueId): boolean {
  const call = program.values[op];
  return (
    isLogIn(program, op) ||
    isAssigned(program, op) ||
    (call?.op === "call" && createsSession(pathOf(program, call.callee)))
  );
}

/** `req.logIn(user, …)` of passport. */
export function isLogIn(program: Program, op: ValueId): boolean {
  const call = program.values[op];
  if (call?.op !== "call" || call.args.length === 0) return false;
  const [request = "", method = "", ...more] = pathOf(program, call.callee);
  // `auth.use("web").login(user)` of a request that carries its authenticator
  const isByGuard = /^auth$/i.test(request) && (method === "login" || (method === "use" && more.join(".") === "login"));
  return isByGuard || (more.length === 0 && requestNames.has(request) && /^log_?in$/i.test(method));
}

// `token`, `accessToken`, `sessionToken`; refuses `refreshToken` and `resetToken`.
const tokenField = /^(?:(?:access|auth|session|id|jwt|bearer|api)_?)?(?:token|jwt)$/i;
const makesToken = /^(?:get|make|create|generate|issue|sign|build)\w*(?:token|jwt|session)/i;

/** `return { token: await this.getToken(user) }` */
export function returnsToken({ program, users }: ConditionSource, op: ValueId): boolean {
  const value = program.values[op];
  const object = value?.op === "return" ? program.values[value.value] : undefined;
  if (object?.op !== "object") return false;
  return object.entries.some((entry) => {
    if (entry.kind !== "field" || !tokenField.test(entry.name)) return false;
    const given = program.values[entry.value];
    const stores = given?.op === "load" ? users.storesOf(given.binding) : [entry.value];
    return stores.some((store) => {
      const kept = program.values[store];
      const call = kept?.op === "await" ? program.values[kept.value] : kept;
      return call?.op === "call" && makesToken.test(pathOf(program, call.callee).at(-1) ?? "");
    });
  });
}
