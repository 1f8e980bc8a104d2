// Whether a candidate is logged: on every way from where it is decided to where the function is left, by what stands around the
// function, or by who receives what it throws.
import { isNamedLogger } from "../../catalogue/events/audit-trail.ts";
import { splitWords } from "../../catalogue/names.ts";
import type { LogExit, LogGraph, LogStep } from "../dataflow/log-graph.ts";
import type { LogView } from "../dataflow/log-view.ts";
import { noValue, type BlockId, type FunctionCode, type Program, type ValueId } from "../program.ts";
import { functionValue } from "../values-of.ts";
import { namesAudit, toSuccess, type CalleeLogging, type ToldFailure } from "./callee-logging.ts";
import { afterwards } from "./afterwards.ts";
import { asidesOf } from "./asides.ts";
import { namesLetter } from "./letters.ts";
import { loggedByCallers } from "./callers.ts";
import type { Candidate, FailureCandidate, SuccessCandidate } from "./candidates.ts";
import type { CentralLogging } from "./central.ts";
import type { Entry } from "./entries.ts";
import type { LoggedBy, LoggedState } from "./security-point.ts";
import { pathOf, type Users } from "./users-of.ts";
import { coverageOf, inProduction, strongest, type Coverage, type Degree } from "./ways.ts";

export interface LogSource {
  readonly program: Program;
  readonly users: Users;
  readonly view: LogView;
  readonly callees: CalleeLogging;
  readonly central: CentralLogging;
}

export interface Logged {
  readonly state: LoggedState;
  readonly by: LoggedBy | undefined;
  /** It is thrown, and nobody who receives it was found; or what finds it out tells of some failures only. */
  readonly isUnknown?: boolean;
}

const missing: Logged = { state: "missing", by: undefined };
const anyExit: ReadonlySet<LogExit> = new Set(["success", "failure", "throw"]);

/** What is known within this file and the functions that it calls. */
export function loggedIn(source: LogSource, candidate: Candidate): Logged {
  const around = byWrapper(source, candidate.entry);
  if (around) return around;
  if (candidate.outcome === "success" && candidate.isSilent) return withAccessLog(source, candidate.entry, missing);
  const found = candidate.outcome === "failure" ? ofFailure(source, candidate) : ofSuccess(source, candidate);
  if (found.state !== "missing") return found;
  const audit = candidate.outcome === "success" ? byInterceptor(source, candidate.entry) : undefined;
  if (audit) return audit;
  const received = candidate.outcome === "failure" ? ofReceived(source, candidate) : missing;
  return received.state === "missing" ? withAccessLog(source, candidate.entry, received) : received;
}

/** What is known where the function hands it to. */
function ofReceived(source: LogSource, candidate: FailureCandidate): Logged {
  const { how } = candidate.refusal;
  const central = ofThrown(source, candidate);
  if (central.state !== "missing" || how === "answered" || !leaves(source.program, candidate)) return central;
  const called = loggedByCallers(source, candidate.entry, how);
  // Who catches it may log only what he does not know; who looks at what came back may log either outcome.
  if (!called || (how === "thrown" ? called.least : called.most) < 2) return central;
  const state: LoggedState = called.least === 2 ? "logged" : "partly";
  return { state, by: { how: "caller", label: called.step?.label ?? "", range: undefined } };
}

/** What NestJS throws where a guard says no: https://docs.nestjs.com/guards */
const forbidden = { status: 403, errorName: "ForbiddenException" } as const;

function ofThrown(source: LogSource, candidate: FailureCandidate): Logged {
  if (candidate.refusal.how === "told" && candidate.entry.function.name === "canActivate") {
    const fate = source.central.fateOf(forbidden, false);
    // What a helper of the handler may log need not be this.
    const isSure = fate !== "unknown" && fate.state === "logged" && isNamedLogger((fate.by?.label ?? "").split("."));
    return isSure ? fate : missing;
  }
  if (candidate.refusal.how !== "thrown" || !leaves(source.program, candidate)) return missing;
  const chained = ofChain(source, candidate);
  if (chained.state !== "missing") return chained;
  const fate = source.central.fateOf(candidate.refusal, isRoute(source, candidate.entry));
  return fate === "unknown" ? { ...missing, isUnknown: true } : fate;
}

function isRoute({ view }: LogSource, { function: code }: Entry): boolean {
  return code.parameters.some(({ value }) => view.abstractOf(value)?.api === "request:express");
}

/** Whether what is thrown leaves the function, or is handed on by who catches it. */
function leaves(program: Program, { entry, refusal }: FailureCandidate): boolean {
  const block = entry.function.blocks[refusal.block];
  if (block?.end.kind === "exit" || block?.handler === undefined) return true;
  const handler = entry.function.blocks[block.handler];
  return handler?.ops.some((op) => handsOn(program, op)) === true;
}

