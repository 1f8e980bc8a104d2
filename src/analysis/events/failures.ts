// Which refusals are security events: told from the tests that lead to them, from what the function is for, and from the status.
import type { Activity } from "../../catalogue/events/activities.ts";
import { answersForOthers, type Excuse } from "../../catalogue/events/excuses.ts";
import { splitWords } from "../../catalogue/names.ts";
import type { Confidence } from "../../base/finding.ts";
import type { BlockId, ValueId } from "../program.ts";
import type { FailureCandidate } from "./candidates.ts";
import { checksOfName } from "../../catalogue/events/checks.ts";
import { decrypts, reads, verifiesToken } from "./check-calls.ts";
import { conditionOf, type Atom, type Condition, type ConditionSource } from "./conditions.ts";
import { flowOrder, type Decision, type FlowOrder } from "./dominators.ts";
import type { Entry } from "./entries.ts";
import { isPassed } from "./passed.ts";
import { plainAnswers } from "./plain-answers.ts";
import { callAround, chainOf, proofsIn } from "./proof-checks.ts";
import { byAbuse, byCsrf, byRate } from "./abuse.ts";
import { has, isOther, isUnexplained, refusing, type Case, type Verdict } from "./cases.ts";
import { byAttempt, byFactor, byPassword, changesPassword, checksTokens } from "./credentials.ts";
import { reasonOf } from "./reasons.ts";
import { pathOf } from "./users-of.ts";
import { isJudge, refusalsOf, type Refusal } from "./refusals.ts";

/** The failures of one function that are security events. */
export function failuresOf(source: ConditionSource, entry: Entry): readonly FailureCandidate[] {
  const code = entry.function;
  const refusals = refusalsIn(source, entry);
  if (refusals.length === 0) return [];
  const catches = (block: BlockId): boolean =>
    code.blocks[block]?.ops.some((op) => source.program.values[op]?.op === "caught") === true;
  const order = flowOrder(code, catches);
  const hasCheck = proofsIn(source, code).has("password");
  const found = refusals.flatMap((refusal) => {
    const failure = judged(source, entry, { refusal, order, hasCheck });
    return failure ? [failure] : [];
  });
  return found.filter((each) => !isSaidBeside(found, each));
}

/** What says itself that it refuses, and, where a password or a code is checked, all else that may. */
function refusalsIn(source: ConditionSource, entry: Entry): readonly Refusal[] {
  const place = { ...source, entry };
  const said = refusalsOf(place);
  const proofs = proofsIn(source, entry.function);
  const hasCheck = proofs.has("password") || proofs.has("mfa");
  const isSilent =
    said.some(({ how }) => how === "told") && isJudge(entry) && !hasCheck && !isJudgedHere(source, entry);
  const found = isSilent ? said.filter(({ how }) => how !== "told") : said;
  if (!hasCheck) return found;
  const all = [...found, ...plainAnswers(place, found)];
  return isAnsweredByCaller(source, entry) ? all.filter(({ how }) => how !== "told") : all;
}

/** `comparePassword` says yes or no, and so does what the same file asks: who asks them is judged. */
function isAnsweredByCaller({ program, view }: ConditionSource, entry: Entry): boolean {
  const { name, id } = entry.function;
  if (entry.isBorder || entry.decides) return false;
  const said = checksOfName(name);
  if (entry.activity !== "login" && (name === "" || said.includes("password") || said.includes("mfa"))) return true;
  return program.values.some(
    (value, op) =>
      value.op === "call" &&
      view.calleesOf(op).some((ref) => "function" in ref && ref.function.id === id && !ref.function.module),
  );
}

/** One way to say no to one thing is enough; what says itself that it refuses comes first. */
function isSaidBeside(all: readonly FailureCandidate[], each: FailureCandidate): boolean {
  if (each.refusal.isPlain !== true) return false;
  const alike = all.filter(
    ({ event, decidedAt, from }) => event === each.event && decidedAt === each.decidedAt && from === each.from,
  );
  return alike.some(({ refusal }) => refusal.isPlain !== true) || alike[0] !== each;
}

