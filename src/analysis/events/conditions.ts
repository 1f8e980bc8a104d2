// What a test is about: it is taken apart into the values that it looks at, and each is told by its name, by the call that gave it and
// by what was called there.
import { actionName, activityOf, triedActivities } from "../../catalogue/events/activities.ts";
import {
  checkOfApi,
  checkOfArgument,
  checksOfName,
  looksAtPasswordForm,
  saysNo,
  type CheckKind,
} from "../../catalogue/events/checks.ts";
import { isTypedAgain, proofOfName } from "../../catalogue/events/proofs.ts";
import { splitWords } from "../../catalogue/names.ts";
import type { LogView } from "../dataflow/log-view.ts";
import type { BlockId, FunctionCode, Program, Value, ValueId } from "../program.ts";
import { asksForForm } from "./form-tests.ts";
import { comparesOwners, namedSide } from "./compared-owners.ts";
import { keptUnder } from "./kept-under.ts";
import { namedOutcome } from "./named-outcomes.ts";
import { isPersonFound } from "./persons-found.ts";
import { comparesNew, outcomeOf, proofOf, proofOfSides } from "./proof-checks.ts";
import { isSigned } from "./signed-values.ts";
import { asksForState } from "./state-tests.ts";
import { pathOf, type Users } from "./users-of.ts";

/** One value that a test looks at. */
export interface Atom {
  readonly kind: CheckKind;
  /** The value is there, or true. */
  readonly holds: boolean;
  /** As the code calls it: `isPasswordMatch`, `user`. */
  readonly label: string;
  /** `pair`: two names that are compared, with a blank between; `text`: a constant that something is compared with. */
  readonly form: "name" | "text" | "pair";
  /** A library says so, or a declared relation; otherwise names do. */
  readonly isSure: boolean;
}

/** What a test comes down to, with the calls whose results it looks at. */
export interface Condition {
  readonly atoms: readonly Atom[];
  readonly calls: readonly ValueId[];
  /** It looks at the status of an answer that the program was given. */
  readonly isTranslated: boolean;
  /** It looks at nothing but what a form has sent. */
  readonly isOfForm?: boolean;
  /** It looks at nothing but how far a thing has got. */
  readonly isOfState?: boolean;
}

export interface ConditionSource {
  readonly program: Program;
  readonly users: Users;
  readonly view: LogView;
}

interface Reading {
  readonly source: ConditionSource;
  readonly atoms: Atom[];
  readonly calls: Set<ValueId>;
  readonly seen: Set<string>;
  isTranslated: boolean;
}

/** Takes the test of a block apart, as it is when it comes out `holds`. */
export function conditionOf(
  source: ConditionSource,
  place: { readonly code: FunctionCode; readonly block: BlockId; readonly test: ValueId },
  holds: boolean,
): Condition {
  const reading: Reading = { source, atoms: [], calls: new Set(), seen: new Set(), isTranslated: false };
  read(reading, place.test, holds);
  // `a && b` is a join of what is left of it; its parts are tests of the blocks before.
  if (source.program.values[place.test]?.op === "join") {
    for (const block of place.code.blocks) {
      const { end } = block;
      if (end.kind === "branch" && (end.then === place.block || end.otherwise === place.block))
        read(reading, end.test, holds);
    }
  }
  const isOfForm = reading.calls.size === 0 && asksForForm(source, place.test);
  const isOfState = asksForState(source.program, place.test);
  const { atoms, isTranslated } = reading;
  return { atoms, calls: [...reading.calls], isTranslated, isOfForm, isOfState };
}

function read(reading: Reading, id: ValueId, holds: boolean): void {
  const { program } = reading.source;
  const value = program.values[id];
  if (!value || reading.seen.has(`${id} ${holds}`)) return;
  reading.seen.add(`${id} ${holds}`);
  if (value.op === "unary" && value.operator === "!") return read(reading, value.value, !holds);
  if (value.op === "join") {
    for (const input of value.inputs) read(reading, input, holds);
    return;
  }
  if (value.op === "binary") return compare(reading, value, { holds, depth: 0 });
  look(reading, id, { holds, depth: 0 });
}

type Binary = Extract<Value, { op: "binary" }>;

// `users.length > 0`: there are some.
const isSome = new Set([">0", ">=1"]);

const nothing = new Set(["null", "undefined", "false", "0", ""]);

