// Adds to the line of a security event what it does not say and the code there knows: who, on what, from where.
import type { Fix } from "../../base/finding.ts";
import type { EventLine } from "../events/event-lines.ts";
import { securityPoints } from "../events/index.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import { argumentOrders } from "../rules/log-arguments.ts";
import { whoAndWhere } from "./event-fields.ts";
import { appendItems, argumentList, literalList } from "./lists.ts";
import { ranked, repair } from "./repair.ts";
import { isFixable } from "./safety.ts";

/** None where nothing of the kind is in scope, or where the fields of the call are made elsewhere. */
export function completeEventFixes(file: FileAnalysis, line: EventLine): readonly Fix[] {
  const { call } = line;
  const { program } = file;
  const list = argumentList(program, call.call);
  if (call.forwarded || !list || !isFixable(program, call.range)) return [];
  const fields = fieldsFor(file, line);
  if (fields.length === 0) return [];
  const what = {
    id: "complete-event",
    title: `Add ${fields.map((field) => `\`${field.split(":", 1)[0] ?? field}\``).join(", ")}`,
    safety: "unsafe",
  } as const;
  const object = call.written.find(({ value }) => program.values[value]?.op === "object");
  const entries = object && literalList(program, object.value);
  if (entries) return ranked([repair(what, appendItems(program.text, entries, fields))]);
  const item = list.items[call.method.from];
  const isMessageOnly = item !== undefined && call.written.length === call.method.from + 1;
  const order =
    argumentOrders[call.logger.library?.id ?? ""]?.order ??
    (call.logger.library?.id === "console" ? "message-first" : undefined);
  if (!isMessageOnly || order === undefined) return [];
  const given = `{ ${fields.join(", ")} }`;
  const edit =
    order === "fields-first"
      ? { range: { start: item.start, end: item.start }, newText: `${given}, ` }
      : { range: { start: item.end, end: item.end }, newText: `, ${given}` };
  return ranked([repair(what, edit)]);
}

/** What the place of the event names; for a line that stands nowhere near one, what its function is given. */
function fieldsFor(file: FileAnalysis, { call }: EventLine): readonly string[] {
  const { program } = file;
  const point = securityPoints(file).find((each) => each.by?.range?.start === call.range.start);
  const block = program.functions[call.function]?.blocks.findIndex(({ ops }) => ops.includes(call.call)) ?? -1;
  if (block < 0) return [];
  const names = point?.names ?? {
    actor: actorGiven(file, call.function),
    address: undefined,
    object: undefined,
    logger: undefined,
  };
  return whoAndWhere(file, { names, function: call.function, block, insertAt: call.range.start });
}

/** `user.id` for a function that is given a user. */
function actorGiven({ program }: FileAnalysis, owner: number): string | undefined {
  const given = program.functions[owner]?.parameters.map(({ name }) => name) ?? [];
  const id = given.find((name) => /^(?:userId|accountId|actorId)$/.test(name));
  const person = given.find((name) => /^(?:user|account|member|customer)$/.test(name));
  return id ?? (person === undefined ? undefined : `${person}.id`);
}
