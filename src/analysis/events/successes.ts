// Where a security event succeeds: the call that does it in a function that serves requests, or the end of a function whose name says
// what it does.
import { actionName, activityEvents, activityOf } from "../../catalogue/events/activities.ts";
import { opensSession } from "../../catalogue/events/actions.ts";
import { isOpening } from "../../catalogue/events/handler-files.ts";
import { requestNames } from "../../catalogue/events/borders.ts";
import { splitWords } from "../../catalogue/names.ts";
import type { Range } from "../../base/text.ts";
import type { BlockId, FunctionCode, Program, ValueId } from "../program.ts";
import { insideOf } from "./callbacks-inside.ts";
import type { SuccessCandidate } from "./candidates.ts";
import { checksPassword, type ConditionSource } from "./conditions.ts";
import { eventOf, isServedItself, speaksOfBank } from "./done-by-calls.ts";
import type { Entry } from "./entries.ts";
import { isMain } from "./entry-activity.ts";
import { eventsOfHelper } from "./helper-writes.ts";
import { lastSuccess } from "./last-success.ts";
import { isMailed, isOnlyMailed, sendsMail } from "./letters.ts";
import { beginsSession, isAssigned, isLogIn, keepsCookie, keptInCookie, returnsToken } from "./session-begins.ts";
import { joinsThing } from "./joined-things.ts";
import { personGiven } from "./strategies.ts";
import { proofsIn } from "./proof-checks.ts";
import { refusalsOf, statementRange } from "./refusals.ts";
import { ofSession } from "./session-fields.ts";
import { onlyReads } from "./routes.ts";
import { pathOf } from "./users-of.ts";
import { eventOfWrites } from "./written-events.ts";

