// What an error or the text of an answer says: its status, what was wrong, its class.
import {
  statusFields,
  statusNamed,
  statusOfError,
  topicOfMessage,
  type MessageTopic,
} from "../../catalogue/events/statuses.ts";
import { noValue, type Program, type Value, type ValueId } from "../program.ts";
import type { Call, RefusalPlace, Said } from "./refusals.ts";
import { constantText, pathOf } from "./users-of.ts";

/** A number, or a constant of one of the usual tables: `403`, `HttpStatus.FORBIDDEN`. */
export function numberOf(program: Program, id: ValueId): number | undefined {
  const value = program.values[id];
  if (value?.op === "cast") return numberOf(program, value.value);
  if (value?.op === "constant") {
    const number = Number(value.text);
    if (value.kind === "number") return number;
    if (value.kind !== "string" || value.text.length > 40) return undefined;
    return /^[1-5]\d\d$/.test(value.text) ? number : isCode(value.text) ? statusNamed(value.text) : undefined;
  }
  return value?.op === "property" && value.name !== undefined ? statusNamed(value.name) : undefined;
}

// `FORBIDDEN`, `NOT_FOUND`; refuses texts for people.
const code = /^[A-Z][A-Z0-9_]+$/;
// `not-authorized`, `error-not-authorized`; refuses single words.
const kebabCode = /^[a-z]+(?:-[a-zA-Z]+)+$/;

function isCode(text: string): boolean {
  return code.test(text) || kebabCode.test(text);
}

const noError = { status: undefined, topic: undefined, errorName: undefined } as const;

/** Status, topic and class of an error that is made here. */
export function errorOf(
  { program, users }: Pick<RefusalPlace, "program" | "users">,
  id: ValueId,
  depth = 0,
): Omit<Said, "how"> {
  const value = program.values[id];
  if (value?.op === "cast" || value?.op === "await") return errorOf({ program, users }, value.value, depth);
  // `throw { status: 403 }`
  if (value?.op === "object") return { ...noError, status: fieldStatus(program, id, 0), topic: topicIn(program, id) };
  // `throw error || new UnauthorizedException()`
  if (value?.op === "join" && depth < 2) {
    const made = value.inputs.map((input) => errorOf({ program, users }, input, depth + 1));
    return made.find((each) => each.errorName ?? each.topic ?? each.status) ?? noError;
  }
  if (value?.op === "load" && depth < 2) {
    const [store, ...others] = users.storesOf(value.binding);
    return store === undefined || others.length > 2 ? noError : errorOf({ program, users }, store, depth + 1);
  }
  if (value?.op !== "call") return errorNamed(value);
  const name = pathOf(program, value.callee).at(-1) ?? "";
  const told = value.args.map(
    ({ value: argument }) =>
      numberOf(program, argument) ?? fieldStatus(program, argument, 0) ?? statusKept({ program, users }, argument),
  );
  const status = told.find((each) => each !== undefined && each >= 400 && each < 600) ?? statusOfError(name);
  const topics = value.args.map(({ value: argument }) => topicIn(program, argument));
  if (status === undefined && /^(?:create|make|http)?error$/i.test(name)) {
    // `throw self.apos.error("forbidden")`
    const word = constantText(program, value.args[0]?.value ?? noValue) ?? "";
    const said = /^[a-z]+$/.test(word) ? statusNamed(word) : undefined;
    if (said === 401 || said === 403) return { status: said, topic: first(topics), errorName: name };
  }
  return { status, topic: first(topics) ?? topicOfMessage(name), errorName: name };
}

/** `const { status } = toResponse(new UnauthorizedError()); res.status(status)`: the error that the status is made of. */
export function statusMapped(
  { program, users }: Pick<RefusalPlace, "program" | "users">,
  id: ValueId,
): Omit<Said, "how"> | undefined {
  const value = program.values[id];
  const [store, ...others] = value?.op === "load" ? users.storesOf(value.binding) : [];
  const part = store === undefined || others.length > 0 ? undefined : program.values[store];
  const call = part?.op === "property" ? program.values[part.object] : undefined;
  if (call?.op !== "call") return undefined;
  const made = call.args.filter(({ value: argument }) => {
    const error = program.values[argument];
    return error?.op === "call" && error.kind === "new";
  });
  return made.map((argument) => errorOf({ program, users }, argument.value)).find(({ status }) => status !== undefined);
}

