// Whole rows of a table of people: `SELECT * FROM users`, `knex("customers").where({ id }).first()`. Which columns they have, only the
// database knows.
import { wholeRowsOf } from "../shapes/index.ts";
import type { Abstract } from "./abstract-value.ts";
import type { Call } from "./calls.ts";
import type { FlowContext } from "./flow-context.ts";
import { isPerson } from "./named-objects.ts";
import { createTaint } from "./taint.ts";

/** What a query gives, with the taint of the records in it; unchanged when columns were chosen, or when the table holds no people. */
export function withWholeRows({ program }: FlowContext, call: Call, made: Abstract): Abstract {
  if (call.value.kind === "new" || made.taints.some(({ kind }) => kind === "object")) return made;
  const table = wholeRowsOf(program, call.value);
  if (table === undefined || !isPerson(table)) return made;
  const source = { start: call.value.start, end: call.value.end };
  const taint = createTaint({ kind: "object", category: "user-record", confidence: "name", label: table, source });
  return { ...made, taints: [...made.taints, taint] };
}
