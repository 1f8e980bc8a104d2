// What a handler is given whose input a schema has checked further up its chain of calls: `procedure.input(z.object({ … })).mutation(
// ({ input }) => …)` of tRPC and oRPC, `.inputSchema(schema).action(…)` of next-safe-action, `.validator(schema).handler(…)` of TanStack Start.
import type { FunctionId, Program, Value } from "../program.ts";
import { declarationsOf } from "./declarations.ts";
import type { CallUse } from "./handles.ts";
import { resolveType } from "./resolve-type.ts";
import { shapeOfValue } from "./resolve-value.ts";
import { lazy, objectShape, type Lazy, type Shape, type ShapeField } from "./shape.ts";
import { scopeOf, type TypeContext } from "./type-context.ts";

const handlers: ReadonlySet<string> = new Set([
  "mutation",
  "query",
  "subscription",
  "handler",
  "action",
  "use",
  "middleware",
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
  const context = contextOf(shapeOfValue(types, program, callee.object));
  if (!checked && !context) return undefined;
  const field = (shape: Lazy): ShapeField => ({
    shape,
    range: { start: call.start, end: call.end },
    path: program.path,
    isTagged: false,
  });
  const fields = new Map(checked ? givenAs.map((name) => [name, field(checked)]) : []);
  if (context) fields.set("ctx", field(context));
  return objectShape(undefined, fields, { isComplete: false });
}

/** `initTRPC.context<Context>()`, https://trpc.io/docs/server/context */
const withContext = "module:@trpc/server.initTRPC.context";

/** What declares the context of procedures: a call of `initTRPC.context`, or undefined. */
export function declaredContext({ types, program, call }: CallUse, api: string): Shape | undefined {
  const [context] = call.types ?? [];
  if (api !== withContext || !context) return undefined;
  return { kind: "foreign", name: "tRPC", api, args: [lazy(() => resolveType(types, context, scopeOf(program)))] };
}

/** Whatever is built by what declares the context has it: `t.procedure.use(…)`. */
export function builtByContext(receiver: Shape): Shape | undefined {
  let at = receiver;
  for (let step = 0; at.kind === "method" && step < longestChain; step++) at = at.receiver;
  return at.kind === "foreign" && at.api === withContext ? at : undefined;
}

function contextOf(shape: Shape | undefined): Lazy | undefined {
  const builder = shape && builtByContext(shape);
  return builder?.kind === "foreign" ? builder.args[0] : undefined;
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
