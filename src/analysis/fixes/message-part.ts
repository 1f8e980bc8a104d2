// The message that a datum stands in, and which of its parts holds the datum.
import type { Range } from "../../base/text.ts";
import type { Program, Value } from "../program.ts";
import { rememberedFor } from "../../base/remembered.ts";
import { firstIndex } from "../../base/sorted.ts";

/** A datum within a call. */
export interface PlacedDatum {
  readonly call: { readonly range: Range };
  readonly spot: { readonly range: Range };
}

export interface PartOfMessage {
  readonly message: Value & { readonly op: "text" | "add" };
  readonly index: number;
}

/** Texts and sums, the inner ones before those that hold them. */
const messagesOf = rememberedFor((values: Program["values"]) =>
  values
    .filter((value) => value.op === "text" || value.op === "add")
    .sort((a, b) => a.end - b.end || b.start - a.start),
);

/** The innermost text of the call around the spot, or the whole of a sum; undefined when the spot is in none. */
export function messageAround(
  { values }: Pick<Program, "values">,
  { call, spot }: PlacedDatum,
): PartOfMessage | undefined {
  const holds = ({ start, end }: Range): boolean => start <= spot.range.start && spot.range.end <= end;
  let found: PartOfMessage | undefined;
  const messages = messagesOf(values);
  for (let at = firstIndex(messages, ({ end }) => end >= spot.range.end); at < messages.length; at++) {
    const message = messages[at];
    if (!message || message.end > call.range.end) break;
    if (!holds(message) || message.start < call.range.start) continue;
    const index = message.parts.findIndex((part) => holds(values[part] ?? { start: 0, end: -1 }));
    if (index < 0 || (found && (found.message.op !== "add" || message.op !== "add"))) continue;
    if (!found || message.parts.length > found.message.parts.length) found = { message, index };
  }
  return found;
}