/** `catch (error) { next(error); }` */
function handsOn(program: Program, op: ValueId): boolean {
  const call = program.values[op];
  return call?.op === "call" && call.args.length === 1 && pathOf(program, call.callee).join(".") === "next";
}

/** The access log has a line for each request, but not who it was. */
function withAccessLog({ central }: LogSource, entry: Entry, found: Logged): Logged {
  const label = central.accessLog();
  if (label === undefined || entry.names.includes("authorize")) return found;
  return { ...found, state: "access-log", by: { how: "access-log", label, range: undefined } };
}

function graphOf({ view }: LogSource, code: FunctionCode): LogGraph | undefined {
  return view.graphs.get(code.id);
}

/** An interceptor of NestJS around all handlers keeps an audit of what they have done; what only reads is mostly left out. */
function byInterceptor({ central }: LogSource, { wrappers, route, isUnaudited }: Entry): Logged | undefined {
  const isOfNest = wrappers.some(({ label, value }) => value === undefined && /^(?:Controller|Resolver)$/.test(label));
  if (!isOfNest || isUnaudited === true || route?.method === "GET") return undefined;
  const label = central.audit();
  return label === undefined ? undefined : { state: "logged", by: { how: "wrapper", label, range: undefined } };
}

/** `withAudit("user_deleted", handler)`, `@Audit()`, `auditLog()` in the route. */
function byWrapper(source: LogSource, { wrappers }: Entry): Logged | undefined {
  for (const { label, value, isMiddleware } of wrappers) {
    const how = isMiddleware ? "middleware" : "wrapper";
    if (namesAudit(label)) return { state: "logged", by: { how, label, range: undefined } };
    if (value === undefined || isMiddleware) continue;
    // What a wrapper gives back runs in the place of the handler.
    const given = coverageOfGiven(source, value);
    if (given.some(({ least }) => least === 2)) return { state: "logged", by: { how, label, range: undefined } };
  }
  return undefined;
}

function ofFailure(source: LogSource, candidate: FailureCandidate): Logged {
  const { decidedAt, checks } = candidate;
  const here = onWays(source, candidate);
  if (here.state === "logged") return here;
  // What a test looks at came back; only a `catch` knows of what was thrown.
  const end = decidedAt === undefined ? "throw" : "failure";
  const deeper = checks.map((call) => source.callees.failure(source.view.calleesOf(call), end));
  const of = (how: ToldFailure["told"]): ToldFailure | undefined => deeper.find(({ told }) => told === how);
  const all = of("all");
  if (all) return { state: "logged", by: by(all.step, "callee") };
  if (here.state !== "missing") return here;
  if (of("some")) return { ...missing, isUnknown: true };
  const quiet = of("quiet");
  return quiet ? { state: "partly", by: by(quiet.step, "callee") } : here;
}

/** What the function itself logs between the decision and its end. */
function onWays(source: LogSource, candidate: FailureCandidate): Logged {
  const { entry, from, block, decidedAt, checks } = candidate;
  const graph = graphOf(source, entry.function);
  if (!graph) return missing;
  const check = decidedAt === undefined ? undefined : afterCheck(source, graph, { decidedAt, checks });
  const along = (weigh: (step: LogStep) => Degree): Logged => {
    const stretch = { graph, exits: anyExit, weigh, next: inProduction };
    const ways = [coverageOf({ ...stretch, from, to: block }), coverageOf({ ...stretch, from: block, to: undefined })];
    return best(check ? [...ways, check] : ways, "call");
  };
  // What a debugger is told on the way there says nothing of how it came out.
  const inBlock = new Set(graph.blocks[block]?.steps);
  const weigh = (step: LogStep): Degree =>
    step.kind === "log" && step.strength === "quiet" && !inBlock.has(step)
      ? 0
      : source.callees.weigh(step, undefined, "perhaps");
  const found = along(weigh);
  if (found.state !== "partly") return found;
  const isAside = asidesOf(source.program, candidate);
  return along((step) => (isAside(step) ? 0 : weigh(step)));
}

/** What is logged after the check and before its result is tested: `const ok = …; log.info({ ok }); if (!ok) …`. */
function afterCheck(
  source: LogSource,
  graph: LogGraph,
  at: { readonly decidedAt: BlockId; readonly checks: readonly ValueId[] },
): Coverage {
  const first = Math.min(...at.checks);
  const steps = graph.blocks[at.decidedAt]?.steps.filter(({ kind, op }) => kind === "log" && op > first) ?? [];
  const { degree, step } = strongest(steps, (each) => source.callees.weigh(each, undefined, "always"));
  return { least: degree, most: degree, step };
}

