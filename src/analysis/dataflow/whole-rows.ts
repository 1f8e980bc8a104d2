// Whole rows of a table of people: `SELECT * FROM users`, `knex("customers").where({ id }).first()`. Which columns they have, only the
// database knows.
import { modelRowsOf, wholeRowsOf } from "../shapes/index.ts";
import type { Abstract } from "./abstract-value.ts";
import { passArgument } from "./callbacks.ts";
import type { Call } from "./calls.ts";
import type { FlowContext } from "./flow-context.ts";
import { isPerson } from "./named-objects.ts";
import { createTaint } from "./taint.ts";

/** What a query gives, with the taint of the records in it; unchanged when columns were chosen, or when the table holds no people. */
export function withWholeRows(context: FlowContext, call: Call, made: Abstract): Abstract {
  if (call.value.kind !== "call" || made.taints.some(({ kind }) => kind === "object")) return made;
  const table = wholeRowsOf(context.program, call.value) ?? modelRowsOf(context.types, context.program, call);
  if (table === undefined || !isPerson(table)) return made;
  const source = { start: call.value.start, end: call.value.end };
  const taint = createTaint({ kind: "object", category: "user-record", confidence: "name", label: table, source });
  const given = { ...made, taints: [...made.taints, taint] };
  const callback = call.args.at(-1);
  // `User.findOne({ email }, (error, user) => …)`, `User.findOne({ email }).exec((error, user) => …)`
  const isGiven = call.args.length > 1 || call.method === "exec";
  if (isGiven && callback && callback.functions.length > 0) passArgument(context, callback, { index: 1, value: given });
  return given;
}