/** Who only tells his caller logs by himself where he logs at all, and is not called from beside, where it is seen what becomes of it. */
function isJudgedHere({ program, view }: ConditionSource, { function: { id } }: Entry): boolean {
  const logs = view.graphs
    .get(id)
    ?.blocks.some(({ steps }) => steps.some((step) => step.kind === "log" && step.strength !== "bus"));
  if (logs !== true) return false;
  return !program.values.some(
    (value, op) =>
      value.op === "call" &&
      view.calleesOf(op).some((ref) => "function" in ref && ref.function.id === id && !ref.function.module),
  );
}

interface Subject {
  readonly refusal: Refusal;
  readonly order: FlowOrder;
  readonly hasCheck: boolean;
}

const maxTests = 4;

function judged(
  source: ConditionSource,
  entry: Entry,
  { refusal, order, hasCheck }: Subject,
): FailureCandidate | undefined {
  if (!order.isReached(refusal.block)) return undefined;
  const decisions = order.decisionsOf(refusal.block).filter(({ kind }) => kind !== "case");
  const isDecided = decisions.length > 0;
  const base = {
    refusal,
    activity: entry.activity,
    entry,
    checksPassword: hasCheck,
    source,
    isDecided,
    isTranslated: false,
  };
  for (const [index, decision] of decisions.slice(0, maxTests).entries()) {
    // Code behind `if (…) return` was not decided by that test.
    if (index > 0 && isPassed(entry.function, decision)) continue;
    const condition = conditionAt(source, entry, decision);
    const verdict = decide({ ...base, ...condition, isCatch: decision.kind === "catch" });
    if (verdict) return candidate({ entry, refusal, verdict, decision, condition });
    // What was tested before a try, or around another test that is known to be about something else, did not decide this.
    const isKnown = condition.atoms.some(({ kind }) => kind !== "attempt");
    if (decision.kind === "catch" || isKnown || condition.isTranslated) return undefined;
  }
  const [nearest] = decisions;
  const rejected = nearest ? undefined : rejectedBy(source, entry);
  const condition = { atoms: [], calls: rejected === undefined ? [] : [rejected], isTranslated: false };
  const isCatch = rejected !== undefined && finds(source, rejected);
  const verdict = decide({ ...base, ...condition, isCatch, isDecided: isDecided || isCatch });
  return verdict ? candidate({ entry, refusal, verdict, decision: nearest, condition }) : undefined;
}

/** Whether a call looks for somebody, or for what he proved himself by. */
function finds(source: ConditionSource, op: ValueId): boolean {
  if (verifiesToken(source, op)) return true;
  const call = source.program.values[op];
  const path = call?.op === "call" ? pathOf(source.program, call.callee) : [];
  const said = path.slice(-2).flatMap((name) => checksOfName(name));
  return said.some((kind) => kind === "token" || kind === "user" || kind === "password");
}

/** The call of whose failure a callback is told: `verify(token).catch(() => { throw … })`. */
function rejectedBy(source: ConditionSource, { function: code }: Entry): ValueId | undefined {
  const around = callAround(source, code);
  const call = around === undefined ? undefined : source.program.values[around];
  const chain = call?.op === "call" ? chainOf(source.program, call) : undefined;
  if (chain?.method !== "catch") return undefined;
  const tried = source.program.values[chain.object];
  return tried?.op === "call" ? chain.object : undefined;
}

function conditionAt(source: ConditionSource, { function: code }: Entry, decision: Decision): Condition {
  if (decision.kind === "test")
    return conditionOf(source, { code, block: decision.block, test: decision.test }, decision.holds);
  if (decision.kind === "case") return { atoms: [], calls: [], isTranslated: false };
  const tried = code.blocks.filter(({ handler }) => handler === decision.block);
  return {
    atoms: [],
    isTranslated: false,
    calls: tried.flatMap(({ ops }) => ops.filter((op) => source.program.values[op]?.op === "call")),
  };
}

interface Made {
  readonly entry: Entry;
  readonly refusal: Refusal;
  readonly verdict: Verdict;
  readonly decision: Decision | undefined;
  readonly condition: Condition;
}

