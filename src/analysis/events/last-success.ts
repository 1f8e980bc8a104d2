// Where a function that does what it was called for gives its answer: the place of a success that no single call tells.
import { saysFailure } from "../dataflow/log-graph.ts";
import type { BlockId, Value, ValueId } from "../program.ts";
import { insideOf } from "./callbacks-inside.ts";
import type { ConditionSource } from "./conditions.ts";
import { flowOrder } from "../dataflow/dominators.ts";
import type { Entry } from "./entries.ts";
import { isBody } from "./given-bodies.ts";
import { refusalsOf } from "./refusals.ts";
import { numberOf } from "./said-errors.ts";
import { pathOf } from "./users-of.ts";

const answers = new Set([
  "json",
  "send",
  "end",
  "redirect",
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

/** Where a success stands, with what does it inside of a callback of `op`. */
interface Place {
  readonly block: BlockId;
  readonly op: ValueId;
  readonly inner?: ValueId;
}

/** The last place in which the function gives its answer and refuses nothing; undefined when there is none. */
export function lastSuccess(source: ConditionSource, entry: Entry): Place | undefined {
  const { program } = source;
  if (drawsPage(source, entry) && !givesData(source, entry)) return undefined;
  if (leadsToProvider(source, entry)) return undefined;
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
  return found ?? lastInside(source, entry) ?? lastCall(source, entry, refused);
}

function isAnswer({ program }: ConditionSource, value: Value): boolean {
  if (value.op === "return") return value.value >= 0 && !saysFailure(program, value.value);
  // `ctx.body = user`
  if (value.op === "set-property") return isBody(program, value) && !saysFailure(program, value.value);
  if (value.op !== "call") return false;
  const path = pathOf(program, value.callee);
  // `next(error)` hands on what went wrong.
  if (path.length === 1 && path[0] === "next" && value.args.length > 0) return false;
  if (path.length === 1 && callbacks.has(path[0] ?? ""))
    return !value.args.some((argument) => saysFailure(program, argument.value));
  return path.length > 1 && answering.has(path[0] ?? "") && answers.has(path.at(-1) ?? "");
}

/** The answer that a callback gives: `save(user).then(() => { res.json(user); })`. */
function lastInside(source: ConditionSource, entry: Entry): Place | undefined {
  const { program } = source;
  let found: Place | undefined;
  for (const [block, { ops }] of entry.function.blocks.entries()) {
    for (const op of ops) {
      for (const inner of insideOf(program, op, 0)) {
        const value = program.values[inner];
        if (value?.op !== "call" || !isAnswer(source, value) || refuses(source, value)) continue;
        const known = found?.inner === undefined ? undefined : program.values[found.inner];
        if (!known || value.start > known.start) found = { block, op, inner };
      }
    }
  }
  return found;
}

/** `res.status(400).send(…)`, and bodies that say no. */
function refuses({ program }: ConditionSource, { callee, args }: Extract<Value, { op: "call" }>): boolean {
  if (args.some((argument) => saysFailure(program, argument.value))) return true;
  const method = pathOf(program, callee).at(-1) ?? "";
  const isStatus = method === "status" || method === "code" || method === "sendStatus";
  if (isStatus && args.some((argument) => (numberOf(program, argument.value) ?? 0) >= 400)) return true;
  const text = program.text.slice(program.values[callee]?.start ?? 0, program.values[callee]?.end ?? 0);
  return /\b(?:status|code)\(\s*(?:[45]\d\d|[\w.]*(?:BAD|UNAUTH|FORBID|NOT_FOUND|CONFLICT|INTERNAL|UNPROCESS))/i.test(
    text,
  );
}

/** A function that gives nothing back has done its work at its end. */
function lastCall({ program }: ConditionSource, entry: Entry, refused: ReadonlySet<BlockId>): Place | undefined {
  for (const [block, { ops, end }] of [...entry.function.blocks.entries()].toReversed()) {
    if (refused.has(block)) continue;
    const op = ops.findLast((id) => program.values[id]?.op === "call");
    if (op !== undefined && end.kind === "exit" && end.how !== "throw") return { block, op };
  }
  return undefined;
}

// `authUrl`, `authorizationUrl`, `signInUri`; refuses `returnUrl`.
const ofProvider =
  /^(?:auth|oauth|oidc|saml|sso|authori[sz]ation|authori[sz]e|login|sign_?in|provider|consent)_?(?:request_?)?ur[li]$/i;

/** `res.redirect(authUrl)`: somebody is sent away to sign in, and has not yet. */
function leadsToProvider({ program }: ConditionSource, { function: code }: Entry): boolean {
  return code.blocks.some(({ ops }) =>
    ops.some((op) => {
      const value = program.values[op];
      if (value?.op !== "call" || pathOf(program, value.callee).at(-1) !== "redirect") return false;
      return value.args.some((argument) => ofProvider.test(pathOf(program, argument.value).at(-1) ?? ""));
    }),
  );
}

const givers = new Set(["json", "send", "sendStatus"]);

/** `return res.status(201).send({ message })` beside a page: a program that asks is told that it is done. */
function givesData(source: ConditionSource, { function: code }: Entry): boolean {
  return code.blocks.some(({ ops }) =>
    ops.some((op) => {
      const value = source.program.values[op];
      if (value?.op !== "call" || !isAnswer(source, value) || refuses(source, value)) return false;
      return givers.has(pathOf(source.program, value.callee).at(-1) ?? "");
    }),
  );
}

/** `res.render("login")`: the page on which somebody will do it. */
function drawsPage({ program }: ConditionSource, { function: code }: Entry): boolean {
  return code.blocks.some(({ ops }) =>
    ops.some((op) => {
      const value = program.values[op];
      const path = value?.op === "call" ? pathOf(program, value.callee) : [];
      return path.at(-1) === "render" && answering.has(path.at(-2) ?? "");
    }),
  );
}