function compare(reading: Reading, { operator, left, right }: Binary, { holds, depth }: Look): void {
  const { program } = reading.source;
  const isEquality = operator.startsWith("=") || operator.startsWith("!=");
  const equal = operator.startsWith("=") === holds;
  for (const [constant, other] of [
    [right, left],
    [left, right],
  ] as const) {
    const value = program.values[constant];
    const isUndefined = value?.op === "global" && value.name === "undefined";
    if (!isUndefined && value?.op !== "constant") continue;
    const text = isUndefined || value.op !== "constant" ? "undefined" : value.kind === "null" ? "null" : value.text;
    if (isEquality && nothing.has(text)) return look(reading, other, { holds: !equal, depth });
    if (isEquality && text === "true") return look(reading, other, { holds: equal, depth });
    if (!isEquality)
      return look(reading, other, { holds: isSome.has(`${operator}${text}`) && constant === right && holds, depth });
    if (/^(?:401|403|429)$|rate_?limit/i.test(text)) reading.isTranslated = true;
    // `user.role !== "admin"`, `user.status === "blocked"`
    // What an error says is no name.
    add(reading, text.includes(" ") ? [] : checksOfName(text), {
      holds: equal,
      label: text,
      form: "text",
      isSure: false,
    });
    // `result.status === "invalid"` says no where it holds.
    return look(reading, other, { holds: saysNo(text) ? !equal : equal, depth });
  }
  const sides = [left, right].map((side) => pathOf(program, side));
  const [a = [], b = []] = sides;
  const outcome = isEquality ? namedOutcome(program, left, right) : undefined;
  if (outcome) return look(reading, outcome.value, { holds: outcome.isGood === equal, depth });
  if (isEquality && !equal && comparesOwners(program, left, right))
    add(reading, ["permission"], {
      holds: false,
      label: [left, right].map((side) => namedSide(program, side).slice(-3).join(".")).join(" "),
      form: "pair",
      isSure: true,
    });
  const proof = isEquality ? (proofOfSides(program, left, right) ?? signatureOf(reading, left, right)) : undefined;
  if (proof !== undefined) {
    const given = [a, b].map((path) => path.slice(-2).join(".")).filter((label) => label !== "");
    add(reading, [proof], { holds: equal, label: given.join(" "), form: "pair", isSure: false });
  }
  // `newPassword === verifyPassword`: typed twice.
  const names = [a, b].map((path) => path.at(-1) ?? "");
  if (
    proof === undefined &&
    (names.some(isTypedAgain) || names.every((name) => splitWords(name).at(-1) === "password"))
  )
    return;
  look(reading, left, { holds: equal, depth: depth + 1 });
  look(reading, right, { holds: equal, depth: depth + 1 });
}

function signatureOf({ source }: Reading, left: ValueId, right: ValueId): CheckKind | undefined {
  return isSigned(source, left) || isSigned(source, right) ? "token" : undefined;
}

// `id`, `userId`, `team_id`, `email`; refuses `role`.
const claim = /^(?:_?id|sub|uid|email)$|(?:Id|_id)$/;
interface Look {
  readonly holds: boolean;
  readonly depth: number;
}

const maxDepth = 4;
/** Fields that say how something came out, whatever it is called. */
const outcomes = new Set(
  "ok success found reset authenticated authorized allowed passed valid isValid result results data length rowCount count user verified match matches matched rows 0 value payload error status kind state outcome granted code".split(
    " ",
  ),
);
const problems = new Set(["error", "err", "errors"]);

function look(reading: Reading, id: ValueId, { holds, depth }: Look): void {
  const { program, users } = reading.source;
  const value = program.values[id];
  if (!value || depth > maxDepth) return;
  switch (value.op) {
    case "load": {
      const name = program.bindings[value.binding]?.name ?? "";
      add(reading, checksOfName(name), { holds, label: name, form: "name", isSure: false });
      for (const store of users.storesOf(value.binding).slice(0, 4)) look(reading, store, { holds, depth: depth + 1 });
      return;
    }
    case "parameter": {
      const outcome = outcomeOf(reading.source, id);
      // The comparison of a password that could not be made says nothing of the password.
      const made = outcome?.isProblem === true ? program.values[outcome.call] : undefined;
      const called = made?.op === "call" ? pathOf(program, made.callee) : [];
      if (made?.op === "call" && (proofOf(reading.source, made) === "password" || isOwnLogin.test(called.join("."))))
        return;
      if (outcome) look(reading, outcome.call, { holds: outcome.isProblem ? !holds : holds, depth: depth + 1 });
      return;
    }
    case "property":
      return lookAtProperty(reading, value, { holds, depth });
    case "call":
      return lookAtCall(reading, id, { holds, depth });
    case "await":
    case "cast":
      return look(reading, value.value, { holds, depth });
    case "unary":
      // `typeof body.permissions !== "object"` asks for the form of it.
      if (value.operator === "typeof" && checksOfName(pathOf(program, value.value).at(-1) ?? "").includes("permission"))
        return;
      return look(reading, value.value, { holds: value.operator === "!" ? !holds : holds, depth: depth + 1 });
    case "join":
      for (const input of value.inputs) look(reading, input, { holds, depth: depth + 1 });
      return;
    case "binary":
      return compare(reading, value, { holds, depth: depth + 1 });
    case "global":
      return add(reading, checksOfName(value.name), { holds, label: value.name, form: "name", isSure: false });
    default:
      return;
  }
}

