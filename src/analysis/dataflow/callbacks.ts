// Callbacks of well-known methods: what they are called with.
import { join, type Abstract } from "./abstract-value.ts";
import type { Call } from "./calls.ts";
import { changed, type FlowContext } from "./flow-context.ts";
import { elementOf } from "./properties.ts";

/** Methods that call their function with each element first. */
const eachElement = new Set("forEach map filter find findLast findIndex some every flatMap sort".split(" "));

/** Passes elements of lists and results of promises on to the functions that receive them. */
export function runCallbacks(context: FlowContext, call: Call): void {
  const { receiver, method, args } = call;
  if (!receiver || method === undefined || receiver.logger) return;
  const passed = method === "then" ? receiver : eachElement.has(method) ? elementOf(receiver, false) : undefined;
  if (!passed || (passed.taints.length === 0 && !passed.fields)) return;
  for (const { id, module } of args[0]?.functions ?? []) if (!module) pass(context, id, passed);
}

function pass(context: FlowContext, id: number, value: Abstract): void {
  const known = context.passed.get(id) ?? [];
  const before = known[0];
  const next = before ? join(before, value) : value;
  if (next === before) return;
  context.passed.set(id, [next, ...known.slice(1)]);
  changed(context, `passed ${id}`);
}
