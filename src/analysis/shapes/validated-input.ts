// What a handler is given whose input a schema has checked further up its chain of calls: `procedure.input(z.object({ … })).mutation(
// ({ input }) => …)` of tRPC and oRPC, `.inputSchema(schema).action(…)` of next-safe-action, `.validator(schema).handler(…)` of TanStack Start.
import type { FunctionId, Program, Value } from "../program.ts";
import { declarationsOf } from "./declarations.ts";
import { shapeOfValue } from "./resolve-value.ts";
import { lazy, objectShape, type Lazy, type Shape, type ShapeField } from "./shape.ts";
import type { TypeContext } from "./type-context.ts";

const handlers: ReadonlySet<string> = new Set([
  "mutation",
  "query",
  "subscription",
  "handler",
  "action",
  "use",
  "stateAction",
]);
const checks: ReadonlySet<string> = new Set(["input", "schema", "inputSchema", "validator", "inputValidator"]);
/** Under these names the handler is given what the schema has let through. */
const givenAs = ["input", "parsedInput", "data"];

const longestChain = 8;

/** The first parameter of such a handler, or undefined. */
export function validatedInput(types: TypeContext, program: Program, owner: FunctionId): Shape | undefined {
  const callback = declarationsOf(program).callbacks.get(owner);
  const call = callback && program.values[callback.call];
  if (call?.op !== "call") return undefined;
  const callee = program.values[call.callee];
  if (callee?.op !== "property" || !handlers.has(callee.name ?? "")) return undefined;
  const checked = checkedAbove(types, program, program.values[callee.object]);
  if (!checked) return undefined;
  const field: ShapeField = {
    shape: checked,
    range: { start: call.start, end: call.end },
    path: program.path,
    isTagged: false,
  };
  return objectShape(undefined, new Map(givenAs.map((name) => [name, field])), { isComplete: false });
}

function checkedAbove(types: TypeContext, program: Program, start: Value | undefined): Lazy | undefined {
  let at = start;
  for (let step = 0; at?.op === "call" && step < longestChain; step++) {
    const callee: Value | undefined = program.values[at.callee];
    if (callee?.op !== "property") return undefined;
    const [schema] = at.args;
    if (schema && checks.has(callee.name ?? "")) {
      return lazy(() => {
        const shape = shapeOfValue(types, program, schema.value);
        return shape?.kind === "handle" && shape.role === "schema" ? shape.of() : undefined;
      });
    }
    at = program.values[callee.object];
  }
  return undefined;
}
