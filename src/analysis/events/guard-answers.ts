// What answers for a guard: `canActivate` itself, a callback inside it whose answer it hands on, and a rule of a schema's permissions.
import type { FunctionCode, Program, Value } from "../program.ts";
import type { Entry } from "./entries.ts";
import { isJudgement } from "./judges.ts";
import type { Call, Said } from "./refusals.ts";
import { pathOf } from "./users-of.ts";

/** Whether a function says yes or no for a guard: `canActivate`, and `users.find(id).then((user) => user.isAdmin)` inside it. */
export function answersForGuard(program: Program, { function: code, wrappers }: Entry): boolean {
  if (guards.has(code.name) || wrappers.some(({ label }) => isRule(label))) return true;
  return isHandedOn({ function: code, wrappers }) && isInGuard(program, code);
}

/** Functions that libraries ask whether somebody may go on: NestJS, mercurius-auth, type-graphql. */
const guards = new Set(["canActivate", "applyPolicy", "authChecker"]);

/** `rule()(async (parent, args, ctx) => ctx.user.isAdmin)` of graphql-shield, `Policy.rule(…)`. */
const isRule = (label: string): boolean => lastOf(label) === "rule";

const lastOf = (label: string): string => label.slice(label.lastIndexOf(".") + 1);

const handingOn = new Set(["then", "map", "switchMap", "mergeMap"]);

function isHandedOn({ function: { name, kind }, wrappers }: Pick<Entry, "function" | "wrappers">): boolean {
  return name === "" && kind === "arrow" && wrappers.some(({ label }) => handingOn.has(lastOf(label)));
}

function isInGuard({ functions }: Program, code: FunctionCode): boolean {
  let at: FunctionCode | undefined = code;
  while (at && at.name === "" && at.parent !== undefined) at = functions[at.parent];
  return at?.name === "canActivate";
}

/** `resolve(user.role === "admin")` inside `canActivate`; undefined for a promise of something else. */
export function resolvedNo(program: Program, { function: code }: Entry, { callee, args }: Call): Said | undefined {
  const [first] = args;
  const value: Value | undefined = first && program.values[first.value];
  if (pathOf(program, callee).join(".") !== "resolve" || !value || !isJudgement(program, value)) return undefined;
  return isInGuard(program, code) ? saidByGuard : undefined;
}

/** A no of a guard. */
export const saidByGuard: Said = { how: "told", status: undefined, topic: "permission", errorName: undefined };
