// Where a function says no: it throws, answers with a status of refusal, hands an error on, or tells its caller that something failed.
import type { Excuse } from "../../catalogue/events/excuses.ts";
import {
  answerMethods,
  statusFields,
  statusMethods,
  statusNamed,
  type MessageTopic,
} from "../../catalogue/events/statuses.ts";
import { splitWords } from "../../catalogue/names.ts";
import type { Range } from "../../base/text.ts";
import { saysFailure } from "../dataflow/log-graph.ts";
import { noValue, type BlockId, type Program, type Value, type ValueId } from "../program.ts";
import type { Entry } from "./entries.ts";
import { excuseIn, speaksIn } from "./excuse-in.ts";
import { answeredNo, flashed, hungUp, rejectionIn, saysError, sentAway, spoken } from "./refusal-forms.ts";
import { errorOf, fieldStatus, first, numberOf, statusMapped, topicIn, toldStatus } from "./said-errors.ts";
import { madeNo, saidByBody } from "./given-bodies.ts";
import { answersForGuard, resolvedNo, saidByGuard } from "./guard-answers.ts";
import { isJudge, isJudgement, saysDeny } from "./judges.ts";
import { assertedStatus } from "./assertions.ts";
import { answerers, helpedBy } from "./answering-helpers.ts";
import { socketStatus } from "./socket-answers.ts";
import { constantText, pathOf, type Users } from "./users-of.ts";

/** `thrown`: an exception, or an error that is handed on; `answered`: the client has its answer; `told`: the caller is told. */
export type RefusalHow = "thrown" | "answered" | "told";

export interface Refusal {
  readonly block: BlockId;
  readonly op: ValueId;
  readonly range: Range;
  readonly how: RefusalHow;
  readonly status: number | undefined;
  /** What the text of the error says that was wrong. */
  readonly topic: MessageTopic | undefined;
  /** Class of what is thrown. */
  readonly errorName: string | undefined;
  /** What its texts speak of instead of who may do what. */
  readonly excuse: Excuse | undefined;
  /** It says a sentence, of whatever. */
  readonly speaks: boolean;
  /** Only what was tested before says that it refuses. */
  readonly isPlain?: true;
  /** Somebody is sent to sign in, or hung up on. */
  readonly turnsAway?: true;
}

/** A function of a program in which it is looked for refusals. */
export interface RefusalPlace {
  readonly program: Program;
  readonly users: Users;
  readonly entry: Entry;
}

/** What a statement says. */
export type Said = Pick<Refusal, "how" | "status" | "topic" | "errorName" | "turnsAway">;

/** The refusals of a function, one for each block at most: what is said last counts, a status that was said before stays. */
export function refusalsOf(place: RefusalPlace): readonly Refusal[] {
  const { program, entry } = place;
  const found: Refusal[] = [];
  // An error that gives itself a status refuses nobody yet.
  if (entry.function.kind === "constructor") return found;
  for (const [block, { ops }] of entry.function.blocks.entries()) {
    let said: (Said & { readonly op: ValueId }) | undefined;
    for (const op of ops) {
      const value = program.values[op];
      const next = value && (refusalOf(place, value) ?? chosen(place, op, value));
      // `return response.unauthorized("Invalid credentials")` answers, and hands the answer back.
      const isAnswer = next?.how === "told" && said?.how === "answered";
      if (next)
        said = {
          ...next,
          how: isAnswer ? "answered" : next.how,
          status: next.status ?? said?.status,
          topic: next.topic ?? said?.topic,
          op,
        };
      else if (said && value?.op === "call" && said.topic === undefined)
        said = { ...said, topic: spokenTopic(program, value) };
    }
    if (!said) continue;
    const range = statementRange(program, ops, said.op);
    found.push({ ...said, block, range, excuse: excuseIn(program, ops, said), speaks: speaksIn(program, ops) });
  }
  return found;
}

/** What the body of an answer says: `res.status(400).json({ error: "Invalid code" })`. */
function spokenTopic(program: Program, { callee, args }: Call): MessageTopic | undefined {
  if (!answerMethods.has(pathOf(program, callee).at(-1) ?? "")) return undefined;
  return first(args.slice(0, 1).map(({ value }) => topicIn(program, value)));
}

/** The outermost expression or statement of the block around a value. */
export function statementRange({ values }: Program, ops: readonly ValueId[], op: ValueId): Range {
  const inner = values[op];
  let [start, end] = [inner?.start ?? 0, inner?.end ?? 0];
  for (const id of ops) {
    const value = values[id];
    if (!value || value.op === "function" || value.op === "class") continue;
    if (value.start <= start && value.end >= end && value.end - value.start < 600)
      [start, end] = [value.start, value.end];
  }
  return { start, end };
}

