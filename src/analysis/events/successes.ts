// Where a security event succeeds: the call that does it in a function that serves requests, or the end of a function whose name says
// what it does.
import { activityEvents, activityOf, type Activity } from "../../catalogue/events/activities.ts";
import { closesSession, createsSession, eventOfWrite, opensSession } from "../../catalogue/events/actions.ts";
import { asksForFactor } from "../../catalogue/events/second-factor.ts";
import { isHandlerPath } from "../../catalogue/events/borders.ts";
import { splitWords } from "../../catalogue/names.ts";
import { saysFailure } from "../dataflow/log-graph.ts";
import type { ImportedRef } from "../dataflow/summary.ts";
import { joinPath, separatorOf } from "../linking/resolve-module.ts";
import type { Range } from "../../base/text.ts";
import type { BlockId, Program, Value, ValueId } from "../program.ts";
import type { SuccessCandidate } from "./candidates.ts";
import { checksPassword, type ConditionSource } from "./conditions.ts";
import { flowOrder } from "./dominators.ts";
import type { Entry } from "./entries.ts";
import { refusalsOf, statementRange } from "./refusals.ts";
import { onlyReads } from "./routes.ts";
import { constantText, pathOf } from "./users-of.ts";
import { fieldWrite, isMadeHere, objectFields, tableWrite } from "./writes.ts";

interface Done {
  readonly event: string;
  readonly block: BlockId;
  readonly op: ValueId;
  /** The function is called to do exactly this. */
  readonly isOwn: boolean;
}

/** Events that count wherever a request leads to them. */
const anywhere = new Set([
  "user_created",
  "user_deleted",
  "privilege_permissions_changed",
  "authn_password_change",
  "authn_mfa_change",
  "user_archived",
  "authn_token_created",
  "authn_token_revoked",
  "authn_token_delete",
  "authn_password_reset_request",
  "authn_login_lock",
  "authn_login_mfa_required",
  "session_created",
]);

/** The successes of one function that serves requests; each event once. */
export function successesOf(source: ConditionSource, entry: Entry): readonly SuccessCandidate[] {
  // A name that begins with `_` is for the file's own use.
  const isPrivate = entry.function.name.startsWith("_");
  if (!entry.isBorder || isPrivate || entry.isMiddleware || onlyReads(entry.route, entry.activity)) return [];
  const own = ownEvent(source, entry);
  const done = actionsOf(source, entry, own);
  const events = new Map<string, Done>();
  for (const made of done) {
    const each = made.isOwn && own !== undefined ? { ...made, event: own } : made;
    const known = events.get(each.event);
    if (!known || (each.isOwn && !known.isOwn)) events.set(each.event, each);
  }
  // What a link leads to may be a page; only what is done there tells.
  const isByLink = entry.route?.method === "GET" && own !== "authn_logout";
  if (own !== undefined && !events.has(own) && !isByLink && !isDelegated(source, entry, own)) {
    const end = lastSuccess(source, entry);
    if (end && !entry.decides) events.set(own, { event: own, ...end, isOwn: true });
  }
  return [...events.values()].map((each) => candidate(source, entry, { done: each, own }));
}

/** The event of the function by its name, or because it checks a password and says nothing else of itself. */
function ownEvent(source: ConditionSource, { activity, function: code, route, names }: Entry): string | undefined {
  if (activity !== undefined) {
    const { success } = activityEvents[activity];
    const said = [...names, route?.path ?? ""].filter((name) => /account|user/i.test(name));
    const isBank =
      success?.startsWith("user_") === true && said.length > 0 && said.every((name) => !/user/i.test(name));
    return isBank && speaksOfBank(source.program) ? undefined : success;
  }
  const checks = code.blocks.some(({ ops }) => ops.some((op) => checksPassword(source, op)));
  if (checks && route?.method === "POST") return "authn_login_success";
  const isAdmin = route !== undefined && route.method !== "GET" && route.path.split("/").includes("admin");
  return isAdmin ? "authz_admin" : undefined;
}