// `req.login(user, (err) => …)` keeps a session, and fails where sessions cannot be kept.
const isOwnLogin = /^req(?:uest)?\.log[iI]n$/;

type Property = Extract<Value, { op: "property" }>;

function lookAtProperty(reading: Reading, { object, name }: Property, { holds, depth }: Look): void {
  if (name === undefined) return;
  const owner = pathOf(reading.source.program, object);
  const label = [...owner, name].slice(-2).join(".");
  const said = checksOfName(name);
  const isOfPerson =
    owner.some((part) => checksOfName(part).includes("user") || part === "identity") ||
    isPersonFound(reading.source, object);
  const kinds = isOfPerson ? said : said.filter((kind) => kind !== "user-state");
  add(reading, kinds, { holds, label, form: "name", isSure: false });
  // `user.provider !== "local"`: found, and signs in another way.
  if (isOfPerson && waysIn.test(name)) add(reading, ["trait"], { holds, label, form: "name", isSure: false });
  // `token.isRevoked`
  if (spent.test(name) && checksOfName(owner.at(-1) ?? "").includes("token")) {
    add(reading, ["token"], { holds: false, label, form: "name", isSure: false });
    look(reading, object, { holds, depth: depth + 1 });
  }
  // `user.password` is missing for users that have none: the user cannot sign in with one.
  if (isOfPerson && /^password(?:Hash|_hash)?$/.test(name) && !holds) {
    add(reading, ["user"], { holds, label, form: "name", isSure: false });
    look(reading, object, { holds, depth: depth + 1 });
  }
  // `decoded?.id` of a token that did not verify, `req.session.userId` of nobody.
  const isOfSession = owner.at(-1) === "session";
  if (claim.test(name) && (isOfSession || checksOfName(owner.at(-1) ?? "").includes("token")))
    look(reading, object, { holds, depth: depth + 1 });
  if (name === "ok" && isAnswerOfOther(reading.source, object)) reading.isTranslated = true;
  if (outcomes.has(name)) look(reading, object, { holds: problems.has(name) ? !holds : holds, depth: depth + 1 });
}

// `provider`, `authProvider`, `loginMethod`
const waysIn = /^(?:auth|login|sign_?in|identity)?_?(?:provider|strategy|method)$/i;
// `isRevoked`, `blacklistedAt`
const spent = /^(?:is|was)?_?(?:revoked|blacklisted|invalidated)(?:_?at)?$/i;

const asking = new Set("fetch $fetch ofetch got axios post get put request".split(" "));

/** `response.ok` of what another server said. */
function isAnswerOfOther({ program, users }: ConditionSource, id: ValueId): boolean {
  const value = program.values[id];
  const made = value?.op === "load" ? users.storesOf(value.binding) : [id];
  return made.some((each) => {
    const stored = program.values[each];
    const call = stored?.op === "await" ? program.values[stored.value] : stored;
    const name = call?.op === "call" ? (pathOf(program, call.callee).at(-1) ?? "") : "";
    return asking.has(name) || splitWords(name).at(-1) === "fetch";
  });
}

/** Methods of a result that say how it came out. */
const outcomeCalls: ReadonlyMap<string, boolean> = new Map(
  ["isFailed", "isFailure", "isErr", "isError", "isLeft", "hasFailed", "failed"]
    .map((name): readonly [string, boolean] => [name, false])
    .concat(["isOk", "isSuccess", "isRight", "succeeded", "getValue", "unwrap"].map((name) => [name, true])),
);

const lookups = new Set("find get select query fetch load lookup retrieve first search one".split(" "));
const members = new Set([
  "some",
  "includes",
  "every",
  "has",
  "get",
  "indexOf",
  "test",
  "startsWith",
  "endsWith",
  "match",
]);

const emptiness = new Set(["isEmpty", "isNil", "isNull", "isUndefined", "isBlank", "isNullOrUndefined"]);

