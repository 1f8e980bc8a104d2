// Faults of the hooks with which Sentry lets a program mask its events (https://docs.sentry.io/platforms/javascript/data-management/).
import type { Value } from "../../program.ts";
import { madeBy } from "../gather.ts";
import { memberOf, partAt } from "../options.ts";
import type { ConfigurationView } from "../read-pino.ts";
import { copyFaults } from "./function-faults.ts";
import { faultAt, type Fault } from "./fault.ts";

const hooks = ["beforeSend", "beforeSendTransaction", "beforeBreadcrumb"];

/** The faults of the masking hooks of one `Sentry.init`. */
export function sentryFaults(view: ConfigurationView, call: Extract<Value, { op: "call" }>): readonly Fault[] {
  if (!/^module:@sentry\/[\w/-]+\.init\(\)$/.test(madeBy(view, call) ?? "") || !call.args[0]) return [];
  const options = partAt(view, call.args[0].value);
  return hooks.flatMap((name) => {
    const hook = memberOf(view, options, name);
    const [ref] = hook?.value.functions ?? [];
    const effect = ref && view.effectOf(ref);
    if (!hook || !effect || effect.masks.length === 0) return [];
    if (effect.returns === "nothing") {
      return [faultAt(view, [hook.id], `\`${name}\` returns nothing, so Sentry drops everything; return the event`)];
    }
    const cased = effect.masks.flatMap((mask) => {
      if (mask.kind !== "field") return [];
      const at = mask.path.indexOf("headers");
      const header = mask.path[at + 1];
      if (at < 0 || header === undefined || header === header.toLowerCase()) return [];
      const lower = effect.masks.some((other) => other.path[at + 1] === header.toLowerCase());
      if (lower) return [];
      const message = `\`${header}\` is never there: Sentry keeps header names in lower case, as Node gives them; mask \`${header.toLowerCase()}\``;
      return [{ ...faultAt(view, [hook.id], message), range: mask.range }];
    });
    return [...cased, ...copyFaults(view, effect, hook.id)];
  });
}
