// What is in scope where an event happens that its log line should name: who, from where, on what, and with which logger.
import { splitWords } from "../../catalogue/names.ts";
import { classifyName, isSensitive } from "../../catalogue/sensitive/classify.ts";
import type { FunctionCode, Program, ValueId } from "../program.ts";
import type { Entry } from "./entries.ts";
import type { LogSource } from "./logged.ts";
import type { PointNames } from "./security-point.ts";
import { pathOf } from "./users-of.ts";

const people = new Set(["user", "account", "member", "customer", "admin", "identity"]);
const identifying = new Set(["id", "_id", "userId", "uid", "sub", "userID"]);
const addresses = new Set(["ip", "ipAddress", "clientIP", "clientIp", "remoteAddress", "remoteAddr"]);
const objects = new Set(["orderId", "projectId", "organizationId", "orgId", "tokenId", "keyId", "targetId", "noteId"]);

type NameSource = Pick<LogSource, "program" | "view">;

/** Reads of the function before the point, the nearest first; names that hold a secret or an address of mail are never given. */
export function namesAt(source: NameSource, entry: Pick<Entry, "function">, op: ValueId): PointNames {
  const { program } = source;
  const parameters = entry.function.parameters.map(({ name }) => [name]);
  const paths = [...pathsBefore(program, entry.function, op), ...parameters];
  const first = (accepts: (path: readonly string[]) => boolean): string | undefined => paths.find(accepts)?.join(".");
  return {
    actor: first(isPersonId) ?? personIn(source, entry),
    address: first((path) => path.length > 0 && addresses.has(path.at(-1) ?? "")) ?? addressOfRequest(source, entry),
    object: first(isObjectId),
    logger: loggerIn(source, entry.function),
  };
}

function pathsBefore(program: Program, code: FunctionCode, op: ValueId): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  for (const { ops } of code.blocks) {
    for (const id of ops) {
      const value = program.values[id];
      if (id > op || !value || (value.op !== "property" && value.op !== "load")) continue;
      const path = pathOf(program, id);
      // A path through a call cannot be written down again.
      if (path.length > 0 && program.text.slice(value.start, value.end).replace(/[?\s]/g, "") === path.join("."))
        found.push(path);
    }
  }
  return found.toReversed();
}

function isPersonId(path: readonly string[]): boolean {
  const last = path.at(-1) ?? "";
  if (/^(?:userId|userID|user_id|accountId|actorId|adminId)$/.test(last)) return true;
  return identifying.has(last) && path.slice(0, -1).some((name) => people.has(splitWords(name).at(-1) ?? ""));
}

/** `orderId`, `req.params.id`; refuses `req.params.token`. */
function isObjectId(path: readonly string[]): boolean {
  const last = path.at(-1) ?? "";
  return (objects.has(last) || path.at(-2) === "params") && !isSensitive(classifyName(last));
}

/** `user` in scope has an id, as a rule. */
function personIn({ program }: NameSource, { function: code }: Pick<Entry, "function">): string | undefined {
  const name = code.parameters.map((parameter) => parameter.name).find((each) => people.has(each));
  if (name !== undefined) return `${name}.id`;
  return program.bindings.some((binding) => binding.function === code.id && binding.name === "user")
    ? "user.id"
    : undefined;
}

function addressOfRequest({ view }: NameSource, { function: code }: Pick<Entry, "function">): string | undefined {
  const request = code.parameters.find(({ value }) => view.abstractOf(value)?.api === "request:express");
  return request?.name ? `${request.name}.ip` : undefined;
}

function loggerIn({ program, view }: NameSource, code: FunctionCode): string | undefined {
  const labels = (id: number): string | undefined =>
    view.graphs
      .get(id)
      ?.blocks.flatMap(({ steps }) => steps)
      .find(
        (step) =>
          step.kind === "log" && step.strength !== "audit" && step.strength !== "bus" && step.label.includes("."),
      )?.label;
  const own = labels(code.id) ?? program.functions.map(({ id }) => labels(id)).find((label) => label !== undefined);
  return own === undefined ? undefined : own.slice(0, own.lastIndexOf("."));
}
