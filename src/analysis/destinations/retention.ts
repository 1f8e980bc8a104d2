// How long a log file is kept, from the options of its transport.
import type { Destination } from "./find-destinations.ts";
import { firstOption, optionAt } from "./find-destinations.ts";
import { constantOf, isSet, periodDays, spanDays } from "./option-values.ts";
import { isOpen } from "../redaction/options.ts";
import type { ConfigurationView } from "../redaction/read-pino.ts";
import type { ValueId } from "../program.ts";
import { noValue } from "../program.ts";

/** `grows`: into one file without end; `forever`: new files, none deleted; `days`: deleted after so long; `unknown`: cannot be told. */
export type Retention =
  | { readonly kind: "grows" | "forever" | "unknown" }
  /** `id` is the option that says so, or `noValue` for the default of the library. */
  | { readonly kind: "days"; readonly days: number; readonly id: ValueId };

const unknown: Retention = { kind: "unknown" };

/** How long this destination keeps its lines; undefined when it is no file, or one that is rotated from outside. */
export function retentionOf(
  view: ConfigurationView,
  { transport, options, isChanged }: Destination,
): (Retention & { readonly remedy: string }) | undefined {
  const rotation = transport.file?.rotation;
  if (!rotation) return undefined;
  const { remedy } = rotation;
  // Options that come from elsewhere may hold anything.
  const open =
    isChanged || (options.id !== noValue || options.value.fields !== undefined ? isOpen(view, options) : true);
  const starts = rotation.by.map((path) => isSet(view, optionAt(view, options, path)));
  if (rotation.by.length > 0 && !starts.includes(true)) {
    return { kind: open || starts.includes(undefined) ? "unknown" : "grows", remedy };
  }
  for (const path of rotation.days ?? []) {
    const part = optionAt(view, options, path);
    const days = Number(constantOf(part) ?? NaN);
    if (part && days > 0) return { kind: "days", days, id: part.id, remedy };
    if (part && constantOf(part) === undefined) return { ...unknown, remedy };
  }
  const keep = firstOption(view, options, rotation.keep);
  const text = constantOf(keep);
  if (keep && text === undefined) return { ...unknown, remedy };
  if (!isSet(view, keep) && rotation.keepDefault === undefined) return { kind: open ? "unknown" : "forever", remedy };
  const span = text === undefined ? undefined : spanDays(text);
  if (span !== undefined) return { kind: "days", days: span, id: keep?.id ?? noValue, remedy };
  const count = Number(text ?? rotation.keepDefault ?? NaN);
  const period = firstOption(view, options, rotation.period ?? []);
  const periodText = period ? constantOf(period) : rotation.periodDefault;
  const each = periodText === undefined ? undefined : periodDays(periodText);
  // Without a known time for each file, the number of files says nothing of days.
  if (each === undefined || !(count > 0) || (open && !keep)) return { ...unknown, remedy };
  return { kind: "days", days: count * each, id: keep?.id ?? noValue, remedy };
}