function candidate({ entry, refusal, verdict, decision, condition }: Made): FailureCandidate {
  // What the caller makes of it is not seen here.
  const confidence: Confidence = verdict.isSure && !(isJudge(entry) && refusal.how === "told") ? "flow" : "name";
  const end = decision?.kind === "test" ? entry.function.blocks[decision.block]?.end : undefined;
  const side =
    decision?.kind === "test" && end?.kind === "branch" ? (decision.holds ? end.then : end.otherwise) : decision?.block;
  return {
    outcome: "failure",
    entry,
    event: verdict.event,
    block: refusal.block,
    op: refusal.op,
    range: refusal.range,
    why: verdict.why,
    confidence,
    refusal,
    from: side ?? refusal.block,
    decidedAt: decision?.kind === "test" ? decision.block : undefined,
    checks: condition.calls,
  };
}

type Judge = (found: Case) => Verdict | undefined;

/** In the order in which they speak; the first that knows the case decides. */
const judges: readonly Judge[] = [
  byRate,
  byCsrf,
  byCatch,
  byFactor,
  byPassword,
  byAccountPolicy,
  byUser,
  byReset,
  byReuse,
  byToken,
  byPermission,
  byPassport,
  byAttempt,
  byStatus,
  byAbuse,
];

function decide(found: Case): Verdict | undefined {
  if (found.refusal.isPlain === true && !isProven(found)) return undefined;
  for (const judge of judges) {
    const verdict = judge(found);
    if (verdict) return verdict;
  }
  return undefined;
}

/** What says nothing of itself is a refusal where a check came out as no, or where nobody of that name was found to check. */
function isProven(found: Case): boolean {
  if (has(found, "password", false) ?? has(found, "mfa", false)) return true;
  const signsIn = found.activity === "login" || (found.entry.isBorder && found.checksPassword);
  return signsIn && found.checksPassword && has(found, "user", false) !== undefined;
}

const createsAccount = new Set<Activity | undefined>(["sign-up", "user-create"]);

/** What somebody does by a link that was mailed to him. */
const opensLinks = new Set<Activity | undefined>(["token-check", "user-update"]);

function byCatch(found: Case): Verdict | undefined {
  const { isCatch, refusal, activity, calls, source } = found;
  if (!isCatch || (refusal.status !== undefined && refusal.status >= 500)) return undefined;
  const token = calls.find((call) => verifiesToken(source, call));
  const refuses = refusal.status === 401 || refusal.status === 403;
  const isOfToken = activity === "token-refresh" || (opensLinks.has(activity) && refusal.status !== undefined);
  const isGate =
    refuses || isOfToken || (found.entry.isMiddleware && (refusal.status !== undefined || refusal.how === "thrown"));
  if (token !== undefined && !changesPassword.has(activity) && isGate) {
    return { event: "authn_token_verify_fail", why: "the token does not verify", isSure: true };
  }
  if (calls.some((call) => decrypts(source, call)) && refusal.status !== 401) {
    return { event: "crypto_fail", why: "what was encrypted or signed is not right", isSure: true };
  }
  const isSaid = refuses || refusal.status === 400 || refusal.topic !== undefined;
  if (!isSaid) return undefined;
  if (activity === "login" || activity === "mfa-check")
    return { event: "authn_login_fail", why: "what it tried threw an error", isSure: refuses };
  if (changesPassword.has(activity))
    return { event: "authn_password_change_fail", why: "what it tried threw an error", isSure: refuses };
  if (activity === "mfa-change")
    return { event: "authn_mfa_change_fail", why: "what it tried threw an error", isSure: refuses };
  return undefined;
}

function byAccountPolicy(found: Case): Verdict | undefined {
  const isClosed = found.refusal.topic === "registration" && found.refusal.status === 403;
  if (isClosed) return { event: "user_create_denied", why: "registration is closed", isSure: true };
  if (!createsAccount.has(found.activity)) return undefined;
  const policy = has(found, "account-policy");
  const isSaid = found.refusal.topic === "registration";
  if (!policy && !isSaid && (found.refusal.status !== 403 || refusing(found, "permission"))) return undefined;
  return {
    event: "user_create_denied",
    why: policy ? reasonOf(policy) : isSaid ? "registration is closed" : "the status is 403",
    isSure: false,
  };
}