function lookAtCall(reading: Reading, id: ValueId, { holds, depth }: Look): void {
  const { program, view } = reading.source;
  const value = program.values[id];
  if (value?.op !== "call") return;
  const path = pathOf(program, value.callee);
  if (looksAtPasswordForm(path, value.args.length) || comparesNew(program, value)) return;
  reading.calls.add(id);
  const [only] = value.args;
  // `helper.isEmpty(user)`, `isNil(token)`
  if (only && value.args.length === 1 && emptiness.has(path.at(-1) ?? ""))
    return look(reading, only.value, { holds: !holds, depth: depth + 1 });
  for (const argument of value.args) addCheckBehind(reading, argument.value);
  const name = path.at(-1) ?? "";
  const outcome = outcomeCalls.get(name);
  if (outcome !== undefined)
    look(reading, calleeObject(program, value.callee), { holds: outcome ? holds : !holds, depth: depth + 1 });
  const api = view.abstractOf(value.callee)?.api;
  const known = api === undefined ? undefined : checkOfApi(`${api}()`);
  const label = path.slice(-2).join(".");
  if (known !== undefined) return add(reading, [known], { holds, label, form: "name", isSure: true });
  const proof = proofOf(reading.source, value);
  if (proof !== undefined) return add(reading, [proof], { holds, label, form: "name", isSure: false });
  addAttempt(reading, { call: value, name: actionName(path) }, holds);
  const said = checksOfName(name);
  add(reading, said, { holds, label, form: "name", isSure: false });
  // `twoFactor.verifyForLogin(…)`
  if (said.some((kind) => kind !== "presence")) return;
  // `totp.verify(…)`, `passwordHash.verify(…)`, `prisma.user.findFirst(…)`
  const receiver = path.slice(0, -1).at(-1) ?? "";
  const isLookup = lookups.has(splitWords(name)[0] ?? "");
  const ofReceiver = isLookup
    ? checksOfName(receiver).filter((kind) => kind === "user" || kind === "token")
    : checksOfName(`${receiver} ${name}`);
  add(reading, ofReceiver, { holds, label, form: "name", isSure: false });
  if (isLookup) add(reading, keptUnder(program, value), { holds, label, form: "name", isSure: false });
  if (!members.has(name)) return;
  // `user.backupCodes.includes(code)`
  if (proofOfName(receiver) === "mfa") add(reading, ["mfa"], { holds, label, form: "name", isSure: false });
  for (const part of [...value.args.map((argument) => argument.value), calleeObject(program, value.callee)]) {
    look(reading, part, { holds, depth: depth + 1 });
  }
}

/** `await signIn(…)` may fail by its name, `await accounts.consume(recoveryCode)` by what it is given. */
function addAttempt(
  reading: Reading,
  { call, name }: { readonly call: Extract<Value, { op: "call" }>; readonly name: string },
  holds: boolean,
): void {
  const { program } = reading.source;
  const activity = activityOf(name);
  if (activity !== undefined && triedActivities.has(activity))
    add(reading, ["attempt"], { holds, label: name, form: "name", isSure: false });
  if (call.args.length < 2) return;
  const kinds = call.args.flatMap(({ value }) => checkOfArgument(name, pathOf(program, value).at(-1) ?? "") ?? []);
  add(reading, kinds, { holds, label: name, form: "name", isSure: false });
}

/** `const result = await limiter.check(ip); if (respond(result)) …` was decided by the first call. */
function addCheckBehind({ source, calls }: Reading, id: ValueId): void {
  const { program, users } = source;
  const passed = program.values[id];
  if (passed?.op !== "load") return;
  for (const store of users.storesOf(passed.binding)) {
    const stored = program.values[store];
    const call = stored?.op === "await" ? stored.value : store;
    const made = program.values[call];
    if (made?.op === "call" && checksOfName(pathOf(program, made.callee).slice(-2).join(" ")).length > 0)
      calls.add(call);
  }
}

function calleeObject({ values }: Program, callee: ValueId): ValueId {
  const value = values[callee];
  return value?.op === "property" ? value.object : -1;
}

function add(reading: Reading, kinds: readonly CheckKind[], atom: Omit<Atom, "kind">): void {
  for (const kind of kinds) {
    const at = reading.atoms.findIndex((known) => known.kind === kind && known.holds === atom.holds);
    const known = reading.atoms[at];
    if (!known) reading.atoms.push({ kind, ...atom });
    // What a library says weighs more than a name; the name says it better.
    else if (atom.isSure && !known.isSure) reading.atoms[at] = { ...known, isSure: true };
  }
}

/** Whether a call checks a password, by its library or by its name. */
export function checksPassword(source: ConditionSource, call: ValueId): boolean {
  const value = source.program.values[call];
  if (value?.op !== "call") return false;
  if (proofOf(source, value) === "password") return true;
  if (looksAtPasswordForm(pathOf(source.program, value.callee), value.args.length)) return false;
  return checksOfName(pathOf(source.program, value.callee).at(-1) ?? "").includes("password");
}
