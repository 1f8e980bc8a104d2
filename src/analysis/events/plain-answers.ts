// Where a function answers or ends without saying by itself that it refuses: `return null`, `res.redirect("/login")`, `callback(null, null)`,
// `res.render("login", { error })`. Only a test of a password or a code before it makes a refusal of that.
import { splitWords } from "../../catalogue/names.ts";
import type { BlockId, Program, Value, ValueId } from "../program.ts";
import { callbackNames, isCaught, statementRange, type Refusal, type RefusalPlace } from "./refusals.ts";
import { topicIn } from "./said-errors.ts";
import { constantText, pathOf } from "./users-of.ts";

const answering = new Set(["res", "reply", "response", "c", "ctx", "context", "h", "socket", "ws", "rep"]);
const methods = new Set(
  "json send end redirect text html render view status sendStatus writeHead write emit close code badRequest unauthorized".split(
    " ",
  ),
);

/** One for each block that ends the function or gives an answer, without those in `known`. */
export function plainAnswers(place: RefusalPlace, known: readonly Refusal[]): readonly Refusal[] {
  const { program, entry } = place;
  const taken = new Set(known.map(({ block }) => block));
  return entry.function.blocks.flatMap(({ ops }, block): readonly Refusal[] => {
    if (taken.has(block)) return [];
    const op = ops.findLast((id) => isEnd(program, program.values[id])) ?? ops.findLast((id) => isAnswer(program, id));
    if (op === undefined) return [];
    if (handsErrorOn(place, op)) return [];
    const refusal = refusalAt(place, block, { op, ops });
    return refusal.how === "told" && saysOnlyNo(place, op) ? [] : [refusal];
  });
}

/** `done(error)` of a strategy: something went wrong, and nobody was refused. */
function handsErrorOn(place: RefusalPlace, op: ValueId): boolean {
  const { program, entry } = place;
  const ended = program.values[op];
  const call = ended?.op === "return" ? program.values[ended.value] : ended;
  if (!entry.decides || call?.op !== "call" || call.args.length === 0) return false;
  const [name = "", ...more] = pathOf(program, call.callee);
  const [first] = call.args;
  return more.length === 0 && callbackNames.has(name) && first !== undefined && isCaught(place, first.value);
}

function isEnd(program: Program, value: Value | undefined): boolean {
  return value?.op === "return" || (value?.op === "throw" && program.values[value.value]?.op !== "caught");
}

function isAnswer(program: Program, id: ValueId): boolean {
  const value = program.values[id];
  if (value?.op !== "call") return false;
  const path = pathOf(program, value.callee);
  if (path.length === 1) return callbackNames.has(path[0] ?? "") || answersByHelper(program, value.args, path[0] ?? "");
  return answering.has(path[0] ?? "") && methods.has(path.at(-1) ?? "");
}

const telling = new Set(["handle", "send", "respond", "reply", "render", "return", "show", "throw"]);

/** `handleError(res, error)`: a helper is given the answer. */
function answersByHelper(program: Program, args: readonly { readonly value: ValueId }[], name: string): boolean {
  const words = splitWords(name);
  if (!telling.has(words[0] ?? "") || !words.some((word) => word === "error" || word === "failure")) return false;
  return args.some(({ value }) => answering.has(pathOf(program, value).join(".")));
}

/** `return false` answers a question; only who signs in is told by it that it went wrong. */
function saysOnlyNo({ program, entry }: RefusalPlace, op: ValueId): boolean {
  const value = program.values[op];
  return value?.op === "return" && entry.activity !== "login" && constantText(program, value.value) === "false";
}

function refusalAt(
  { program, entry }: RefusalPlace,
  block: BlockId,
  { op, ops }: { readonly op: ValueId; readonly ops: readonly ValueId[] },
): Refusal {
  const value = program.values[op];
  const answers = ops.some((id) => isAnswer(program, id));
  const isTold = value?.op === "return" && !answers && !entry.isBorder && !entry.isMiddleware;
  const given = value?.op === "return" || value?.op === "throw" ? value.value : -1;
  return {
    block,
    op,
    range: statementRange(program, ops, op),
    how: value?.op === "throw" ? "thrown" : isTold ? "told" : "answered",
    status: undefined,
    topic: topicIn(program, given),
    errorName: undefined,
    excuse: undefined,
    speaks: false,
    isPlain: true,
  };
}
