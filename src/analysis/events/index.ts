// The security events of a file: where each happens, in which handler, and whether it is logged.
import type { Range } from "../../base/text.ts";
import { isHandlerPath } from "../../catalogue/events/borders.ts";
import { isOfPage } from "../../catalogue/events/handler-files.ts";
import { eventNamed } from "../../catalogue/events/index.ts";
import { symbolOf, type FileAnalysis } from "../file-analysis.ts";
import type { FunctionId, ValueId } from "../program.ts";
import { createCalleeLogging } from "./callee-logging.ts";
import { createCentralLogging } from "./central.ts";
import type { Candidate } from "./candidates.ts";
import { entriesOf, type Entry } from "./entries.ts";
import { failuresOf } from "./failures.ts";
import { lifecycleOf } from "./lifecycle.ts";
import { limitersOf } from "./limiters.ts";
import { loggedIn, type Logged, type LogSource } from "./logged.ts";
import { isOnWay } from "./passed.ts";
import { namesAt } from "./point-names.ts";
import type { SecurityPoint } from "./security-point.ts";
import { successesOf } from "./successes.ts";
import { createUsers } from "./users-of.ts";

export type { LoggedBy, LoggedHow, LoggedState, PointNames, SecurityPoint } from "./security-point.ts";

const known = new WeakMap<FileAnalysis, readonly SecurityPoint[]>();

/** Every place of the file where a security event happens, in the order of the text; computed once for each analysis. */
export function securityPoints(file: FileAnalysis): readonly SecurityPoint[] {
  const found = known.get(file) ?? findPoints(file);
  known.set(file, found);
  return found;
}

/** The points of events that the policy of the file asks for. */
export function pointsAsked(file: FileAnalysis): readonly SecurityPoint[] {
  const { requiredEvents } = file.policy.requirements;
  return securityPoints(file).filter(
    ({ event }) => event.required === "always" || requiredEvents?.has(event.name) === true,
  );
}

