// Functions of a file that do nothing but refuse for others: `function reject(res) { res.status(401).send("…"); }`, and those that a handler
// makes for itself: `const fail = (reason) => res.badRequest(reason)`.
import { answerMethods, statusMethods, statusNamed } from "../../catalogue/events/statuses.ts";
import type { FunctionCode, FunctionId, Program } from "../program.ts";
import { addressIn, failedPage } from "./refusal-forms.ts";
import type { Call } from "./refusals.ts";
import { numberOf } from "./said-errors.ts";
import { pathOf } from "./users-of.ts";

/** What handlers call the answer, or the context that it is given by. */
export const answerers: ReadonlySet<string> = new Set(["res", "response", "reply", "ctx", "c", "h", "context"]);
const answers = new Set(["res", "reply", "response", "ctx", "c", "h"]);
const known = new WeakMap<Program, ReadonlyMap<string, number>>();
/** A helper that decides much has more to say than no. */
const mostBlocks = 6;

/** The status with which a helper of the file, that is given the answer or written where it is known, refuses; undefined for others. */
export function helpedBy(
  program: Program,
  within: FunctionId,
  { path, args }: { readonly path: readonly string[]; readonly args: Call["args"] },
): number | undefined {
  const [first = "", ...more] = path;
  const isLocal = more.length === 0 || (more.length === 1 && first === "this");
  if (!isLocal) return undefined;
  if (args.some(({ value }) => answerers.has(pathOf(program, value).join("."))))
    return statusOfHelper(program, path.at(-1) ?? "");
  return more.length === 0 ? statusOfOwn(program, within, first) : undefined;
}

/** `const deny = (reason) => res.status(401).json({ reason })` inside of a handler. */
function statusOfOwn(program: Program, within: FunctionId, name: string): number | undefined {
  const code = program.functions.find((each) => each.parent === within && each.name === name);
  if (!code || code.blocks.length > mostBlocks || !refusesByName.test(name)) return undefined;
  const statuses = code.blocks.flatMap(({ ops }) => ops.flatMap((op) => statusSaid(program, op)));
  return statuses.every((status) => status >= 400 && status < 500) ? statuses[0] : undefined;
}

const refusesByName = /err(?:or)?|fail|den(?:y|ied)|reject|refuse|unauth|forbid|invalid|abort|bad/i;

/** The status that one call answers with: by a number, by the name of a method, or by the page that somebody is sent to. */
function statusSaid(program: Program, op: number): readonly number[] {
  const value = program.values[op];
  if (value?.op !== "call") return [];
  const path = pathOf(program, value.callee);
  const method = path.at(-1) ?? "";
  if (method === "next") return [200];
  if (method === "redirect")
    return value.args.some(({ value: page }) => failedPage.test(addressIn(program, page))) ? [400] : [200];
  const isAnswer = statusMethods.has(method) || answerMethods.has(method);
  if (!isAnswer) return path.length === 2 && answerers.has(path[0] ?? "") ? [statusNamed(method) ?? 0] : [];
  return value.args.flatMap((argument) => numberOf(program, argument.value) ?? []);
}

/** The status with which a function of the file refuses whatever it is given, or undefined. */
function statusOfHelper(program: Program, name: string): number | undefined {
  const found = known.get(program) ?? findHelpers(program);
  known.set(program, found);
  return found.get(name);
}

function findHelpers(program: Program): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const code of program.functions) {
    if (code.name === "" || code.blocks.length > mostBlocks) continue;
    if (!code.parameters.some(({ name }) => answers.has(name))) continue;
    const statuses = new Set(statusesOf(program, code));
    const [status, ...others] = statuses;
    if (status !== undefined && others.length === 0 && status >= 400 && status < 500) found.set(code.name, status);
  }
  return found;
}

function statusesOf(program: Program, { blocks }: FunctionCode): readonly number[] {
  return blocks.flatMap(({ ops }) =>
    ops.flatMap((op) => {
      const value = program.values[op];
      if (value?.op !== "call") return [];
      const method = pathOf(program, value.callee).at(-1) ?? "";
      if (method === "next") return [200];
      if (!statusMethods.has(method) && !answerMethods.has(method)) return [];
      return value.args.flatMap((argument) => numberOf(program, argument.value) ?? []);
    }),
  );
}
