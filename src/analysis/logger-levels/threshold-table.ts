// Remembers from which level on the loggers of a file write, for the files that use them. Goes by where a logger was made, as redaction does.
import type { ValueId } from "../program.ts";
import type { Creation, RedactionTable } from "../redaction/redaction.ts";
import type { Threshold } from "./threshold.ts";

/** `unreadable`: a level is chosen, but not by anything that the source tells. */
export type KnownThreshold = Threshold | "unreadable";

// Belongs to the table of the file and goes with it.
const tables = new WeakMap<RedactionTable, Map<ValueId, KnownThreshold>>();

export function rememberThreshold({ table, call }: Creation, threshold: KnownThreshold): void {
  const known = tables.get(table) ?? new Map<ValueId, KnownThreshold>();
  tables.set(table, known.set(call, threshold));
}

/** What was read where the logger was made; undefined when no level was chosen there. */
export function thresholdAt(creation: Creation | undefined): KnownThreshold | undefined {
  return creation && tables.get(creation.table)?.get(creation.call);
}
