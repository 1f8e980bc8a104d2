// Observables of RxJS, as clients of HTTP give them: what they emit, and what they fail with, goes through operators to who subscribes or
// awaits. A value stands for the observable of it, its rejection for the error.
import { noValue, type FunctionId } from "../program.ts";
import { join, unknown, type Abstract } from "./abstract-value.ts";
import type { Call } from "./calls.ts";
import { passArgument } from "./callbacks.ts";
import { abstractOf, dependOn, functionFact, type Frame } from "./flow-context.ts";

// https://rxjs.dev/api: functions that give the promise of what an observable emits, and methods of old that do.
const promised = /^module:rxjs\.(?:firstValueFrom|lastValueFrom|from|defer)\(\)$/;
const operator = /^module:rxjs(?:\/operators)?\.(\w+)$/;
const giving = new Set(["map", "switchMap", "mergeMap", "concatMap", "exhaustMap", "flatMap"]);

/** What a call of RxJS gives of an observable, or undefined when it is none. */
export function observed(frame: Frame, call: Call): Abstract | undefined {
  const { api, args, receiver, method } = call;
  if (api !== undefined && promised.test(api) && args[0]) return { ...args[0], label: "" };
  if (!receiver || !isCarrying(receiver)) return undefined;
  if (method === "toPromise" && args.length === 0) return { ...receiver, label: "" };
  if (method === "subscribe") return subscribed(frame, receiver, args);
  return method === "pipe" && args.length > 0 ? piped(frame, call, receiver) : undefined;
}

function isCarrying({ taints, rejection, fields, type }: Abstract): boolean {
  return rejection !== undefined || taints.length > 0 || fields !== undefined || type !== undefined;
}

function subscribed({ context }: Frame, observable: Abstract, [first, second]: readonly Abstract[]): undefined {
  const { rejection, ...emitted } = observable;
  const value: Abstract = { ...emitted, rejection: undefined };
  for (const next of [first, first?.fields?.get("next")]) passArgument(context, next, { index: 0, value });
  if (!rejection) return;
  for (const failed of [second, first?.fields?.get("error")])
    passArgument(context, failed, { index: 0, value: rejection });
}

/** `source.pipe(map(read), catchError(report))`; undefined when anything but an operator stands in it. */
function piped(frame: Frame, { value }: Call, source: Abstract): Abstract | undefined {
  const { context } = frame;
  let given: Abstract = source;
  for (const argument of value.args) {
    const made = context.program.values[argument.value];
    const name = made?.op === "call" ? operator.exec(abstractOf(context, made.callee)?.api ?? "")?.[1] : undefined;
    if (made?.op !== "call" || name === undefined) return undefined;
    given = behind(frame, given, { name, callback: abstractOf(context, made.args[0]?.value ?? noValue) });
  }
  return { ...given, label: "" };
}

interface Operator {
  readonly name: string;
  readonly callback: Abstract | undefined;
}

/** What comes out of one operator. */
function behind(frame: Frame, given: Abstract, { name, callback }: Operator): Abstract {
  const { context } = frame;
  const { rejection } = given;
  const emitted: Abstract = { ...given, rejection: undefined };
  if (name === "catchError") {
    if (rejection) passArgument(context, callback, { index: 0, value: rejection });
    const instead = outcome(frame, callback);
    return { ...(instead.given ? join(emitted, instead.given) : emitted), rejection: instead.thrown };
  }
  if (name === "tap") {
    subscribed(frame, given, [callback ?? unknown]);
    return given;
  }
  if (!giving.has(name)) return given;
  passArgument(context, callback, { index: 0, value: emitted });
  const { given: result = unknown, thrown } = outcome(frame, callback);
  const failed = rejection && thrown ? join(rejection, thrown) : (rejection ?? thrown);
  return { ...result, rejection: result.rejection && failed ? join(result.rejection, failed) : failed };
}

/** What the function of an operator gives and throws. */
function outcome({ context, function: code }: Frame, callback: Abstract | undefined): Outcome {
  const [ref] = callback?.functions ?? [];
  if (!ref || ref.module) return { given: undefined, thrown: undefined };
  dependOn(context, functionFact(ref.id), code.id);
  const summary = context.summaries.get(ref.id);
  return { given: own(summary?.returns, ref.id), thrown: own(summary?.throws, ref.id) };
}

interface Outcome {
  readonly given: Abstract | undefined;
  readonly thrown: Abstract | undefined;
}

/** What it was passed is known by itself; its parameters say no more. */
function own(value: Abstract | undefined, id: FunctionId): Abstract | undefined {
  return value && { ...value, taints: value.taints.filter(({ parameter }) => parameter?.function !== id), label: "" };
}