interface Done {
  readonly event: string;
  readonly block: BlockId;
  readonly op: ValueId;
  /** What does it, inside a callback of `op`: `transaction(async (tx) => tx.user.delete(…))`. */
  readonly inner?: ValueId;
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

/** The successes of one function that serves requests; the most telling of each event first, and others where it happens as well. */
export function successesOf(source: ConditionSource, entry: Entry): readonly SuccessCandidate[] {
  // A name that begins with `_` is for the file's own use.
  const isPrivate = entry.function.name.startsWith("_") && entry.route === undefined;
  if (!entry.isBorder || isPrivate) return [];
  if (onlyReads(entry.route, entry.activity) && !keepsCookie(source.program, entry)) return [];
  const own = ownEvent(source, entry);
  // `deleteUser(req, res, next)` in a row of middlewares does what its name says; a gate does nothing.
  if (entry.isMiddleware && !doesAsNamed(source, entry, own)) return [];
  const done = actionsOf(source, entry, own).filter(({ isOwn }) => isOwn || !entry.isMiddleware);
  const events = new Map<string, readonly Done[]>();
  for (const made of done) {
    const each = made.isOwn && own !== undefined ? { ...made, event: own } : made;
    const known = events.get(each.event) ?? [];
    // The session tells more than the way to another page to sign in on.
    const at = each.inner ?? each.op;
    const isSession = source.program.values[at]?.op === "set-property" || beginsSession(source.program, at);
    const isBetter = each.isOwn && (known[0]?.isOwn === false || (each.event === "authn_login_success" && isSession));
    events.set(each.event, (isBetter ? [each, ...known] : [...known, each]).slice(0, mostPlaces));
  }
  // What a link leads to may be a page; only what is done there tells.
  const isByLink = entry.route?.method === "GET" && own !== "authn_logout";
  const isLetter = isOnlyMailed(source, entry, { own, hasCheck: checks(source, entry.function) });
  if (own !== undefined && !events.has(own) && !isByLink && !isLetter && !isDelegated(source, entry, own)) {
    const end = lastSuccess(source, entry);
    if (end && (!entry.decides || isLastWord(source, entry))) events.set(own, [{ event: own, ...end, isOwn: true }]);
    const given = entry.decides && own === "authn_login_success" ? personGiven(source, entry) : undefined;
    if (given) events.set(own, [{ event: own, ...given, isOwn: true }]);
  }
  return [...events.values()].flat().map((each) => candidate(source, entry, { done: each, own }));
}

const doing = new Set([
  "authn_login_success",
  "authn_logout",
  "user_created",
  "user_deleted",
  "privilege_permissions_changed",
  "authn_password_change",
]);
// `login`, `signIn`; refuses `authenticate`, which may only look who somebody is.
const signIn = /^(?:log_?in|sign_?in)(?:_?user)?$/i;

/** Whether a middleware is called after what it does, and calls something or writes into the session for that. */
function doesAsNamed(
  { program }: ConditionSource,
  { function: code, wrappers }: Entry,
  own: string | undefined,
): boolean {
  if (own === undefined || !doing.has(own) || wrappers.length > 0 || code.name === "") return false;
  if (own === "authn_login_success" || own === "authn_logout") {
    const ofSession = /\bsession\b/.test(program.text.slice(code.range.start, code.range.end));
    return ofSession && (own === "authn_logout" || signIn.test(code.name));
  }
  return code.blocks.some(({ ops }) =>
    ops.some((op) => {
      const value = program.values[op];
      return value?.op === "call" && pathOf(program, value.callee).at(-1) === code.name;
    }),
  );
}

/** `authorize` that checks a password gives back who signs in, where nothing else is told of it. */
function isLastWord(source: ConditionSource, { names, function: code }: Entry): boolean {
  return names.includes("authorize") && checks(source, code) && !/\bsignIn\b\s*[:(]/.test(source.program.text);
}

/** Places of one event in one function that are looked at. */
const mostPlaces = 4;

/** `resetPassword` that mails a token and sets no password is asked to begin, and not to end. */
function asksForReset(source: ConditionSource, entry: Entry): boolean {
  if (entry.activity !== "password-reset") return false;
  const { program } = source;
  const asks = entry.function.blocks.some(({ ops }) =>
    ops.some((op) => {
      const value = program.values[op];
      return value?.op === "call" && activityOf(actionName(pathOf(program, value.callee))) === "reset-request";
    }),
  );
  if (asks || !sendsMail(source, entry)) return asks;
  return !entry.function.blocks.some(({ ops }) =>
    ops.some((op) => {
      const value = program.values[op];
      const name = value?.op === "call" ? (pathOf(program, value.callee).at(-1) ?? "") : "";
      const words = splitWords(name);
      const isSet = hashing.has(name) || (setting.has(words[0] ?? "") && words.includes("password"));
      return isSet || eventOfWrites(source, op) === "authn_password_change";
    }),
  );
}

const hashing = new Set(["hash", "hashSync", "genSalt", "scrypt"]);
const setting = new Set(["set", "change", "update", "hash", "encrypt", "save", "store"]);

/** The event of the function by its name, or because it checks a password and says nothing else of itself. */
function ownEvent(source: ConditionSource, entry: Entry): string | undefined {
  const { activity, function: code, route, names } = entry;
  if (leavesToBase(source.program, entry)) return undefined;
  if (asksForReset(source, entry)) return activityEvents["reset-request"].success;
  // `PUT /forgot-password` of somebody who is known, who sets a new one.
  if (
    activity === "reset-request" &&
    code.blocks.some(({ ops }) => ops.some((op) => eventOfWrites(source, op) === "authn_password_change"))
  )
    return "authn_password_change";
  if (activity === "mfa-check" && keepsUser(source.program, code)) return "authn_login_success";
  const isAtDoor = activity === undefined && atDoor.test(`${route?.path ?? ""} ${source.program.path}`);
  if ((activity === "mfa-check" || isAtDoor) && opensByFactor(source, entry)) return "authn_login_success";
  if (activity === "guard" && checks(source, code) && opens(source.program, code)) return "authn_login_success";
  if (activity !== undefined) {
    const { success } = activityEvents[activity];
    // `POST /tokens` with a password
    if (activity === "token-create" && checks(source, code)) return "authn_login_success";
    const said = [...names, route?.path ?? ""].filter((name) => /account|user/i.test(name));
    const isBank =
      success?.startsWith("user_") === true && said.length > 0 && said.every((name) => !/user/i.test(name));
    return isBank && speaksOfBank(source.program) ? undefined : success;
  }
  if (checks(source, code) && (route?.method === "POST" || opens(source.program, code))) return "authn_login_success";
  // `user.password !== password` in front of `jwt.sign(…)`
  if (proofsIn(source, code).has("password") && route?.method !== "GET" && opens(source.program, code))
    return "authn_login_success";
  if (isOpening(source.program.path) && tries(source, code)) return "authn_login_success";
  if (route?.method !== "GET" && givesToken(source, entry)) return "authn_login_success";
  const isAdmin = route !== undefined && route.method !== "GET" && route.path.split("/").includes("admin");
  return isAdmin ? "authz_admin" : undefined;
}

/** `authenticate(req, options) { super.authenticate(req, options); }` leaves it to a class that is judged by itself. */
function leavesToBase({ values, text }: Program, { function: { name, blocks } }: Entry): boolean {
  if (name === "") return false;
  return blocks.some(({ ops }) =>
    ops.some((op) => {
      const value = values[op];
      return value?.op === "call" && text.startsWith(`super.${name}(`, value.start);
    }),
  );
}

/** `req.session.user = user` where a code was checked. */
function keepsUser(program: Program, { blocks }: FunctionCode): boolean {
  return blocks.some(({ ops }) =>
    ops.some((op) => {
      const value = program.values[op];
      return value?.op === "set-property" && ofSession(program, value, "authn_login_success") !== undefined;
    }),
  );
}

// `routes/auth/mfa/totp.ts`, `/login/otp`; refuses `/bots/:id/reset`, where somebody is asked for a code again.
const atDoor = /(?:^|[/\\ _.-])(?:auth|login|sign-?in|mfa|2fa|totp|otp|session)(?:[/\\ _.-]|$)/i;

/** A code was checked, and nothing of the factor is changed: `verifyToken(user.totpSecret, code); … res.json({ token: generateToken(user) })`. */
function opensByFactor(source: ConditionSource, { function: code }: Entry): boolean {
  if (!proofsIn(source, code).has("mfa") || !opens(source.program, code)) return false;
  return !code.blocks.some(({ ops }) => ops.some((op) => eventOfWrites(source, op) === "authn_mfa_change"));
}

/** `jwt.sign(…)` where a password was checked. */
function opens(program: Program, { blocks }: FunctionCode): boolean {
  return blocks.some(({ ops }) =>
    ops.some((op) => {
      const value = program.values[op];
      return value?.op === "call" && value.kind === "call" && opensSession(pathOf(program, value.callee));
    }),
  );
}

function checks(source: ConditionSource, { blocks }: FunctionCode): boolean {
  return blocks.some(({ ops }) => ops.some((op) => checksPassword(source, op)));
}

const shown = new Set(["password", "mfa", "token"]);

/** Whatever it is called: it turns away who shows a wrong code or link, and gives everybody else a token. */
function givesToken(source: ConditionSource, entry: Entry): boolean {
  const given = entry.function.blocks.some(({ ops }) => ops.some((op) => returnsToken(source, op)));
  return given && refusalsOf({ ...source, entry }).some(({ topic }) => topic !== undefined && shown.has(topic));
}

/** Whether a function checks a password, or has somebody else sign in. */
function tries(source: ConditionSource, code: FunctionCode): boolean {
  const signsIn = ({ values }: Program, op: ValueId): boolean => {
    const call = values[op];
    return call?.op === "call" && activityOf(actionName(pathOf(source.program, call.callee))) === "login";
  };
  return checks(source, code) || code.blocks.some(({ ops }) => ops.some((op) => signsIn(source.program, op)));
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
  const at = done.inner ?? op;
  const value = program.values[at];
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
        : statementRange(program, entry.function.blocks[block]?.ops ?? [], at),
    ),
    why: label ? `\`${label}\` does it` : "its name says so",
    confidence: event === own && !isOfPackage(source, at) && !joinsThing(program, entry, event) ? "flow" : "name",
    action: isCall ? at : undefined,
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
      for (const inner of [op, ...insideOf(source.program, op, 0)]) {
        const event = actionOf(source, inner, own);
        if (event === undefined) continue;
        const isOwn = event === own || (ends.has(event) && own !== undefined && ends.has(own));
        found.push({ event, block, op, isOwn, ...(inner !== op && { inner }) });
      }
    }
  }
  const isAsked = asking.test(entry.function.name);
  return found.length > 0 || own !== undefined || isAsked ? found : helped(source, entry);
}

