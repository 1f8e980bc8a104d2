// Answers that are put into the context of a request, as in Koa: `ctx.body = user`, `ctx.body = reply(null, 402, "Wrong password")`, and
// answers that are made by a class or a helper of the project before they are sent.
import { noValue, type Program, type Value, type ValueId } from "../program.ts";
import { statusNamed } from "../../catalogue/events/statuses.ts";
import type { Call, RefusalPlace, Said } from "./refusals.ts";
import { first, numberOf, topicIn } from "./said-errors.ts";
import { pathOf, type Users } from "./users-of.ts";

const contexts = new Set(["ctx", "context", "response"]);

/** Whether the body of an answer is set: `ctx.body = …`, `this.ctx.body = …`. */
export function isBody(program: Program, { object, name }: Pick<FieldWrite, "object" | "name">): boolean {
  return name === "body" && contexts.has(pathOf(program, object).at(-1) ?? "");
}

type FieldWrite = Extract<Value, { op: "set-property" }>;

/** What a body says that is made by a helper: `ctx.body = reply(null, 402, "…")`; undefined when it says nothing of a failure. */
export function saidByBody({ program, users }: RefusalPlace, write: FieldWrite): Said | undefined {
  return isBody(program, write) ? saidByMade({ program, users }, write.value) : undefined;
}

const answerers = new Set(["res", "response", "reply", "ctx", "c", "h", "context"]);

/** `res.send(new Answer(NOT_AUTHORIZED, "…"))` */
export function madeNo(source: RefusalPlace, [receiver = ""]: readonly string[], { args }: Call): Said | undefined {
  return answerers.has(receiver) && args.length === 1 ? saidByMade(source, args[0]?.value ?? noValue) : undefined;
}

/** What an answer says that was made before: `res.send(new Answer(STATUS_NOT_AUTHORIZED, "…"))`, with or without a variable between. */
function saidByMade(source: Pick<RefusalPlace, "program" | "users">, id: ValueId): Said | undefined {
  const { program } = source;
  const call = madeCall(source, id);
  if (!call) return undefined;
  const nothing = program.values[call.args[0]?.value ?? noValue];
  const isNothing = nothing?.op === "constant" && (nothing.kind === "null" || nothing.text === "false");
  const texts = call.args.filter(({ value }) => isText(program, value));
  for (const { value } of call.args) {
    const status = codeOf(program, value);
    if (status === undefined) continue;
    const topic = first(texts.map((text) => topicIn(program, text.value)));
    const isToldOther = texts.length > 0 && topic === undefined && isNumber(program, value);
    if ((status === 401 || status === 403) && !isToldOther)
      return { how: "answered", status, topic, errorName: undefined };
    // `reply(null, 402, "Wrong password")`: numbers of the project's own.
    if (isNothing && status >= 400 && texts.length > 0)
      return { how: "answered", status: undefined, topic, errorName: undefined };
  }
  return undefined;
}

/** Numbers are given to much else; a constant is named after what it is for. */
function isNumber(program: Program, id: ValueId): boolean {
  const value = program.values[id];
  return value?.op === "constant" && value.kind === "number";
}

function madeCall(
  { program, users }: { readonly program: Program; readonly users: Users },
  id: ValueId,
): Call | undefined {
  const value = program.values[id];
  if (value?.op === "call") return value;
  if (value?.op !== "load") return undefined;
  const [store, ...others] = users.storesOf(value.binding);
  const made = store === undefined || others.length > 0 ? undefined : program.values[store];
  return made?.op === "call" && made.kind === "new" ? made : undefined;
}

function isText(program: Program, id: ValueId): boolean {
  const value = program.values[id];
  const isConstant = value?.op === "constant" && value.kind === "string";
  return isConstant || value?.op === "text" || (value?.op === "property" && value.name === "message");
}

/** A number of a refusal, or a constant that is named after one: `Codes.STATUS_NOT_AUTHORIZED`. */
function codeOf(program: Program, id: ValueId): number | undefined {
  const value = program.values[id];
  const number = numberOf(program, id);
  if (number !== undefined) return number;
  return value?.op === "property" && value.name !== undefined && upper.test(value.name)
    ? statusNamed(value.name)
    : undefined;
}

// `STATUS_ERROR_NOT_AUTHORIZED`
const upper = /^[A-Z][A-Z0-9_]+$/;