const othersThanLogin = new Set<Activity | undefined>([
  "sign-up",
  "user-create",
  "user-update",
  "user-delete",
  "user-archive",
  "reset-request",
  "password-reset",
  "password-change",
  "mfa-change",
  "role-change",
  "token-refresh",
]);

/** `update` and `deleteNote` ask for the password again of somebody who is known. */
const acting = new Set(["update", "edit", "change", "delete", "remove", "set", "create", "add", "save", "confirm"]);

function byUser(found: Case): Verdict | undefined {
  const { activity, refusal } = found;
  const asksAgain = acting.has(splitWords(found.entry.function.name)[0] ?? "");
  const signsIn = activity === "login" || (found.checksPassword && !othersThanLogin.has(activity) && !asksAgain);
  if (!signsIn || refusal.status === 409) return undefined;
  const isUnknown = has(found, "user", false);
  const state = has(found, "user-state");
  if (isUnknown && found.calls.length > 0)
    return { event: "authn_login_fail", why: "the user is not known", isSure: refusal.status === 401 };
  if (state) return { event: "authn_login_fail", why: stateOf(state), isSure: refusal.status === 401 };
  return undefined;
}

/** Nobody belongs to the token with which a password is to be set. */
function byReset(found: Case): Verdict | undefined {
  const { activity, refusal, calls } = found;
  if (activity !== "password-reset" || refusal.status === 409 || (refusal.status ?? 0) >= 500) return undefined;
  if (!has(found, "user", false) || calls.length === 0) return undefined;
  return { event: "authn_password_change_fail", why: "nobody has this token", isSure: refusal.status === 401 };
}

/** `user.disabled` says so; its state is `banned`. */
function stateOf(state: Atom): string {
  return state.form === "text"
    ? `its state is \`${state.label}\``
    : `\`${state.label}\` says ${state.holds ? "so" : "no"}`;
}

function byReuse(found: Case): Verdict | undefined {
  const reuse = has(found, "reuse", true);
  if (!reuse || found.refusal.status === 409 || !(found.entry.isBorder || checksTokens.has(found.activity)))
    return undefined;
  return { event: "authn_token_reuse", why: `\`${reuse.label}\` says that it was used before`, isSure: false };
}

function byToken(found: Case): Verdict | undefined {
  const { activity, refusal, entry, calls, source } = found;
  const isExpired = has(found, "expiry");
  const isUnknown = has(found, "token", false) ?? has(found, "token");
  const isSaid = refusal.topic === "token";
  // A strategy for tokens, or a renewal, that says 401.
  const isRefused =
    refusal.status === 401 &&
    found.isDecided &&
    ((entry.decides && activity === "token-check") || activity === "token-refresh");
  if (isRefused && !isExpired && !refusing(found, "permission"))
    return { event: "authn_token_verify_fail", why: "the status is 401", isSure: true };
  // The token is what a login would have given.
  if (activity === "login" && !isExpired && !isSaid && has(found, "attempt", false)) return undefined;
  if (!isExpired && !isUnknown && !isSaid) return undefined;
  const isLookedUp = calls.some((call) => !reads(source, call));
  const isVerified = isSaid && activity === "token-check" && refusal.status === 401 && found.isDecided;
  if (!isExpired && !isLookedUp && !isVerified) return undefined;
  const isGate =
    refusal.status === 401 ||
    (isSaid && refusal.status === 403) ||
    (refusal.status === 403 && calls.some((call) => verifiesToken(source, call))) ||
    (isSaid && entry.isBorder && isExpired !== undefined) ||
    entry.isMiddleware ||
    entry.decides ||
    activity === "guard";
  if (!checksTokens.has(activity) && !isGate && !(isSaid && namesToken(entry))) return undefined;
  const isSession = isExpired !== undefined && splitWords(isExpired.label).includes("session");
  return {
    event: isSession ? "session_expired" : "authn_token_verify_fail",
    why: isSession ? "the session has expired" : isExpired ? "the token has expired" : "the token is not valid",
    isSure: refusal.status === 401,
  };
}

