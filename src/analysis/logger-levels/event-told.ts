// Which security event a logging call tells of: by the name in a field, by its message.
import { eventOfField, eventOfMessage, isFailure } from "../../catalogue/event-messages.ts";
import type { Abstract } from "../dataflow/abstract-value.ts";
import type { SinkCall } from "../dataflow/sink-call.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import type { Program, ValueId } from "../program.ts";

// Fields that hold the name of an event, fields that may, and fields that hold its text.
const eventFields = new Set(["event", "eventName", "event_name", "securityEvent"]);
const nameFields = new Set([...eventFields, "eventType", "event_type", "action", "type"]);
const textFields = new Set(["msg", "message", "text", "description"]);

/** The OWASP name of the event, or undefined when the call tells of none. */
export function eventTold({ program, flow }: FileAnalysis, { args }: SinkCall): string | undefined {
  for (const { abstract } of args) {
    for (const [name, field] of abstract.fields ?? []) {
      if (nameFields.has(name) && field.constant !== undefined) {
        const isForEvents = eventFields.has(name);
        const event = eventOfField(field.constant, isForEvents) ?? eventOfMessage(field.constant);
        // Queues and interfaces have types and actions for what goes well, too.
        if (event !== undefined && (isForEvents || isFailure(event))) return event;
      }
    }
  }
  const texts = args.flatMap(({ value, abstract }) => [textOf(program, flow.values, value), ...fieldTexts(abstract)]);
  return texts.map(eventOfMessage).find((event) => event !== undefined);
}

function fieldTexts({ fields }: Abstract): readonly string[] {
  return [...(fields ?? [])].flatMap(([name, { constant }]) =>
    textFields.has(name) && constant !== undefined ? [constant] : [],
  );
}

/** The constant parts of a text, with a blank for each value. */
function textOf(program: Program, values: readonly (Abstract | undefined)[], id: ValueId): string {
  const value = program.values[id];
  if (value?.op === "text" || value?.op === "add") {
    return value.parts.map((part) => values[part]?.constant ?? " ").join("");
  }
  return values[id]?.constant ?? "";
}
