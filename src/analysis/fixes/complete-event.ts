// Adds to the line of a security event what it does not say and the code there knows: who, on what, from where.
import type { TextEdit } from "../../base/edits.ts";
import type { Fix } from "../../base/finding.ts";
import type { Range } from "../../base/text.ts";
import type { EventLine } from "../events/event-lines.ts";
import { securityPoints } from "../events/index.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import { argumentOrders } from "../rules/log-arguments.ts";
import { whoAndWhere } from "./event-fields.ts";
import { appendItems, argumentList, literalList, type WrittenList } from "./lists.ts";
import { ranked, repair } from "./repair.ts";
import { isFixable } from "./safety.ts";
import { indentAt } from "./source-text.ts";
import { lineWidth, wrappedArguments } from "./wrapping.ts";

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
  return ranked([repair(what, besideMessage(program.text, { list, item, order }, fields))]);
}

interface MessagePlace {
  readonly list: WrittenList;
  /** The message, which is the only argument. */
  readonly item: Range;
  readonly order: "fields-first" | "message-first" | "one-object";
}

/** The fields on the line of the message, on a line of their own where it has one, and over several where one gets too long. */
function besideMessage(text: string, { list, item, order }: MessagePlace, fields: readonly string[]): TextEdit {
  const given = `{ ${fields.join(", ")} }`;
  const isFirst = order === "fields-first";
  const message = text.slice(item.start, item.end);
  const own = /(?:\r\n|\r|\n)[ \t]*$/.exec(text.slice(list.open, item.start))?.[0];
  if (own !== undefined || list.items.length > 1) {
    const at = isFirst ? item.start : item.end;
    return { range: { start: at, end: at }, newText: isFirst ? `${given},${own ?? " "}` : `,${own ?? " "}${given}` };
  }
  const start = Math.max(text.lastIndexOf("\n", item.start), text.lastIndexOf("\r", item.start)) + 1;
  const isLong = list.close - start + given.length + 4 > lineWidth(text);
  const around = isFirst ? { before: [], after: [message] } : { before: [message], after: [] };
  const oneLine = isFirst ? `${given}, ${message}` : `${message}, ${given}`;
  const newText = isLong ? wrappedArguments(text, indentAt(text, item.start), { ...around, fields }) : oneLine;
  return { range: { start: item.start, end: item.end }, newText };
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
