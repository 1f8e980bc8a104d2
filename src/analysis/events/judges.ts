// Functions that find something out for their caller and answer nobody themselves, and what they say by a mere yes or no.
import type { Activity } from "../../catalogue/events/activities.ts";
import { checksOfName } from "../../catalogue/events/checks.ts";
import type { Program, Value, ValueId } from "../program.ts";
import type { Entry } from "./entries.ts";
import { constantText, pathOf } from "./users-of.ts";

const judging = new Set<Activity | undefined>(["login", "mfa-check", "password-change", "password-reset"]);

/** Whether a function finds out for its caller who somebody is, and answers nobody itself: `AuthService.validateUser`. */
export function isJudge({ activity, isBorder, isMiddleware, decides, function: { name } }: Entry): boolean {
  return !isBorder && !isMiddleware && !decides && name !== "" && judging.has(activity);
}

/** `return permission >= required`, `return roles.some(…)`: the answer of a guard that says yes or no. */
export function isJudgement(program: Program, value: Value): boolean {
  if (value.op === "binary") return true;
  // `return user.id === params.id || user.roles.some(…)`
  if (value.op === "join") return value.inputs.some((input) => isPartOfJudgement(program, input));
  // `return user.isAdmin`
  if (value.op === "property") return checksOfName(value.name ?? "").includes("permission");
  if (value.op !== "call") return false;
  const method = pathOf(program, value.callee).at(-1) ?? "";
  if (method === "some" || method === "every" || method === "includes") return true;
  // `return this.mayAccess(user, route)`; what `super.canActivate(context)` says is judged elsewhere.
  return value.kind === "call" && judgesAccess.test(method) && checksOfName(method).some((kind) => rights.has(kind));
}

// `checkIfUserHasPermission`, `hasRole`; refuses `validateAccess`, which may throw.
function isPartOfJudgement(program: Program, id: ValueId): boolean {
  const value = program.values[id];
  return value !== undefined && value.op !== "join" && isJudgement(program, value);
}

const judgesAccess = /^(?:has|is|can|may|check_?[iI]f)_?(?!Activate$)/;
const rights = new Set<string>(["permission", "allowance"]);

// `AuthorizationDecision.DENY`, `Effect.Deny`
const verdicts = /(?:decision|effect|verdict|vote|authorization|access)$/i;
const denies = /^(?:deny|denied|reject|rejected)$/i;
// `generatePolicy(principal, "Deny", arn)`
const makesPolicy = /policy|effect|decision|authoriz/i;

/** Whether a value is the no of an authorizer: a member of an enumeration of verdicts, or a policy that denies. */
export function saysDeny(program: Program, id: ValueId): boolean {
  const value = program.values[id];
  if (value?.op === "await") return saysDeny(program, value.value);
  if (value?.op === "property")
    return denies.test(value.name ?? "") && verdicts.test(pathOf(program, value.object).at(-1) ?? "");
  if (value?.op !== "call" || !makesPolicy.test(pathOf(program, value.callee).at(-1) ?? "")) return false;
  return value.args.some((argument) => constantText(program, argument.value) === "Deny");
}