function refusalOf(place: RefusalPlace, value: Value): Said | undefined {
  switch (value.op) {
    case "throw":
      return (
        thrownAway(place, value.value) ??
        (isCaught(place, value.value) ? undefined : { ...errorOf(place, value.value), how: "thrown" })
      );
    case "set-property":
      return value.name !== undefined && statusFields.has(value.name)
        ? answered(numberOf(place.program, value.value))
        : saidByBody(place, value);
    case "return":
      return returned(place, value.value);
    case "call":
      return called(place, value);
    default:
      return undefined;
  }
}

/** `throw redirect("/login")` of routes that answer by what they throw. */
function thrownAway(place: RefusalPlace, id: ValueId): Said | undefined {
  const value = place.program.values[id];
  const call = value?.op === "await" ? place.program.values[value.value] : value;
  if (call?.op !== "call" || call.kind !== "call" || pathOf(place.program, call.callee).join(".") !== "redirect")
    return undefined;
  return sentAway(place, call);
}

/** What is answered with the status of an error that was made for it. */
function answeredAs(error: Omit<Said, "how"> | undefined): Said | undefined {
  return error && { ...error, ...answered(error.status), how: "answered" };
}

function answered(status: number | undefined): Said | undefined {
  return status !== undefined && status >= 400 && status < 600
    ? { how: "answered", status, topic: undefined, errorName: undefined }
    : undefined;
}

/** Whether a value is what was caught; thrown again, it says nothing new. */
export function isCaught({ program, users }: RefusalPlace, id: ValueId): boolean {
  const value = program.values[id];
  if (value?.op === "caught") return true;
  if (value?.op !== "load") return false;
  return users.storesOf(value.binding).some((store) => program.values[store]?.op === "caught");
}

// What an answer has beside its status: `{ statusCode: 403, body }`; refuses `{ status: 403, topic: "denial" }`, a note on one.
const answerFields =
  /^(?:body|json|data|payload|result|response|content|description|user|token|headers|message|msg|error|errors|errorMessage|detail|details|title|reason|code|success|ok|statusText|type|redirect|props|name)$/;

/** An object with a status says something beside it, or nothing else. */
function mayBeAnswer({ entries }: Extract<Value, { op: "object" }>): boolean {
  const others = entries.filter((entry) => entry.kind !== "field" || !statusFields.has(entry.name));
  return others.length === 0 || others.some((entry) => entry.kind !== "field" || answerFields.test(entry.name));
}

function returned({ program, users, entry }: RefusalPlace, id: ValueId): Said | undefined {
  const value = program.values[id];
  if (value?.op === "object" && mayBeAnswer(value)) {
    for (const item of value.entries) {
      if (item.kind !== "field" || !statusFields.has(item.name)) continue;
      const status = answered(numberOf(program, item.value));
      if (status) return { ...status, topic: topicIn(program, id) };
    }
  }
  if (value !== undefined && isJudgement(program, value) && answersForGuard(program, entry)) return saidByGuard;
  if (value === undefined) return undefined;
  if (saysDeny(program, id)) return { how: "told", status: 403, topic: "permission", errorName: undefined };
  const rejected = value.op === "call" ? rejectionIn(program, value) : undefined;
  if (rejected !== undefined && !isCaught({ program, users, entry }, rejected))
    return { ...errorOf({ program, users }, rejected), how: "thrown" };
  // `return new ForbiddenError("…")`
  const made = value.op === "call" && value.kind === "new" ? errorOf({ program, users }, id) : undefined;
  if (made?.status === 401 || made?.status === 403) return { ...made, how: "thrown" };
  // `return new UserError("You don't have permission to do that")`
  if (made && entry.isBorder && made.topic === "denial" && /error$/i.test(made.errorName ?? ""))
    return { ...made, how: "thrown" };
  // `return [401, "Incorrect password"]`
  const listed =
    value.op === "array" && entry.isBorder ? answered(numberOf(program, value.items[0]?.value ?? noValue)) : undefined;
  if (listed)
    return {
      ...listed,
      topic: first(value.op === "array" ? value.items.map((item) => topicIn(program, item.value)) : []),
    };
  const topic = topicIn(program, id);
  const told: Said = { how: "told", status: undefined, topic, errorName: undefined };
  if (isJudge(entry)) return saysFailure(program, id) || (topic !== undefined && failed.has(topic)) ? told : undefined;
  // `return left(new TokenNotFound())`: a use case tells who asks.
  const isLeft =
    value.op === "call" && value.kind === "call" && failures.has(pathOf(program, value.callee).at(-1) ?? "");
  if (isLeft && entry.isBorder) return { ...told, how: "answered" };
  const tells = entry.decides || (entry.isBorder && value.op === "object");
  if (!tells || !saysFailure(program, id)) return undefined;
  return { ...told, how: entry.decides ? "told" : "answered" };
}