// `listTokens`, `getProfile`: who only reads may have a row made on the way.
const asking = /^(?:list|get|find|show|read|fetch|search|count|load)(?:[A-Z_]|$)/;

/** What helpers do for a handler that does nothing itself. */
function helped(source: ConditionSource, entry: Entry): readonly Done[] {
  return entry.function.blocks.flatMap(({ ops }, block) =>
    ops.flatMap((op) =>
      eventsOfHelper(source, op)
        .filter((event) => anywhere.has(event))
        .map((event) => ({ event, block, op, isOwn: false })),
    ),
  );
}

/** The event of one operation that counts in a function whose own event is `own`. */
function actionOf(source: ConditionSource, op: ValueId, own: string | undefined): string | undefined {
  const said = eventOf(source, op, own);
  const byName =
    (said === "authn_login_success" && isMailed(source.program, op) ? undefined : said) ??
    (own === undefined ? keptInCookie(source.program, op) : undefined);
  const written = byName === undefined ? eventOfWrites(source, op) : undefined;
  const event = byName ?? written;
  if (event === undefined || isServedItself(source, op, event)) return undefined;
  if (own === undefined && event === "authn_login_success" && signsInByService(source, op)) return event;
  // `updateUser(…)` may write down anything; a write tells what.
  const isSignIn = source.program.values[op]?.op === "set-property" || isAssigned(source.program, op);
  if (own === undefined && keptInCookie(source.program, op) !== undefined) return event;
  const counts =
    event === own || anywhere.has(event) || written === "user_updated" || isSignIn || changesAddress(source, op, event);
  const isPart = own !== undefined && event !== own && parts[own]?.has(event) === true;
  return counts && !isPart ? event : undefined;
}

