// Limiters of libraries that refuse by themselves: what they refuse is logged by the handler that they are given, and by nobody else.
import { rememberedLast } from "../../base/remembered.ts";
import { silentLimiters } from "../../catalogue/events/borders.ts";
import type { FunctionCode, ValueId } from "../program.ts";
import type { SuccessCandidate } from "./candidates.ts";
import { plainEntry } from "./lifecycle.ts";
import type { LogSource } from "./logged.ts";

// The packages of limiters; refuses files that import none.
const namesLimiter = /rate-?limit/i;
const mayHaveLimiter = rememberedLast((text) => namesLimiter.test(text));

/** A candidate for each limiter without a handler that is made in a function; the module itself counts as one. */
export function limitersOf(source: LogSource, code: FunctionCode): readonly SuccessCandidate[] {
  const { program } = source;
  if (!mayHaveLimiter(program.text)) return [];
  return code.blocks.flatMap(({ ops }, block) =>
    ops.flatMap((op): readonly SuccessCandidate[] => {
      const value = program.values[op];
      if (!value || !isSilent(source, op)) return [];
      const names = source.users.of(op).flatMap((user) => {
        const store = program.values[user];
        return store?.op === "store" ? [program.bindings[store.binding]?.name ?? ""] : [];
      });
      const end = program.text.indexOf("\n", value.start);
      return [
        {
          outcome: "success",
          entry: { ...plainEntry(code), names },
          event: "excess_rate_limit_exceeded",
          block,
          op,
          range: { start: value.start, end: end < 0 ? value.end : Math.min(end, value.end) },
          why: "it has no handler of its own",
          confidence: "flow",
          action: op,
          isSilent: true,
        },
      ];
    }),
  );
}

function isSilent({ program, view }: LogSource, op: ValueId): boolean {
  const call = program.values[op];
  if (call?.op !== "call") return false;
  const apis = [call.callee, ...call.args.slice(0, 1).map(({ value }) => value)].map(
    (id) => view.abstractOf(id)?.api ?? "",
  );
  const limiter = silentLimiters.find(({ api }) => apis.some((each) => each === api));
  if (!limiter) return false;
  return call.args.every(({ value, spread }) => {
    const options = program.values[value];
    if (spread) return false;
    // Options that cannot be seen may hold a handler.
    if (options?.op !== "object") return apis[1] === limiter.api && view.abstractOf(value)?.api === limiter.api;
    return options.entries.every((entry) => entry.kind === "field" && !limiter.handlers.has(entry.name));
  });
}