/** Makers of results that say no, of the usual libraries. */
const failures = new Set(["left", "Left", "err", "Err", "errAsync", "failure"]);

const failed = new Set<MessageTopic>(["password", "old-password", "mfa", "token"]);

/** A call. */
export type Call = Extract<Value, { op: "call" }>;

// Functions that are given what went wrong: `next(error)`, `reject(error)`, `done(null, false)`.
const handsOn = new Set(["next", "reject"]);
/** Functions that are given how something came out. */
export const callbackNames: ReadonlySet<string> = new Set([
  "done",
  "cb",
  "callback",
  "ack",
  "respond",
  "reply",
  "fn",
  "verified",
]);

function called(place: RefusalPlace, call: Call): Said | undefined {
  const { program } = place;
  const path = pathOf(program, call.callee);
  const name = path.at(-1) ?? "";
  // `next(null, false)` of a function that finds out for a strategy who somebody is.
  if (name === "next" && place.entry.decides && call.args.length > 1) return toldBack(place, call);
  if (path.length === 1 && handsOn.has(name)) {
    const first = call.args[0];
    if (!first || isCaught(place, first.value)) return undefined;
    const isText = topicIn(program, first.value) !== undefined;
    const isMade = isText || isError(place, first.value) || fieldStatus(program, first.value, 0) !== undefined;
    return isMade ? { ...errorOf(place, first.value), how: "thrown" } : undefined;
  }
  if (path.length === 1 && callbackNames.has(name)) return toldBack(place, call);
  if (name === "resolve") return resolvedNo(program, place.entry, call);
  if (name === "assert") return answered(assertedStatus(program, call));
  // `context.addIssue({ message: "Invalid username or password" })` of a schema that looks into the database.
  if (path.length === 2 && name === "addIssue")
    return {
      how: "answered",
      status: undefined,
      topic: first(call.args.map(({ value }) => topicIn(program, value))),
      errorName: undefined,
    };
  if (call.kind === "call" && path.length > 1 && statusMethods.has(name)) {
    const given = call.args[0]?.value ?? noValue;
    return answered(numberOf(program, given)) ?? answeredAs(statusMapped(place, given));
  }
  const away = name === "redirect" ? sentAway(place, call) : (hungUp(path) ?? flashed(program, path, call));
  if (away) return away;
  if (answerMethods.has(name) || name === "emit") {
    const said = answered(statusIn(program, call)) ?? answeredNo(place, path, call) ?? madeNo(place, path, call);
    return said && { ...said, topic: spokenTopic(program, call) };
  }
  return (
    spoken(program, call, byName(place.entry, path, call)) ??
    answered(socketStatus(program, name, call)) ??
    byStatusGiven(place, path, call)
  );
}

/** `sendError(res, 401, "Not authenticated")`: a helper is given the answer and its status. */
function byStatusGiven(
  { program, entry }: RefusalPlace,
  path: readonly string[],
  { args, kind }: Call,
): Said | undefined {
  const [verb = ""] = splitWords(path.at(-1) ?? "");
  const helped = kind === "call" ? helpedBy(program, entry.function.id, { path, args }) : undefined;
  const refused = answered(helped);
  if (refused) return { ...refused, topic: first(args.map(({ value }) => topicIn(program, value))) };
  if (kind !== "call" || path.length > 2 || !speaking.has(verb)) return undefined;
  // `redirectWithError("Session expired")`: a helper of the handler's own.
  const own =
    path.length === 1 && entry.isBorder && args.length === 1 ? saysError(program, path[0] ?? "", args) : undefined;
  if (own) return own;
  const isAnswer = args.some(({ value }) => answerers.has(pathOf(program, value).join(".")));
  const status = args.map(({ value }) => numberOf(program, value)).find((each) => each !== undefined && each >= 400);
  if (!isAnswer) return undefined;
  const topic = first(args.map(({ value }) => topicIn(program, value)));
  const said = answered(status);
  if (said) return { ...said, topic };
  // `renderError(response, [{ general: ["Incorrect email or password."] }])`
  const isError =
    topic !== undefined && splitWords(path.at(-1) ?? "").some((word) => word === "error" || word === "fail");
  return isError ? { how: "answered", status: undefined, topic, errorName: undefined } : undefined;
}

const speaking = new Set(
  "redirect show end deny refuse send respond reply return abort fail reject error write answer make http raise render".split(
    " ",
  ),
);