/** `verifyUserEmailToken`, `consumeInviteToken`: what a function is there for, if it only says which token. */
function namesToken({ function: { name } }: Entry): boolean {
  const words = splitWords(name);
  return words.at(-1) === "token" && usesTokens.has(words[0] ?? "");
}

const usesTokens = new Set([
  "verify",
  "validate",
  "check",
  "consume",
  "confirm",
  "redeem",
  "use",
  "accept",
  "exchange",
]);

/** Nobody is turned away by what is not there, or by what he forgot to send. */
const isOfThings = new Set<Excuse | undefined>(["absence", "input"]);

function byPermission(found: Case): Verdict | undefined {
  const { refusal, entry, activity } = found;
  if (entry.function.name === "canActivate" && refusal.topic === "permission" && refusal.how === "told") {
    return { event: "authz_fail", why: "the guard says no", isSure: true };
  }
  const { status, topic } = refusal;
  const isGuard = activity === "guard" || entry.decides;
  const strong = refusing(found, "permission");
  const permission = strong ?? refusing(found, "allowance") ?? (status === 403 ? has(found, "permission") : undefined);
  if (status === 403) {
    if (!found.isDecided || found.isTranslated || has(found, "origin") || has(found, "target")) return undefined;
    const isAbout = isOther(found) || isOfThings.has(refusal.excuse) || answersForOthers(entry.function.name);
    if (isAbout && !strong) return undefined;
    return {
      event: "authz_fail",
      why: permission ? reasonOf(permission) : "the status is 403",
      isSure: true,
    };
  }
  const isDenied = topic === "denial";
  if (status !== undefined && status !== 401 && !(status === 400 && strong && (isDenied || topic === "permission")))
    return undefined;
  const isSaid = isDenied || topic === "permission" || status === 401;
  // `if (id !== this.id) throw new Error("Not found")` looks for something, and turns nobody away.
  const isLookedFor = refusal.excuse === "absence" && !isSaid && status === undefined;
  if (strong && !isLookedFor && (isGuard || entry.isMiddleware || isSaid || strong.isSure)) {
    return {
      event: "authz_fail",
      why: reasonOf(strong),
      isSure: strong.isSure || status === 401,
    };
  }
  if (permission && isGuard && (isSaid || refusal.how === "told")) {
    return { event: "authz_fail", why: reasonOf(permission), isSure: false };
  }
  const presence = has(found, "presence", false) ?? has(found, "user", false);
  if (presence && (isGuard || entry.isMiddleware) && refusal.how !== "told") {
    return { event: "authz_fail", why: "nobody is signed in", isSure: status === 401 };
  }
  // `if (invoice.team !== team) throw new Error("Not authorized")`: the text says what the test does not.
  const isTold = isDenied && found.isDecided && (entry.isBorder || isGuard) && refusal.how !== "told";
  if (isTold && refusal.excuse === undefined && !isOther(found) && !found.isTranslated)
    return { event: "authz_fail", why: "its text says that access is denied", isSure: status === 401 };
  return undefined;
}

/** `passport.authenticate("jwt", (error, user, info) => …)` */
function byPassport({ refusal, entry }: Case): Verdict | undefined {
  const [error, user] = entry.function.parameters.map(({ name }) => name);
  if (refusal.status !== 401 || !/^_?err/.test(error ?? "") || user !== "user") return undefined;
  return { event: "authn_token_verify_fail", why: "nobody is recognised", isSure: true };
}

function byStatus(found: Case): Verdict | undefined {
  const { refusal, activity, entry, isDecided, isTranslated } = found;
  if (refusal.status !== 401 || !isDecided || isTranslated) return undefined;
  if (activity === "login" && isUnexplained(found))
    return { event: "authn_login_fail", why: "the status is 401", isSure: true };
  if (!entry.isMiddleware && activity !== "guard") return undefined;
  return { event: "authz_fail", why: "the status is 401", isSure: false };
}