// A package of a scope, or a path that no alias leads to: it may be a part of the project that logs by itself.
const unseen = /^module:[@~#]/;

function isOfPackage({ program, view }: ConditionSource, op: ValueId): boolean {
  const value = program.values[op];
  const api = value?.op === "call" ? view.abstractOf(value.callee)?.api : undefined;
  return api !== undefined && unseen.test(api) && view.calleesOf(op).length === 0;
}

function candidate(
  source: ConditionSource,
  entry: Entry,
  { done, own }: { readonly done: Done; readonly own: string | undefined },
): SuccessCandidate {
  const { program } = source;
  const { event, block, op } = done;
  const value = program.values[op];
  const isCall = value?.op === "call";
  const label = isCall ? pathOf(program, value.callee).slice(-2).join(".") : "";
  return {
    outcome: "success",
    entry,
    event,
    block,
    op,
    range: firstLines(
      program,
      isCall
        ? { start: value.start, end: value.end }
        : statementRange(program, entry.function.blocks[block]?.ops ?? [], op),
    ),
    why: label ? `\`${label}\` does it` : "its name says so",
    confidence: event === own && !isOfPackage(source, op) ? "flow" : "name",
    action: isCall ? op : undefined,
  };
}

const maxLines = 6;

/** A call that goes on for pages is shown by its beginning. */
function firstLines({ text }: Program, { start, end }: Range): Range {
  const lines = text.slice(start, end).split("\n");
  return lines.length <= maxLines ? { start, end } : { start, end: start + (lines[0]?.trimEnd().length ?? 0) };
}

function actionsOf(source: ConditionSource, entry: Entry, own: string | undefined): readonly Done[] {
  const found: Done[] = [];
  for (const [block, { ops }] of entry.function.blocks.entries()) {
    for (const op of ops) {
      const event = eventOf(source, op, own);
      if (event === undefined || isServedItself(source, op) || (event !== own && !anywhere.has(event))) continue;
      if (own !== undefined && parts[own]?.has(event) === true) continue;
      const isOwn = event === own || (ends.has(event) && own !== undefined && ends.has(own));
      found.push({ event, block, op, isOwn });
    }
  }
  return found;
}

/** The function leaves what it is there for to another that is judged by itself. */
function isDelegated(source: ConditionSource, { function: code }: Entry, own: string): boolean {
  return code.blocks.some(({ ops }) =>
    ops.some((op) => eventOf(source, op, own) === own && isServedItself(source, op)),
  );
}

/** `return res.json({ requires2FA: true })` of a login. */
function asksFactor({ program }: ConditionSource, value: Value | undefined, own: string | undefined): boolean {
  if (own !== "authn_login_success" || (value?.op !== "return" && value?.op !== "call")) return false;
  const parts = value.op === "return" ? [value.value] : value.args.map((argument) => argument.value);
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

/** Two names of one end. */
const ends = new Set(["authn_token_delete", "authn_token_revoked"]);
const ending = new Set([...ends, "authn_logout"]);
/** What belongs to something larger: who changes a password ends the sessions that were begun with the old one. */
const parts: Readonly<Record<string, ReadonlySet<string>>> = {
  authn_password_change: new Set([...ending, "user_updated"]),
  authn_mfa_change: ending,
  authn_logout: ending,
  user_deleted: ending,
  user_archived: ending,
  authn_login_success: new Set(["authn_token_created"]),
  user_created: new Set(["authn_token_created", "authn_password_change", "privilege_permissions_changed"]),
};

/** Where an import leads, by its text alone: what has nothing to log is not looked at. */
function pathOfImport({ importer, specifier }: ImportedRef): string {
  const separator = separatorOf(importer);
  const folder = importer.slice(0, importer.lastIndexOf(separator));
  return specifier.startsWith(".") ? joinPath(folder, specifier, separator) : specifier;
}

/** A method of the same file that serves requests by itself is judged there, and so is what a folder of handlers exports. */
function isServedItself({ program, view }: ConditionSource, op: ValueId): boolean {
  return view.calleesOf(op).some((ref) => {
    if ("imported" in ref && isHandlerPath(pathOfImport(ref.imported))) return true;
    const code = "function" in ref && !ref.function.module ? program.functions[ref.function.id] : undefined;
    return code?.parameters.some(({ name }) => /^(?:req|request|ctx)$/.test(name)) === true;
  });
}

/** An account may be one of a bank: it is somebody's where passwords are spoken of. */
function speaksOfBank({ text }: Program): boolean {
  return /\bcurrency\b|balance|portfolio|\biban\b|ledger/i.test(text) || !/user|passw/i.test(text);
}

function eventOf(source: ConditionSource, op: ValueId, own: string | undefined): string | undefined {
  const value = source.program.values[op];
  if (asksFactor(source, value, own)) return "authn_login_mfa_required";
  if (value?.op === "set-property") return ofSession(source, value, own) ?? fieldWrite(source, value);
  if (value?.op !== "call" || value.kind === "new") return undefined;
  if (value.kind === "tag") return tableWrite(source, op);
  const path = pathOf(source.program, value.callee);
  const method = path.at(-1) ?? "";
  if (own === "authn_login_success" && opensSession(path)) return own;
  if (own === "authn_logout" && closesSession(path)) return own;
  const activity = activityOf(method);
  const event = activity && !noActions.has(activity) ? activityEvents[activity].success : undefined;
  const isBank = event?.startsWith("user_") === true && /account/i.test(method) && speaksOfBank(source.program);
  if (event !== undefined && isDone(path, event) && !isBank) return event;
  return (
    (createsSession(path) ? "session_created" : undefined) ??
    eventOfWrite(path.at(-2) ?? "", method, fieldsOf(source, value)) ??
    tableWrite(source, op) ??
    ofStored(source, value, method)
  );
}

/** Activities whose names as a call do not say that something was done for the user. */
const noActions = new Set<Activity>(["guard", "token-check", "mfa-check", "token-refresh"]);

/** `authService.login(…)` signs in, `analytics.login(…)` and `mailer.resetPassword(…)` do not. */
function isDone(path: readonly string[], event: string): boolean {
  const receiver = splitWords(path.at(-2) ?? "");
  if (receiver.some((word) => others.has(word)))
    return (
      event === "authn_password_reset_request" &&
      receiver.some((word) => word === "mail" || word === "email" || word === "mailer")
    );
  return true;
}

const others = new Set(
  "analytics analytic tracker metric posthog mixpanel segment mail email mailer notification notifier schema validator z joi test page".split(
    " ",
  ),
);

const whose = new Set([
  "user",
  "userId",
  "userID",
  "user_id",
  "uid",
  "accountId",
  "isLoggedIn",
  "loggedIn",
  "authenticated",
  "adminId",
  "token",
  "email",
  "username",
]);

/** `req.session.userId = user.id` signs in, `socket.userID = null` signs out. */
function ofSession(
  { program }: ConditionSource,
  value: Extract<Value, { op: "set-property" }>,
  own: string | undefined,
): string | undefined {
  if (value.name === undefined || !whose.has(value.name)) return undefined;
  const owner = pathOf(program, value.object).map((name) => name.toLowerCase());
  if (!owner.some((name) => name.includes("session") || name.includes("socket"))) return undefined;
  const isEnd = saysFailure(program, value.value);
  if (isEnd) return own === "authn_logout" ? own : undefined;
  return own === undefined || own === "authn_login_success" ? (own ?? undefined) : undefined;
}

/** Names of the fields that a call is given, one level into `data`, `set` and `$set`. */
function fieldsOf({ program }: ConditionSource, { args }: Extract<Value, { op: "call" }>): readonly string[] {
  return args.flatMap(({ value: id }) => objectFields(program.values, id, 0));
}

/** `R.store(user)` and `user.save()`, where `user` was made here. */
function ofStored(
  { program, users }: ConditionSource,
  { args, callee }: Extract<Value, { op: "call" }>,
  method: string,
): string | undefined {
  if (!/^(?:store|save|persist|insert)$/.test(method)) return undefined;
  const [first] = args;
  const receiver = program.values[callee];
  const kept = first?.value ?? (receiver?.op === "property" ? receiver.object : undefined);
  const stored = kept === undefined ? undefined : program.values[kept];
  if (stored?.op !== "load") return undefined;
  const name = program.bindings[stored.binding]?.name ?? "";
  if (!/user|account/i.test(name)) return undefined;
  return isMadeHere({ program, users }, stored.binding) ? "user_created" : undefined;
}

const answers = new Set([
  "json",
  "send",
  "end",
  "redirect",
  "render",
  "text",
  "html",
  "status",
  "sendStatus",
  "setHeader",
  "ok",
  "success",
]);
const answering = new Set(["res", "reply", "response", "c", "ctx", "context", "h"]);
const callbacks = new Set(["callback", "cb", "done", "ack", "respond", "fn", "reply", "next"]);

/** The last place in which the function gives its answer and refuses nothing. */
function lastSuccess(
  source: ConditionSource,
  entry: Entry,
): { readonly block: BlockId; readonly op: ValueId } | undefined {
  const { program } = source;
  const refused = new Set(refusalsOf({ ...source, entry }).map(({ block }) => block));
  const begins = (block: BlockId): boolean =>
    entry.function.blocks[block]?.ops.some((op) => program.values[op]?.op === "caught") === true;
  const order = flowOrder(entry.function, begins);
  const isCaught = (block: BlockId): boolean => order.decisionsOf(block).some(({ kind }) => kind === "catch");
  let found: { block: BlockId; op: ValueId } | undefined;
  for (const [block, { ops }] of entry.function.blocks.entries()) {
    if (refused.has(block) || isCaught(block)) continue;
    for (const op of ops) {
      const value = program.values[op];
      const known = found && program.values[found.op];
      if (value && isAnswer(source, value) && (!known || value.start > known.start)) found = { block, op };
    }
  }
  return found ?? lastCall(source, entry);
}

function isAnswer({ program }: ConditionSource, value: Value): boolean {
  if (value.op === "return") return value.value >= 0 && !saysFailure(program, value.value);
  if (value.op !== "call") return false;
  const path = pathOf(program, value.callee);
  if (path.length === 1 && callbacks.has(path[0] ?? ""))
    return !value.args.some((argument) => saysFailure(program, argument.value));
  return path.length > 1 && answering.has(path[0] ?? "") && answers.has(path.at(-1) ?? "");
}

/** A function that gives nothing back has done its work at its end. */
function lastCall(
  { program }: ConditionSource,
  entry: Entry,
): { readonly block: BlockId; readonly op: ValueId } | undefined {
  for (const [block, { ops, end }] of [...entry.function.blocks.entries()].toReversed()) {
    const op = ops.findLast((id) => program.values[id]?.op === "call");
    if (op !== undefined && end.kind === "exit" && end.how !== "throw") return { block, op };
  }
  return undefined;
}
