// What a call, an answer or a store does that is a security event, by its name and by what it is called on.
import {
  actionName,
  activityEvents,
  activityOf,
  activityOfMember,
  type Activity,
} from "../../catalogue/events/activities.ts";
import { closesSession, createsSession, opensSession } from "../../catalogue/events/actions.ts";
import { isHandlerPath } from "../../catalogue/events/borders.ts";
import { asksForFactor } from "../../catalogue/events/second-factor.ts";
import { splitWords } from "../../catalogue/names.ts";
import type { ImportedRef } from "../dataflow/summary.ts";
import { joinPath, separatorOf } from "../linking/resolve-module.ts";
import type { Program, Value, ValueId } from "../program.ts";
import type { ConditionSource } from "./conditions.ts";
import { isAssigned } from "./session-begins.ts";
import { leavesSession, ofSession } from "./session-fields.ts";
import { constantText, pathOf } from "./users-of.ts";

/** Where an import leads, by its text alone: what has nothing to log is not looked at. */
function pathOfImport({ importer, specifier }: ImportedRef): string {
  const separator = separatorOf(importer);
  const folder = importer.slice(0, importer.lastIndexOf(separator));
  return specifier.startsWith(".") ? joinPath(folder, specifier, separator) : specifier;
}

/** A method of the same file that serves requests by itself is judged there, and so is what a folder of handlers exports. */
export function isServedItself({ program, view }: ConditionSource, op: ValueId, event: string): boolean {
  const call = program.values[op];
  const activity = call?.op === "call" ? activityOf(actionName(pathOf(program, call.callee))) : undefined;
  if (activity === undefined || activityEvents[activity].success !== event) return false;
  if (call?.op === "call" && isHandedOn(program, call) && view.calleesOf(op).length > 0) return true;
  return view.calleesOf(op).some((ref) => {
    if ("imported" in ref && isHandlerPath(pathOfImport(ref.imported))) return true;
    const code = "function" in ref && !ref.function.module ? program.functions[ref.function.id] : undefined;
    return code?.parameters.some(({ name }) => /^(?:req|request|ctx)$/.test(name)) === true;
  });
}

/** `shared.updateUser(user, request, reply)`: who is given the request and its answer is judged where he stands. */
function isHandedOn(program: Program, { args }: Extract<Value, { op: "call" }>): boolean {
  const given = args.map(({ value }) => pathOf(program, value).join("."));
  const isRequest = given.some((name) => name === "req" || name === "request");
  return isRequest && given.some((name) => /^(?:res(?:ponse)?|reply)$/.test(name));
}

/** An account may be one of a bank: it is somebody's where passwords are spoken of. */
export function speaksOfBank({ text }: Program): boolean {
  return /\bcurrency\b|balance|portfolio|\biban\b|ledger/i.test(text) || !/user|passw/i.test(text);
}

/** The event that one operation is in a function whose own event is `own`, or undefined. */
export function eventOf(source: ConditionSource, op: ValueId, own: string | undefined): string | undefined {
  const value = source.program.values[op];
  if (asksFactor(source, value, own)) return "authn_login_mfa_required";
  if (value?.op === "set-property") return ofSession(source.program, value, own);
  if (value?.op === "unary" && own === "authn_logout" && leavesSession(source.program, value)) return own;
  if (value?.op !== "call" || value.kind === "new" || value.kind === "tag") return undefined;
  const path = pathOf(source.program, value.callee);
  const method = path.at(-1) ?? "";
  const mayBeLogin = own === undefined || own === "authn_login_success";
  if (mayBeLogin && isAssigned(source.program, op)) return "authn_login_success";
  if (own === "authn_login_success" && opensSession(path)) return own;
  if (own === "authn_logout" && closesSession(path)) return own;
  const activity = activityOf(actionName(path)) ?? activityOfMember(path) ?? activityOfGiven(source.program, value);
  // `verifyCredentials(…)` only finds out whether somebody may sign in.
  const isAsked =
    activity === "login" && (checkingVerbs.has(splitWords(method)[0] ?? "") || path.at(-2) === "passport");
  const event = activity && !noActions.has(activity) && !isAsked ? activityEvents[activity].success : undefined;
  const isBank = event?.startsWith("user_") === true && /account/i.test(method) && speaksOfBank(source.program);
  const isNoChange = event === "privilege_permissions_changed" && onlyFillsIn(source.program, path);
  if (event !== undefined && isDone(path, event) && !isBank && !isNoChange) return event;
  return createsSession(path) ? "session_created" : undefined;
}

