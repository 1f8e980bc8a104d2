// What a callback writes once it is done: `req.logout((error) => { if (error) return next(error); audit("logout"); … })`.
import type { LogExit } from "../dataflow/log-graph.ts";
import type { BlockId, FunctionCode, Program, ValueId } from "../program.ts";
import type { LogSource } from "./logged.ts";
import { pathOf } from "./users-of.ts";
import { coverageOf, inProduction, type Coverage } from "./ways.ts";

const leaving: ReadonlySet<LogExit> = new Set(["success"]);
// `err`, `logoutError`; refuses `user`.
const problem = /^_?(?:e|er|err|ex)$|err(?:or)?$/i;

/** How the callbacks that a call is given log where nothing went wrong. */
export function afterwards(source: LogSource, op: ValueId): readonly Coverage[] {
  const { program, view, callees } = source;
  const call = program.values[op];
  if (call?.op !== "call") return [];
  return call.args.flatMap(({ value }): readonly Coverage[] => {
    const written = program.values[value];
    const code = written?.op === "function" ? program.functions[written.function] : undefined;
    const graph = code && view.graphs.get(code.id);
    if (!code || !graph) return [];
    const weigh: Parameters<typeof coverageOf>[0]["weigh"] = (step) => callees.weigh(step, undefined, "always");
    return [
      coverageOf({
        graph,
        from: whereItWentWell(program, code),
        to: undefined,
        exits: leaving,
        weigh,
        next: inProduction,
      }),
    ];
  });
}

/** Behind the test of the error that it is told of first. */
function whereItWentWell(program: Program, { blocks, parameters }: FunctionCode): BlockId {
  const [first] = parameters;
  if (!first || !problem.test(first.name)) return 0;
  for (const { end } of blocks)
    if (end.kind === "branch" && isNamed(program, end.test, first.name)) return end.otherwise;
  return 0;
}

function isNamed(program: Program, test: ValueId, name: string): boolean {
  const value = program.values[test];
  return value?.op === "parameter" || pathOf(program, test).join(".") === name;
}