/** `throw Errors.INVALID_PASSWORD`, `throw "invalidPassword"`: errors that are kept as constants. */
function errorNamed(value: Value | undefined): Omit<Said, "how"> {
  const name =
    value?.op === "property"
      ? value.name
      : value?.op === "constant" && value.kind === "string"
        ? value.text
        : undefined;
  if (name === undefined || !(value?.op === "constant" ? constantName : code).test(name)) return noError;
  return { ...noError, status: statusOfError(name), topic: topicOfMessage(name) };
}

// `invalidPassword`, `INVALID_PASSWORD`; refuses sentences.
const constantName = /^\w+$/;

/** `const err = { status: 401 }; throw new ApiError(err);` */
function statusKept({ program, users }: Pick<RefusalPlace, "program" | "users">, id: ValueId): number | undefined {
  const value = program.values[id];
  if (value?.op !== "load") return undefined;
  const [store, ...others] = users.storesOf(value.binding);
  return store === undefined || others.length > 0 ? undefined : fieldStatus(program, store, 0);
}

export function fieldStatus(program: Program, id: ValueId, depth: number): number | undefined {
  const value = program.values[id];
  if (value?.op !== "object" || depth > 1) return undefined;
  for (const entry of value.entries) {
    if (entry.kind !== "field") continue;
    const status = statusFields.has(entry.name)
      ? numberOf(program, entry.value)
      : fieldStatus(program, entry.value, depth + 1);
    if (status !== undefined && status >= 400 && status < 600) return status;
  }
  return undefined;
}

/** What the texts of a value say that was wrong, or undefined. */
export function topicIn(program: Program, id: ValueId): MessageTopic | undefined {
  const value = program.values[id];
  if (value?.op === "constant" && value.kind === "string") return topicOfMessage(value.text);
  if (value?.op === "property" && value.name !== undefined) return topicOfMessage(value.name);
  if (value?.op === "load") return topicOfMessage(program.bindings[value.binding]?.name ?? "");
  if (value?.op === "array") return first(value.items.map((item) => topicIn(program, item.value)));
  if (value?.op === "text" || value?.op === "add") return first(value.parts.map((part) => topicIn(program, part)));
  // `ctx.t("The password is incorrect")`, `left(new WrongCredentialsError())`
  if (value?.op === "call") return topicOfCall(program, value);
  if (value?.op !== "object") return undefined;
  // What `message` says tells more than `code: PERMISSION_DENIED`.
  const fields = value.entries.filter((entry) => entry.kind === "field");
  const said = fields.toSorted((a, b) => Number(statusFields.has(a.name)) - Number(statusFields.has(b.name)));
  return first(said.map((entry) => topicIn(program, entry.value)));
}

function topicOfCall(program: Program, { callee, kind, args }: Call): MessageTopic | undefined {
  const made = kind === "new" ? topicOfMessage(pathOf(program, callee).at(-1) ?? "") : undefined;
  return first([made, ...args.map(({ value }) => topicIn(program, value))]);
}

/** What tells most: `unauthorized` may be said of anything. */
export function first(topics: readonly (MessageTopic | undefined)[]): MessageTopic | undefined {
  const said = topics.filter((topic) => topic !== undefined);
  return said.find((topic) => topic !== "permission") ?? said[0];
}

/** `callback({ code: status.PERMISSION_DENIED, message })` of gRPC: https://grpc.io/docs/guides/status-codes/ */
export function toldStatus(program: Program, id: ValueId): { readonly status: number | undefined } {
  const status = fieldStatus(program, id, 0);
  return { status: status === 401 || status === 403 || status === 429 ? status : undefined };
}