/** `this.setPermissions(user)` of the same file that writes fields of what it is given, and hands nothing to anybody who could keep it. */
function onlyFillsIn(program: Program, [receiver, name, ...more]: readonly string[]): boolean {
  const { functions, values } = program;
  const own = functions.filter(({ name: each, kind }) => each === name && kind === "method");
  const [code] = own;
  if (receiver !== "this" || more.length > 0 || own.length !== 1 || code?.isAsync !== false) return false;
  const ops = code.blocks.flatMap((block) => block.ops);
  const isKept = (op: ValueId): boolean => {
    const value = values[op];
    if (value?.op === "await") return true;
    if (value?.op === "return") return values[value.value]?.op === "call";
    return value?.op === "call" && pathOf(program, value.callee)[0] === "this";
  };
  return ops.some((op) => values[op]?.op === "set-property") && !ops.some(isKept);
}

const ending = new Set([
  "remove",
  "delete",
  "kick",
  "ban",
  "unban",
  "suspend",
  "deactivate",
  "reactivate",
  "promote",
  "demote",
]);

/** `remove(memberId)`, `deactivate(session.user.id)`: a bare verb does it to what it is given. */
function activityOfGiven(program: Program, { callee, args }: Extract<Value, { op: "call" }>): Activity | undefined {
  const [method = "", ...others] = pathOf(program, callee);
  const [first] = args;
  if (others.length > 0 || !ending.has(method) || !first) return undefined;
  const subject = pathOf(program, first.value)
    .flatMap((name) => splitWords(name))
    .filter((word) => word !== "id" && word !== "by");
  return subject.length === 0 ? undefined : activityOf(`${method} ${subject.at(-1) ?? ""}`);
}

const checkingVerbs = new Set(["verify", "validate", "check", "compare", "match"]);

/** Activities whose names as a call do not say that something was done for the user. */
const noActions = new Set<Activity>(["guard", "token-check", "mfa-check", "token-refresh"]);

/** `authService.login(…)` signs in, `analytics.login(…)` and `mailer.resetPassword(…)` do not. */
function isDone(path: readonly string[], event: string): boolean {
  const receiver = splitWords(path.at(-2) ?? "");
  if (event.startsWith("user_") && receiver.some((word) => groups.has(word))) return false;
  if (receiver.some((word) => others.has(word)))
    return (
      event === "authn_password_reset_request" &&
      receiver.some((word) => word === "mail" || word === "email" || word === "mailer")
    );
  return true;
}

/** Whoever is added to these has an account already. */
const groups = new Set(["membership", "team", "group", "room", "channel", "board", "project", "workspace"]);
const others = new Set(
  "analytics analytic tracker metric posthog mixpanel segment mail email mailer notification notifier schema validator z joi test page limiter limit bucket throttle throttler".split(
    " ",
  ),
);

/** `return res.json({ requires2FA: true })` of a login. */
function asksFactor({ program }: ConditionSource, value: Value | undefined, own: string | undefined): boolean {
  if (own !== "authn_login_success" || (value?.op !== "return" && value?.op !== "call")) return false;
  const parts = value.op === "return" ? [value.value] : value.args.map((argument) => argument.value);
  const isRedirect = value.op === "call" && pathOf(program, value.callee).at(-1) === "redirect";
  if (isRedirect) return parts.some((part) => factorPage.test(constantText(program, part) ?? ""));
  return parts.some((part) => {
    const given = program.values[part];
    if (given?.op !== "object") return false;
    return given.entries.some((entry) => {
      if (entry.kind !== "field") return false;
      const text = constantText(program, entry.value);
      return text === "true" ? asksForFactor(entry.name) : text !== undefined && asksForFactor(text);
    });
  });
}

// `/login/2fa?next=…`
const factorPage = /\/(?:2fa|mfa|totp|otp|two-?factor)(?:[/?#]|$)/i;
