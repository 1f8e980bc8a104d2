// Which refusals are security events: told from the tests that lead to them, from what the function is for, and from the status.
import type { Activity } from "../../catalogue/events/activities.ts";
import type { Confidence } from "../../base/finding.ts";
import type { LogView } from "../dataflow/log-view.ts";
import type { BlockId, FunctionId, Program, ValueId } from "../program.ts";
import { valuesOf } from "../values-of.ts";
import { assertedTest } from "./assertions.ts";
import type { FailureCandidate } from "./candidates.ts";
import { checksOfName } from "../../catalogue/events/checks.ts";
import { decrypts, verifiesSignature, verifiesToken } from "./check-calls.ts";
import { conditionOf, type Condition, type ConditionSource } from "./conditions.ts";
import { flowOrder, type Decision, type FlowOrder } from "../dataflow/dominators.ts";
import type { Entry } from "./entries.ts";
import { isAvoided, isPassed, isShutFrom } from "./passed.ts";
import { plainAnswers } from "./plain-answers.ts";
import { callAround, chainOf, proofsIn } from "./proof-checks.ts";
import { caughtAnswers, isCaughtProof, triesProof } from "./tried-proofs.ts";
import { byAbuse, byCsrf, byRate } from "./abuse.ts";
import { caughtBefore } from "./caught-tests.ts";
import { has, refusing, type Case, type Verdict } from "./cases.ts";
import { byAttempt, byFactor, byFactorAsked, byPassword, changesPassword } from "./credentials.ts";
import { byPermission, byStatus } from "./denials.ts";
import { reasonOf } from "./reasons.ts";
import { byPassport, byReuse, byToken } from "./tokens.ts";
import { pathOf } from "./users-of.ts";
import { isJudge } from "./judges.ts";
import { refusalsOf, type Refusal } from "./refusals.ts";
import { byReset, byUser } from "./unknown-users.ts";

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
  if (!hasCheck) return triesProof(source, entry) ? [...found, ...caughtAnswers(place, found)] : found;
  const all = [...found, ...plainAnswers(place, found)];
  return isAnsweredByCaller(source, entry) ? all.filter(({ how }) => how !== "told") : all;
}

/** `comparePassword` says yes or no, and so does what the same file asks: who asks them is judged. */
function isAnsweredByCaller({ program, view }: ConditionSource, entry: Entry): boolean {
  const { name, id } = entry.function;
  if (entry.isBorder || entry.decides) return false;
  const said = checksOfName(name);
  if (entry.activity !== "login" && (name === "" || said.includes("password") || said.includes("mfa"))) return true;
  return isCalledHere(view, program, id);
}

const called = new WeakMap<LogView, ReadonlySet<FunctionId>>();

/** Whether a call of the file runs this function of it. */
function isCalledHere(view: LogView, program: Program, id: FunctionId): boolean {
  const known = called.get(view) ?? calledHere(view, program);
  called.set(view, known);
  return known.has(id);
}

function calledHere(view: LogView, program: Program): ReadonlySet<FunctionId> {
  const refs = valuesOf(program, "call").flatMap(({ id }) => view.calleesOf(id));
  return new Set(refs.flatMap((ref) => ("function" in ref && !ref.function.module ? [ref.function.id] : [])));
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
  return !isCalledHere(view, program, id);
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
  const isGate = entry.isMiddleware || entry.activity === "guard";
  const isDecided = decisions.length > 0 || (isGate && isAvoided(entry.function, refusal.block));
  const base = {
    refusal,
    activity: entry.activity,
    entry,
    checksPassword: hasCheck,
    source,
    isDecided,
    isTranslated: false,
  };
  const asserted = assertedTest(source.program, refusal.op);
  if (asserted !== undefined) {
    const condition = conditionOf(source, { code: entry.function, block: refusal.block, test: asserted }, false);
    const verdict = decide({ ...base, ...condition, isDecided: true, isCatch: false });
    return verdict && candidate({ entry, refusal, verdict, decision: undefined, condition });
  }
  for (const [index, decision] of decisions.slice(0, maxTests).entries()) {
    // Code behind `if (…) return` was not decided by that test.
    if (index > 0 && isPassed(entry.function, decision)) continue;
    const condition = conditionAt(source, entry, decision);
    const verdict = decide({ ...base, ...condition, isCatch: decision.kind === "catch" });
    if (verdict) {
      const first = byStatusAlone.test(verdict.why) ? outermost(decisions) : caughtBefore(source, decisions, index);
      return candidate({ entry, refusal, verdict, decision: first ?? decision, condition });
    }
    // What was tested before a try, or around another test that is known to be about something else, did not decide this.
    const isKnown =
      condition.atoms.some(({ kind }) => kind !== "attempt") &&
      !(refusal.isPlain === true && caughtBefore(source, decisions, index));
    const isElse = condition.isTranslated || condition.isOfForm === true || condition.isOfState === true;
    if (decision.kind === "catch" || isKnown || isElse) return undefined;
  }
  const shut = hasCheck || entry.activity === "login" ? shutBefore(source, entry, refusal.block) : undefined;
  if (shut) {
    const verdict = decide({ ...base, ...shut.condition, isDecided: true, isCatch: false });
    if (verdict) return candidate({ entry, refusal, verdict, decision: shut.decision, condition: shut.condition });
  }
  const [nearest] = decisions;
  const rejected = nearest ? undefined : rejectedBy(source, entry);
  const condition = { atoms: [], calls: rejected === undefined ? [] : [rejected], isTranslated: false };
  const isCatch = rejected !== undefined && finds(source, rejected);
  const verdict = decide({ ...base, ...condition, isCatch, isDecided: isDecided || isCatch });
  return verdict ? candidate({ entry, refusal, verdict, decision: nearest, condition }) : undefined;
}

