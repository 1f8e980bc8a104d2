// The message that a datum stands in, and which of its parts holds the datum.
import type { Range } from "../../base/text.ts";
import type { Program, Value } from "../program.ts";
import { rememberedFor } from "../../base/remembered.ts";

/** A datum within a call. */
export interface PlacedDatum {
  readonly call: { readonly range: Range };
  readonly spot: { readonly range: Range };
}

export interface PartOfMessage {
  readonly message: Value & { readonly op: "text" | "add" };
  readonly index: number;
}

/** Texts and sums, in the order of the program: the inner ones come before those that hold them. */
const messagesOf = rememberedFor((values: Program["values"]) =>
  values.filter((value) => value.op === "text" || value.op === "add"),
);

/** The innermost text of the call around the spot, or the whole of a sum; undefined when the spot is in none. */
export function messageAround(
  { values }: Pick<Program, "values">,
  { call, spot }: PlacedDatum,
): PartOfMessage | undefined {
  const holds = ({ start, end }: Range): boolean => start <= spot.range.start && spot.range.end <= end;
  let found: PartOfMessage | undefined;
  for (const message of messagesOf(values)) {
    if (!holds(message) || message.start < call.range.start || message.end > call.range.end) continue;
    const index = message.parts.findIndex((part) => holds(values[part] ?? { start: 0, end: -1 }));
    if (index < 0 || (found && (found.message.op !== "add" || message.op !== "add"))) continue;
    if (!found || message.parts.length > found.message.parts.length) found = { message, index };
  }
  return found;
}
