// All checks for redactions that cannot work.
import type { Fault, FaultView } from "./fault.ts";
import { functionFaults } from "./function-faults.ts";
import { pinoFaults } from "./pino-faults.ts";
import { sentryFaults } from "./sentry-faults.ts";
import { winstonFaults } from "./winston-faults.ts";

export type { Fault } from "./fault.ts";

/** The faults of a file, one for each place. */
export function redactionFaults(file: FaultView): readonly Fault[] {
  const { view } = file;
  const found = new Map<string, Fault>();
  const add = (faults: readonly Fault[]): void => {
    for (const fault of faults) {
      const place = `${fault.range.start} ${fault.range.end}`;
      if (!found.has(place)) found.set(place, fault);
    }
  };
  for (const [id, value] of view.program.values.entries()) {
    if (value.op !== "call") continue;
    add(pinoFaults(file, value, id));
    add(winstonFaults(view, value));
    add(sentryFaults(view, value));
  }
  add(functionFaults(view));
  return [...found.values()];
}
