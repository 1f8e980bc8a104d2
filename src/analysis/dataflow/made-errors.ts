// Errors as the code makes them: what one of them holds of what it was given.
import { remembered } from "../../base/remembered.ts";
import { splitWords } from "../../catalogue/names.ts";
import { unknown, type Abstract } from "./abstract-value.ts";
import type { Call } from "./calls.ts";
import { flat } from "./evaluate.ts";

/** An error is its message; it prints nothing else of what it was given, but for what a class of the project does. */
export function errorOf({ args }: Call, value: Abstract): Abstract {
  const [message = unknown, ...others] = args;
  const isText = message.nature === "composed" || message.nature === "constant" || !message.fields;
  const taints = isText ? flat(message.taints.filter(({ kind }) => kind !== "object")) : [];
  const cause = others.map((argument) => argument.fields?.get("cause")).find((found) => found !== undefined);
  const fields = new Map([
    ["message", { ...message, fields: undefined, taints }],
    ...(cause ? ([["cause", cause]] as const) : []),
  ]);
  return { ...value, fields, taints };
}

/** Whether a call makes an error, by the name of its class: `new HttpException(…)`, `createError(…)`. */
export function isErrorMade(call: Pick<Call, "name" | "value">): boolean {
  if (call.value.kind === "new") return isErrorName(call.name);
  return call.name === "Error" || call.name === "TypeError" || call.name === "createError";
}

const errorWords: ReadonlySet<string> = new Set(["error", "exception", "fault", "failure"]);

const isErrorName = remembered((name) => errorWords.has(splitWords(name).at(-1) ?? ""));