function isError({ program, users }: RefusalPlace, id: ValueId): boolean {
  const value = program.values[id];
  if (value?.op === "call") return true;
  return value?.op === "load" && users.storesOf(value.binding).some((store) => program.values[store]?.op === "call");
}

/** `done(null, false)`, `callback({ ok: false })`, `cb(new Error(…))`. */
function toldBack(place: RefusalPlace, { args }: Call): Said | undefined {
  const { program, entry } = place;
  const [first, second] = args.map(({ value }) => value);
  if (first === undefined) return undefined;
  const value = program.values[first];
  const how: RefusalHow = entry.isBorder ? "answered" : "told";
  if (value?.op === "object" && (saysFailure(program, first) || toldStatus(program, first).status !== undefined)) {
    return { ...toldStatus(program, first), how, topic: topicIn(program, first), errorName: undefined };
  }
  const isFalse = second !== undefined && (constantText(program, second) === "false" || isNobody(place, second));
  if (isFalse && value?.op === "constant") {
    return {
      how: "answered",
      status: undefined,
      topic: topicIn(program, args.at(-1)?.value ?? noValue),
      errorName: undefined,
    };
  }
  return value?.op === "call" && value.kind === "new" ? { ...errorOf(place, first), how } : undefined;
}

/** `done(null, null)` of a strategy. */
function isNobody({ program, entry }: RefusalPlace, id: ValueId): boolean {
  const value = program.values[id];
  return entry.decides && value !== undefined && value.op !== "object" && saysFailure(program, id);
}

/** Status among the arguments of an answer: the second one, or an option of that name. */
function statusIn(program: Program, { args }: Call): number | undefined {
  for (const { value: id } of args.slice(0, 3)) {
    const value = program.values[id];
    if (value?.op === "object") {
      for (const entry of value.entries) {
        if (entry.kind === "field" && statusFields.has(entry.name)) {
          const status = numberOf(program, entry.value);
          if (status !== undefined && status >= 400) return status;
        }
      }
      continue;
    }
    // `res.json(settings.authenticationSettings)` gives what it is asked for.
    const isGiven =
      value?.op === "property" && /[a-z](?:Settings|Config|Options|Data|List|Info)$/.test(value.name ?? "");
    const status = isGiven ? undefined : numberOf(program, id);
    if (status !== undefined && status >= 400) return status;
  }
  return undefined;
}

const refusing = new Set([400, 401, 403, 422, 429]);
// `send401WithChallenge`, `respond403`; refuses numbers with more digits.
const numbered = /^(?:send|respond|reply|return|answer)\w{0,8}(40[013]|429)(?!\d)/i;

// `sendUnauthorized`, `accessDenied`; refuses `handleAuthenticationResponse`.
const saysRefusal =
  /un_?auth|forbid|den(?:y|ied)|not|fail|error|invalid|bad|reject|too|limit|insufficient|missing|required/i;

/** `unauthorized(res)`, `res.forbidden()`, `forbidden()` of Next.js: helpers that answer for all. */
function byName({ isMiddleware }: Entry, path: readonly string[], call: Call): Said | undefined {
  const name = path.at(-1) ?? "";
  const said = (status: number): Said => ({ how: "answered", status, topic: undefined, errorName: undefined });
  if (call.kind !== "call") return undefined;
  const number = numbered.exec(name)?.[1];
  if (number !== undefined) return said(Number(number));
  const words = splitWords(name);
  if (
    words.length > 3 ||
    !/^(?:send|reply|respond|return|res|not|too|un|bad|for|access|permission|deny|denied|error|render|handle|show)/.test(
      words[0] ?? "",
    )
  )
    return undefined;
  const status = saysRefusal.test(name) ? statusNamed(name) : undefined;
  // A gate that hides what it keeps: `res.notFound()`.
  const isHidden = status === 404 && isMiddleware && path.length === 2 && answerers.has(path[0] ?? "");
  if (status === undefined || !(isHidden || refusing.has(status))) return undefined;
  return /^(?:is|has|can|check|assert)/.test(name) ? undefined : said(status);
}

/** `me ? skip : new ForbiddenError("…")`: an error that is handed back where two ways come together. */
function chosen(place: RefusalPlace, op: ValueId, value: Value): Said | undefined {
  if (value.op !== "call" || value.kind !== "new") return undefined;
  const { status } = errorOf(place, op);
  if (status !== 401 && status !== 403) return undefined;
  const joins = place.users.of(op).filter((user) => place.program.values[user]?.op === "join");
  const isReturned = joins.some((join) =>
    place.users.of(join).some((user) => place.program.values[user]?.op === "return"),
  );
  return isReturned ? { ...errorOf(place, op), how: "thrown" } : undefined;
}
