// Whole objects that carry what must not be logged: requests and their parts, the environment, the command line, answers of token
// endpoints, and errors of HTTP clients, which show the request with its credentials.
import { wholeRequestObject } from "../../catalogue/frameworks/index.ts";
import type { Range } from "../../base/text.ts";
import { classifyName, isSensitive } from "../../catalogue/sensitive/classify.ts";
import type { Abstract } from "./abstract-value.ts";
import { createTaint, type Taint } from "./taint.ts";

const processObjects: ReadonlyMap<string, string> = new Map([
  ["global:process.env", "environment"],
  ["module:process.env", "environment"],
  ["global:Bun.env", "environment"],
  ["global:Deno.env.toObject()", "environment"],
  ["global:process.argv", "command-line"],
  ["module:process.argv", "command-line"],
]);

/** The value with the taint of the whole object that its API path denotes. */
export function withObjectTaint(value: Abstract, source: Range): Abstract {
  const { api } = value;
  if (api === undefined || value.taints.some(({ kind }) => kind === "object")) return value;
  const category = processObjects.get(api) ?? wholeRequestObject(api);
  if (category === undefined) return value;
  const taint = createTaint({ kind: "object", category, confidence: "flow", label: value.label, source });
  return { ...value, taints: [...value.taints, taint] };
}

/** Fields through which such an object still shows what it carries, by category. */
const showingFields: Readonly<Record<string, ReadonlySet<string>>> = {
  "token-response": new Set(["data", "body", "content", "result", "json", "text", "response"]),
  "user-info": new Set(["data", "body", "content", "result", "json", "text", "response"]),
  "http-error": new Set(["config", "request", "response", "options", "headers", "toJSON", "cause"]),
};

/** Whether a field of an object that carries such data carries it as well. */
export function showsThrough({ category }: Taint, field: string): boolean {
  return showingFields[category]?.has(field) === true;
}

/** Arrays of text print what they hold, unlike other objects. */
export function printsInText({ kind, category, flat }: Taint): boolean {
  return kind !== "object" || flat || category === "command-line";
}

/** What is left of the taints of an object when fields of it were taken out or overwritten: nothing of a whole whose secret is gone. */
export function withoutFields(value: Abstract, names: readonly string[]): Abstract {
  if (!value.taints.some(({ kind }) => kind === "object")) return value;
  if (!names.some((name) => isSensitive(classifyName(name)))) return value;
  return { ...value, taints: value.taints.filter(({ kind }) => kind !== "object") };
}
