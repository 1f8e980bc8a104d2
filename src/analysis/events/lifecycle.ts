// Start and stop of a server: where it listens, and where it is told to end.
import type { FunctionCode, Program, ValueId } from "../program.ts";
import type { SuccessCandidate } from "./candidates.ts";
import type { Entry } from "./entries.ts";
import { constantText, pathOf } from "./users-of.ts";

const ending = new Set(["SIGTERM", "SIGINT", "SIGHUP", "beforeExit"]);
const servers = new Set(["app", "server", "fastify", "http", "https", "api", "httpServer", "instance"]);

/** The start and stop events of one function; the module itself counts as one. */
export function lifecycleOf(
  { program }: { readonly program: Program },
  code: FunctionCode,
): readonly SuccessCandidate[] {
  return code.blocks.flatMap(({ ops }, block) =>
    ops.flatMap((op): readonly SuccessCandidate[] => {
      const event = eventOf(program, op);
      const value = program.values[op];
      if (event === undefined || !value) return [];
      const end = program.text.indexOf("\n", value.start);
      const range = { start: value.start, end: end < 0 ? value.end : Math.min(end, value.end) };
      const handler = event === "sys_shutdown" ? handlerOf(program, op) : undefined;
      if (handler) {
        const first = handler.blocks[0]?.ops[0] ?? op;
        const there = { entry: plainEntry(handler), block: 0, op: first, action: undefined };
        return [
          {
            outcome: "success" as const,
            event,
            range,
            why: "the signal asks for it",
            confidence: "name" as const,
            ...there,
          },
        ];
      }
      return [
        {
          outcome: "success" as const,
          entry: plainEntry(code),
          event,
          block,
          op,
          range,
          why: "the call does it",
          confidence: "name" as const,
          action: op,
        },
      ];
    }),
  );
}

/** An entry of which nothing is known. */
export function plainEntry(code: FunctionCode): Entry {
  return {
    function: code,
    names: [],
    route: undefined,
    activity: undefined,
    isBorder: false,
    isMiddleware: false,
    decides: false,
    isOfLimiter: false,
    wrappers: [],
  };
}

/** The function that a signal runs. */
function handlerOf({ values, functions }: Program, op: ValueId): FunctionCode | undefined {
  const value = values[op];
  const handler = value?.op === "call" ? values[value.args[1]?.value ?? -1] : undefined;
  return handler?.op === "function" ? functions[handler.function] : undefined;
}

function eventOf(program: Program, op: ValueId): string | undefined {
  const value = program.values[op];
  if (value?.op !== "call") return undefined;
  const path = pathOf(program, value.callee);
  if (path.at(-1) === "listen" && path.some((name) => servers.has(name))) return "sys_startup";
  const [first] = value.args;
  const signal = first && constantText(program, first.value);
  const isSignal =
    path[0] === "process" && (path[1] === "on" || path[1] === "once") && signal !== undefined && ending.has(signal);
  return isSignal ? "sys_shutdown" : undefined;
}