function findPoints(file: FileAnalysis): readonly SecurityPoint[] {
  const { program } = file;
  if (isOfPage(program)) return [];
  const view = file.flow.logView();
  const users = createUsers(program);
  const callees = createCalleeLogging(view);
  const source: LogSource = { program, users, view, callees, central: createCentralLogging(view, callees) };
  const entries = entriesOf(source);
  const candidates: Candidate[] = [...entries.values()].flatMap((entry): readonly Candidate[] => {
    const inherited = withActivityAround(entries, entry);
    const served =
      inherited.isBorder || !isCallback(inherited) ? inherited : { ...inherited, isBorder: isServed(entries, entry) };
    return [...failuresOf(source, served), ...successesOf(source, inherited)];
  });
  candidates.push(...program.functions.flatMap((code) => [...lifecycleOf(source, code), ...limitersOf(source, code)]));
  const all = candidates
    .filter(
      (candidate) => candidate.outcome === "failure" || !candidates.some((other) => isRefusedThere(candidate, other)),
    )
    .map((candidate) => judgedLater(source, candidate));
  const judged = withoutRepeats(all);
  const points = judged.flatMap((each) => {
    const point = pointOf(source, each, judged);
    return point ? [point] : [];
  });
  return points.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

/** `return res.status(403).json({ mfaRequired: true })` is one event, and no success besides. */
function isRefusedThere({ entry, event, block }: Candidate, other: Candidate): boolean {
  const isSame = other.event === event && other.block === block && other.entry.function.id === entry.function.id;
  return other.outcome === "failure" && isSame;
}

/** Of the places where a function does the same, the most telling one stands for all; where it is logged, another way that is not as well. */
function withoutRepeats(all: readonly Judged[]): readonly Judged[] {
  const chosen = new Map<string, readonly Judged[]>();
  return all.filter((each) => {
    const { outcome, entry, event, block } = each.candidate;
    if (outcome === "failure" || repeated.has(event)) return true;
    const key = `${entry.function.id} ${event}`;
    const before = chosen.get(key) ?? [];
    const isRepeat = before.some(
      ({ candidate: known, logged }) => !isLogged(logged) || isOnWay(entry.function, known.block, block),
    );
    if (isRepeat || (before.length > 0 && isLogged(each.logged))) return false;
    chosen.set(key, [...before, each]);
    return true;
  });
}

function isLogged({ state }: Logged): boolean {
  return state === "logged" || state === "partly";
}

/** Each limiter and each start of a server counts. */
const repeated = new Set(["excess_rate_limit_exceeded", "sys_startup", "sys_shutdown"]);

/** A callback without a name of its own does a part of what the function around it does. */
function withActivityAround(entries: ReadonlyMap<FunctionId, Entry>, entry: Entry): Entry {
  // `controller.read = (req, res) => …` in a factory of controllers serves requests of its own.
  if (entry.isBorder && entry.names.length > 0) return entry;
  let at: Entry | undefined = entry;
  while (at && at.activity === undefined && at.route === undefined) {
    const parent: number | undefined = at.function.parent;
    at = parent === undefined ? undefined : entries.get(parent);
  }
  return at?.activity === undefined || at === entry ? entry : { ...entry, activity: at.activity };
}

const isCallback = ({ function: { name, kind } }: Entry): boolean =>
  name === "" && (kind === "arrow" || kind === "function");

/** Whether the function around a callback answers a request, which is also where the callback answers. */
function isServed(entries: ReadonlyMap<FunctionId, Entry>, { function: { parent } }: Entry): boolean {
  const around = parent === undefined ? undefined : entries.get(parent);
  if (!around) return false;
  // `schema: (intent) => form.transform(async (data, context) => …)` is named by the option that it is.
  return around.isBorder || (around.function.kind === "arrow" && isServed(entries, around));
}

interface Judged {
  readonly candidate: Candidate;
  readonly logged: Logged;
}

/** Whether it is logged is found out when somebody asks: that leads into other files, and most events are asked for by profiles only. */
function judgedLater(source: LogSource, candidate: Candidate): Judged {
  let logged: Logged | undefined;
  return {
    candidate,
    get logged() {
      return (logged ??= loggedIn(source, candidate));
    },
  };
}

function pointOf(source: LogSource, each: Judged, judged: readonly Judged[]): SecurityPoint | undefined {
  const { candidate } = each;
  const event = eventNamed(candidate.event);
  if (!event) return undefined;
  const { entry, block, range, why, outcome } = candidate;
  return {
    event,
    outcome,
    function: entry.function.id,
    block,
    isGate: entry.isMiddleware || entry.activity === "guard",
    handler: handlerName(source, entry),
    range,
    insertAt: outcome === "failure" ? range.start : afterStatement(source, entry, candidate.op),
    why,
    get confidence() {
      return each.logged.isUnknown === true ? "name" : candidate.confidence;
    },
    get logged() {
      return each.logged.state;
    },
    get by() {
      return each.logged.by;
    },
    get sibling() {
      return siblingOf(each, judged);
    },
    get names() {
      return namesAt(source, entry, candidate.op);
    },
  };
}

/** Where another branch of the function logs the same event. */
function siblingOf(each: Judged, judged: readonly Judged[]): Range | undefined {
  const { entry, event } = each.candidate;
  const sibling = judged.find(
    ({ candidate: other, logged }) =>
      other.entry.function.id === entry.function.id &&
      other.event === event &&
      other !== each.candidate &&
      logged.state === "logged",
  );
  return sibling?.logged.by?.range;
}

/** Names that frameworks give, which say nothing of the handler. */
const anyHandler = new Set(["", "fn", "default", "handler"]);

function handlerName({ program }: LogSource, { function: code, names, route }: Entry): string {
  const symbol = symbolOf(program, code.id);
  if (
    !route &&
    anyHandler.has(code.name) &&
    names.every((name) => anyHandler.has(name)) &&
    isHandlerPath(program.path)
  ) {
    const [folder = "", file = ""] = program.path.split(/[/\\]/).slice(-2);
    return `${folder}/${file.split(".", 1)[0] ?? ""}`;
  }
  if (route) return `${route.method === "ANY" ? "" : `${route.method} `}${route.path}`;
  return code.name && symbol ? symbol : (names[0] ?? symbol);
}

/** Behind the line in which the statement around a value ends. */
function afterStatement({ program }: LogSource, { function: code }: Entry, op: ValueId): number {
  const value = program.values[op];
  const end = program.text.indexOf("\n", value?.end ?? 0);
  return end < 0 || end > code.range.end ? (value?.end ?? 0) : end + 1;
}