const proven = new Set<string>(["password", "mfa", "token"]);

// Nothing is known of what decided it: a line anywhere on the way there may tell of it.
const byStatusAlone = /^the status is/;

/** The first test or catch on the way that leads in, and not past a way out: `if (wrong) { log(); if (await handled()) return; refuse(); }`. */
function outermost(decisions: readonly Decision[]): Decision | undefined {
  return decisions
    .slice(0, maxTests)
    .findLast((decision) => decision.kind === "catch" || (decision.kind === "test" && decision.holds));
}

/** The check that would have led elsewhere, had it come out as yes: `if (user) { if (matches) return user; } refuse()`. */
function shutBefore(
  source: ConditionSource,
  { function: code }: Entry,
  to: BlockId,
): { readonly decision: Decision; readonly condition: Condition } | undefined {
  for (const [block, { end }] of code.blocks.entries()) {
    if (end.kind !== "branch") continue;
    for (const holds of [true, false]) {
      const [open, shut] = holds ? [end.then, end.otherwise] : [end.otherwise, end.then];
      if (!isShutFrom(code, { open, shut }, to)) continue;
      const condition = conditionOf(source, { code, block, test: end.test }, holds);
      if (condition.atoms.some((atom) => proven.has(atom.kind) && !atom.holds))
        return { decision: { kind: "test", block, test: end.test, holds }, condition };
    }
  }
  return undefined;
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
  byFactorAsked,
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
  if (found.refusal.isPlain === true && !isProven(found) && !isCaughtProof(found)) return undefined;
  // Who resets a password has forgotten the old one, with which the new one is compared: they should differ.
  if (found.refusal.isPlain === true && found.activity === "password-reset" && has(found, "password")) return undefined;
  // The server has failed, and nobody was refused.
  if (found.refusal.status !== undefined && found.refusal.status >= 500 && !found.isCatch) return undefined;
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
  if (!isCatch) return undefined;
  const token = calls.find((call) => verifiesToken(source, call));
  if (refusal.status !== undefined && refusal.status >= 500) {
    // A gate that calls whatever `jwt.verify` throws a fault of its own.
    const why = "the token does not verify";
    return token !== undefined && found.entry.isMiddleware
      ? { event: "authn_token_verify_fail", why, isSure: false }
      : undefined;
  }
  const refuses = refusal.status === 401 || refusal.status === 403;
  const isOfToken = activity === "token-refresh" || (opensLinks.has(activity) && refusal.status !== undefined);
  const isGate =
    refuses ||
    isOfToken ||
    refusal.turnsAway === true ||
    (found.entry.isMiddleware && (refusal.status !== undefined || refusal.how === "thrown"));
  if (token !== undefined && !changesPassword.has(activity) && isGate) {
    return { event: "authn_token_verify_fail", why: "the token does not verify", isSure: true };
  }
  const isClientFault = refuses || refusal.status === 400;
  if (isClientFault && found.entry.isBorder && calls.some((call) => verifiesSignature(source, call)))
    return { event: "authn_token_verify_fail", why: "the signature does not verify", isSure: true };
  if (calls.some((call) => decrypts(source, call)) && refusal.status !== 401) {
    return { event: "crypto_fail", why: "what was encrypted or signed is not right", isSure: true };
  }
  const isThrown = activity === "guard" && refusal.how === "thrown";
  if (refusal.topic === "token" && ((refuses && found.entry.isMiddleware) || isThrown))
    return { event: "authn_token_verify_fail", why: "the token is not valid", isSure: true };
  const isTold = refusal.how === "answered" && refusal.status === undefined && isCaughtProof(found);
  const isSaid = refuses || refusal.status === 400 || refusal.topic !== undefined || isTold;
  if (!isSaid) return undefined;
  if (activity === "login" || activity === "mfa-check")
    return { event: "authn_login_fail", why: "what it tried threw an error", isSure: refuses };
  if (changesPassword.has(activity))
    return { event: "authn_password_change_fail", why: "what it tried threw an error", isSure: refuses };
  if (activity === "token-refresh" && refusal.topic === "token")
    return { event: "authn_token_verify_fail", why: "what it tried threw an error", isSure: refuses };
  if (activity === "mfa-change")
    return { event: "authn_mfa_change_fail", why: "what it tried threw an error", isSure: refuses };
  return undefined;
}

function byAccountPolicy(found: Case): Verdict | undefined {
  const isClosed = found.refusal.topic === "registration" && found.refusal.status === 403;
  if (isClosed) return { event: "user_create_denied", why: "registration is closed", isSure: true };
  // `return { ok: false, message: "Public registration is not allowed" }` of a sign-in that makes accounts as well.
  if (found.activity === "login" && found.refusal.topic === "registration" && found.entry.isBorder)
    return { event: "user_create_denied", why: "registration is closed", isSure: false };
  if (!createsAccount.has(found.activity) || found.refusal.excuse === "input") return undefined;
  const policy = has(found, "account-policy");
  const isSaid = found.refusal.topic === "registration";
  if (!policy && !isSaid && (found.refusal.status !== 403 || refusing(found, "permission"))) return undefined;
  return {
    event: "user_create_denied",
    why: policy ? reasonOf(policy) : isSaid ? "registration is closed" : "the status is 403",
    isSure: false,
  };
}