// `updateEmail`, `setPrimaryEmail`; refuses `updateEmailPreferences`.
const setsAddress = /^(?:update|change|set|save)\w{0,10}_?[eE]mail$/;

/** `updateEmail(userId, email)`: whoever has the address can have the password sent. */
function changesAddress({ program }: ConditionSource, op: ValueId, event: string): boolean {
  const call = program.values[op];
  if (event !== "user_updated" || call?.op !== "call") return false;
  return setsAddress.test(pathOf(program, call.callee).at(-1) ?? "");
}

/** `this.authService.login({ res, userId })` in a handler of whatever name: it is given the answer that the session is put into. */
function signsInByService({ program }: ConditionSource, op: ValueId): boolean {
  const call = program.values[op];
  if (call?.op !== "call") return false;
  if (isLogIn(program, op)) return true;
  const receiver = splitWords(pathOf(program, call.callee).at(-2) ?? "");
  const given = call.args.flatMap(({ value }) => {
    const object = program.values[value];
    const fields = object?.op === "object" ? object.entries.map((entry) => entry.value) : [];
    return [value, ...fields].map((each) => pathOf(program, each).join("."));
  });
  return receiver.includes("auth") && given.some((name) => requestNames.has(name));
}

/** The function leaves what it is there for to another that is judged by itself. */
function isDelegated(source: ConditionSource, entry: Entry, own: string): boolean {
  return entry.function.blocks.some(({ ops }) =>
    ops.some(
      (op) => (eventOf(source, op, own) === own && isServedItself(source, op, own)) || leavesToMain(source, entry, op),
    ),
  );
}

/** `asController` of a class of actions calls `this.handle(user, password)`, which does what the class is there for. */
function leavesToMain({ program }: ConditionSource, { function: code }: Entry, op: ValueId): boolean {
  const call = program.values[op];
  const [first = "", method = "", ...more] = call?.op === "call" ? pathOf(program, call.callee) : [];
  if (first !== "this" || more.length > 0 || !isMain.test(method) || code.owner === undefined) return false;
  return program.functions.some(({ name, owner, id }) => name === method && owner === code.owner && id !== code.id);
}

/** Two names of one end. */
const ends = new Set(["authn_token_delete", "authn_token_revoked"]);
const ending = new Set([...ends, "authn_logout"]);
/** What belongs to something larger: who changes a password ends the sessions that were begun with the old one. */
const parts: Readonly<Record<string, ReadonlySet<string>>> = {
  authn_password_change: new Set([...ending, "user_updated"]),
  authn_mfa_change: ending,
  authn_logout: ending,
  user_deleted: new Set([...ending, "user_updated"]),
  user_archived: new Set([...ending, "user_updated"]),
  authn_login_success: new Set(["authn_token_created", "user_updated"]),
  user_created: new Set([
    "authn_token_created",
    "authn_password_change",
    "privilege_permissions_changed",
    "user_updated",
  ]),
};
