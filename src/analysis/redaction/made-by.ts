// What a call makes, by the API path of its callee.
import type { Value } from "../program.ts";
import type { CodeView } from "./key-lists.ts";

/** What a call makes, as an API path such as `module:pino()`; undefined when the callee is of no library. */
export function madeBy({ values }: CodeView, call: Extract<Value, { op: "call" }>): string | undefined {
  const api = values[call.callee]?.api;
  return api && `${api}${call.kind === "new" ? "#" : "()"}`;
}