function ofSuccess(source: LogSource, candidate: SuccessCandidate): Logged {
  const { entry, block, action, op } = candidate;
  const graph = graphOf(source, entry.function);
  const parts: Coverage[] = [];
  if (action !== undefined) {
    const done = source.callees.coverage(source.view.calleesOf(action), "success");
    if (done.most > 0) parts.push(done);
    parts.push(...afterwards(source, action));
  }
  if (graph) {
    const inBlock = new Set(graph.blocks[block]?.steps.filter((step) => step.op >= op));
    // A mailer tells that a letter is on its way, whatever it is about.
    const after = (step: LogStep): Degree =>
      step.kind === "call" && namesLetter(step.label) ? 0 : source.callees.weigh(step, undefined, "always");
    // What a debugger is told before it is done says nothing of how it came out.
    const isSaid = (step: LogStep): boolean => isRecorded(step) && !(step.kind === "log" && step.strength === "quiet");
    const before = (step: LogStep): Degree => (inBlock.has(step) || isSaid(step) ? after(step) : 0);
    const ahead = coverageOf({ graph, from: 0, to: block, exits: anyExit, weigh: before, next: toSuccess });
    parts.push({ ...ahead, most: ahead.least });
    parts.push(
      coverageOf({ graph, from: block, to: undefined, exits: new Set(["success"]), weigh: after, next: toSuccess }),
    );
  }
  return best(parts, "call");
}

const recording = new Set(["log", "audit", "record", "track", "report"]);

/** Of what comes before, only lines and what is there to write them counts: a look-up that logs says nothing of what follows. */
function isRecorded(step: LogStep): boolean {
  return step.kind === "log" || splitWords(step.label).some((word) => recording.has(word));
}

function best(parts: readonly Coverage[], how: "call" | "callee"): Logged {
  let most: Coverage | undefined;
  for (const part of parts) {
    if (part.least === 2) return { state: "logged", by: by(part.step, how) };
    if (part.most > (most?.most ?? 0)) most = part;
  }
  return most ? { state: "partly", by: by(most.step, how) } : missing;
}

function by(step: LogStep | undefined, how: "call" | "callee"): LoggedBy {
  if (!step) return { how, label: "", range: undefined };
  if (how === "callee") return { how, label: step.label, range: undefined };
  if (step.kind === "call") return { how: "callee", label: step.label, range: step.range };
  const kind = step.strength === "audit" ? "audit" : step.strength === "bus" ? "event-bus" : "call";
  return { how: kind, label: step.label, range: step.range };
}

/** How the functions log that a call gives back. */
function coverageOfGiven(source: LogSource, call: ValueId): readonly Coverage[] {
  return source.callees.graphsOf(source.view.calleesOf(call)).flatMap(({ graph: maker, module }) =>
    maker.inner.flatMap((inner): readonly Coverage[] => {
      const graph = module ? module.logging.get(inner) : source.view.graphs.get(inner);
      const weigh = (step: LogStep): Degree => source.callees.weigh(step, module, "always");
      return graph
        ? [coverageOf({ graph, from: 0, to: undefined, exits: new Set(["success"]), weigh, next: inProduction })]
        : [];
    }),
  );
}

const unheard: Coverage = { least: 0, most: 0, step: undefined };

/** How a callback logs that is written where it is given, or made there: `.catch(failed(res))`. */
function coverageOfCallback(source: LogSource, id: ValueId): Coverage {
  const callback = source.program.values[id];
  if (callback?.op === "function")
    return source.callees.coverage([{ function: { id: callback.function, module: undefined } }], "success");
  return callback?.op === "call" ? (coverageOfGiven(source, id)[0] ?? unheard) : unheard;
}

const maxChain = 6;

/** What a callback throws reaches the `.catch(…)` at the end of its chain of promises. */
function ofChain(source: LogSource, { entry, refusal }: FailureCandidate): Logged {
  if (refusal.how !== "thrown") return missing;
  const { program, users } = source;
  const start = functionValue(program, entry.function.id) ?? noValue;
  let at = users.of(start).find((user) => program.values[user]?.op === "call");
  for (let steps = 0; at !== undefined && steps < maxChain; steps++) {
    const chained: readonly ValueId[] = users.of(at).filter((user) => program.values[user]?.op === "property");
    const property = chained[0] === undefined ? undefined : program.values[chained[0]];
    const call: ValueId = chained[0] === undefined ? -1 : (users.callOf(chained[0]) ?? -1);
    const value = program.values[call];
    if (property?.op !== "property" || value?.op !== "call") break;
    const received = value.args[property.name === "catch" ? 0 : 1]?.value ?? -1;
    if (property.name === "catch" || property.name === "then") {
      const { least, most, step } = coverageOfCallback(source, received);
      if (most > 0) return { state: least === 2 ? "logged" : "partly", by: by(step, "callee") };
    }
    at = call;
  }
  return missing;
}
