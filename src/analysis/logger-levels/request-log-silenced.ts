// Request loggers that skip every request, or write where nobody reads.
import { noValue, type ValueId } from "../program.ts";
import { memberOf, partAt } from "../redaction/options.ts";
import { returnsIn, settle } from "../production/settle.ts";
import { apiOfCall, optionOf, type CallValue, type LevelView } from "./level-view.ts";
import { functionBehind } from "./nowhere.ts";
import { goesNowhere } from "./nowhere.ts";
import type { Silenced } from "./silenced.ts";

interface RequestLog {
  readonly argument: number;
  /** Functions that leave a request out when they return true. */
  readonly skips: readonly string[];
}

const requestLogs: Readonly<Record<string, RequestLog>> = {
  "module:morgan()": { argument: 1, skips: ["skip"] },
  "module:express-winston.logger()": { argument: 0, skips: ["skip", "ignoreRoute"] },
};

/** `morgan("combined", { skip: () => true })`, and a stream whose `write` is empty. */
export function silencedRequestLog(view: LevelView, call: CallValue, id: ValueId): readonly Silenced[] {
  const api = apiOfCall(view, call);
  const kind = api === undefined || !Object.hasOwn(requestLogs, api) ? undefined : requestLogs[api];
  const given = kind && call.args[kind.argument];
  if (!kind || !given || given.spread) return [];
  const options = partAt(view, given.value);
  const place = { at: id, confidence: "flow", firm: true } as const;
  for (const name of kind.skips) {
    const option = optionOf(view, options, name);
    if (!option || !isAlwaysTrue(view, option.part.id)) continue;
    const range = option.range ?? { start: call.start, end: call.end };
    return [{ ...place, range, message: `\`${name}\` leaves out every request` }];
  }
  const stream = memberOf(view, options, "stream");
  if (!stream || stream.id === noValue || !goesNowhere(view, stream.id)) return [];
  const range = optionOf(view, options, "stream")?.range ?? { start: call.start, end: call.end };
  return [{ ...place, range, message: "the request log goes to a stream that throws everything away" }];
}

function isAlwaysTrue(view: LevelView, id: ValueId): boolean {
  const made = functionBehind(view, id);
  const returned = made === undefined ? [] : returnsIn(view.program, made);
  return (
    returned.length > 0 &&
    returned.every(({ value }) => {
      const known = settle(view, value);
      return known?.value === true && known.firm;
    })
  );
}
