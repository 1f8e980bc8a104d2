// Log groups of CloudWatch that code declares, with the days they keep their lines.
import type { Range } from "../../base/text.ts";
import { logGroupApis, retentionDaysOf } from "../../catalogue/transports/log-groups.ts";
import { noValue, type ValueId } from "../program.ts";
import { madeBy } from "../redaction/gather.ts";
import { isOpen, memberOf } from "../redaction/options.ts";
import type { ConfigurationView } from "../redaction/read-pino.ts";
import { argumentOf, headOf } from "./find-destinations.ts";
import { valuesOf } from "../values-of.ts";

// What declares one is called so; refuses every other text.
const mayDeclare = /LogGroup|RetentionPolicy|cloudwatch/i;

export interface LogGroup {
  readonly title: string;
  /** Infinite for ever. */
  readonly days: number;
  /** The option that says so, or `noValue`. */
  readonly id: ValueId;
  readonly range: Range;
}

/** The log groups of a file whose retention is written out or follows from leaving it out. */
export function logGroups(view: ConfigurationView): readonly LogGroup[] {
  if (!mayDeclare.test(view.program.text)) return [];
  return valuesOf(view.program, "call").flatMap(({ id, value }) => {
    const made = madeBy(view, value);
    const api = made === undefined ? undefined : logGroupApis.find(({ creator }) => creator === made);
    if (!api) return [];
    const options = argumentOf(view, value, api.argument);
    const option = memberOf(view, options, api.option);
    const range = headOf(view, id);
    if (!option) {
      const isWritten = value.args[api.argument] === undefined || (options.id !== noValue && !isOpen(view, options));
      return isWritten ? [{ title: api.title, days: api.daysByDefault ?? Infinity, id: noValue, range }] : [];
    }
    const days = retentionDaysOf(option.value.api ?? "") ?? Number(option.value.constant ?? NaN);
    return days > 0 ? [{ title: api.title, days, id: option.id, range }] : [];
  });
}
