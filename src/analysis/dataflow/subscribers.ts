// Who listens to an event bus: functions that are registered under the name or class of an event, and methods with a decorator.
import type { Decorator, FunctionId, Program, ValueId } from "../program.ts";
import { declaredShapes } from "../shapes/index.ts";
import { calleePath, topicOf } from "./log-graph.ts";
import { valuesOf } from "../values-of.ts";

export interface Subscriber {
  /** The text, constant or class that the event goes by. */
  readonly topic: string;
  readonly function: FunctionId;
}

const registering = new Set([
  "on",
  "once",
  "addListener",
  "subscribe",
  "addEventListener",
  "registerHandler",
  "process",
]);
const decorating = new Set([
  "OnEvent",
  "EventsHandler",
  "EventSubscriber",
  "Subscribe",
  "OnQueueEvent",
  "Process",
  "EventPattern",
]);

/** The subscribers that a file defines. */
export function subscribersOf(program: Program): readonly Subscriber[] {
  const found: Subscriber[] = [];
  for (const { value } of valuesOf(program, "call")) {
    if (!registering.has(calleePath(program, value.callee).at(-1) ?? "")) continue;
    const [first, ...others] = value.args;
    const topic = first && topicOf(program, first.value);
    const code = others.map((argument) => functionOf(program, argument.value)).find((id) => id !== undefined);
    if (topic !== undefined && code !== undefined) found.push({ topic, function: code });
  }
  return [...found, ...decorated(program)];
}

function functionOf(program: Program, id: ValueId): FunctionId | undefined {
  const value = program.values[id];
  if (value?.op === "function") return value.function;
  const name = calleePath(program, id).find((part) => part !== "this" && part !== "bind");
  return name === undefined ? undefined : program.functions.find((code) => code.name === name)?.id;
}

/** `@OnEvent("user.deleted")` of a method, `@EventsHandler(UserDeletedEvent)` of a class whose `handle` runs. */
function decorated(program: Program): readonly Subscriber[] {
  const { classes } = declaredShapes(program);
  return program.functions.flatMap((code): readonly Subscriber[] => {
    const shape = code.owner === undefined ? undefined : classes.get(code.owner);
    if (!shape) return [];
    const fields = shape.type.kind === "object" ? shape.type.fields : [];
    const own = fields.find(({ type }) => type?.kind === "function" && type.body === code.id)?.decorators ?? [];
    const outer: readonly Decorator[] = code.name === "handle" ? (shape.decorators ?? []) : [];
    return [...own, ...outer].flatMap(({ name, args }) =>
      decorating.has(name) ? args.map((topic) => ({ topic, function: code.id })) : [],
    );
  });
}
