// The graphs of a file's functions with what leads from them into other files, for judging whether an event is logged.
import type { FunctionId, ValueId } from "../program.ts";
import type { Abstract } from "./abstract-value.ts";
import { abstractOf, type FlowContext } from "./flow-context.ts";
import { force } from "./imported.ts";
import { calleesOf, logGraphs, type CalleeRef, type LogGraph } from "./log-graph.ts";
import { unknown } from "./abstract-value.ts";
import { subscribersOf, type Subscriber } from "./subscribers.ts";
import type { CallerModule } from "../linking/callers.ts";
import { noSetup, type ServerSetup } from "../linking/server-setup.ts";
import type { FunctionRef, ImportedRef } from "./summary.ts";

export interface LogView {
  readonly graphs: ReadonlyMap<FunctionId, LogGraph>;
  /** What is known of a value, or undefined for code that is not reached. */
  abstractOf(value: ValueId): Abstract | undefined;
  /** Functions of the project that a call may run. */
  calleesOf(call: ValueId): readonly CalleeRef[];
  /** The functions that an imported value is; none when it cannot be found out. */
  functionsOf(imported: ImportedRef): readonly FunctionRef[];
  /** Functions of this file that listen to an event bus. */
  subscribers(): readonly Subscriber[];
  /** Modules that import this file. */
  callers(): readonly CallerModule[];
  /** How the server of the project is put together. */
  serverSetup(): ServerSetup;
}

/** A view that looks into other files when it is asked to. */
export function createLogView(context: FlowContext): LogView {
  let callers: readonly CallerModule[] | undefined;
  let subscribers: readonly Subscriber[] | undefined;
  return {
    graphs: logGraphs(context),
    abstractOf: (value) => abstractOf(context, value),
    calleesOf: (call) => calleesOf(context, call),
    functionsOf: (imported) =>
      context.linker.mayTell?.(imported) === false ? [] : force(context, { ...unknown, imported }).functions,
    subscribers: () => (subscribers ??= subscribersOf(context.program)),
    callers: () => (callers ??= context.linker.callersOf?.(context.program.path) ?? []),
    serverSetup: () => context.linker.serverSetup?.(context.program.path) ?? noSetup,
  };
}
