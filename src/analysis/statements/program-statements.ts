// The logging statements of a Program: calls of loggers by binding, calls of what is named like one, and what may become either.
import { runProgram } from "../dataflow/run-program.ts";
import type { SinkCall } from "../dataflow/sink-call.ts";
import { noLinker } from "../dataflow/summary.ts";
import type { FunctionCode, Program, Value, ValueId } from "../program.ts";
import { createLineIndex, type LineIndex } from "../../base/text.ts";
import { type CallSite, readCall, withLevel } from "./call-site.ts";
import { saysSomething } from "./message-text.ts";
import { loggerNameOf } from "./program-loggers.ts";
import { argumentOf, createProgramValues, labelOf, type ProgramValues } from "./program-values.ts";
import type { FileStatements, LogStatement, LogWrapper } from "./statement.ts";
import { functionSeverity, isErrorClass, isLoggerName, isLoggingFunction, methodSeverity } from "./vocabulary.ts";

type CallValue = Extract<Value, { op: "call" }>;

interface Reading {
  readonly values: ProgramValues;
  readonly lines: LineIndex;
  readonly sinks: ReadonlyMap<ValueId, SinkCall>;
}

/** All statements of a program, in the order of its functions. */
export function programStatements(program: Program): FileStatements {
  const flow = runProgram(program, { linker: noLinker, sanitizers: [] });
  const reading: Reading = {
    values: createProgramValues(program, flow.values),
    lines: createLineIndex(program.text),
    sinks: new Map(flow.sinkCalls.map((sink) => [sink.call, sink])),
  };
  const statements: LogStatement[] = [];
  const wrappers: LogWrapper[] = [];
  for (const code of program.functions) {
    for (const id of code.blocks.flatMap((block) => block.ops)) {
      const value = program.values[id];
      if (value?.op !== "call") continue;
      const site = siteOf(reading, id, value);
      if (!site) continue;
      const read = readCall({ ...site, within: code.name || storedName(reading, code) });
      statements.push(...read.statements);
      if (read.wrapper) wrappers.push(read.wrapper);
    }
  }
  return { path: program.path, statements, wrappers, constants: constantsOf(program) };
}

// `const say = (text) => …` has the name of its variable.
function storedName({ values: { program, stored } }: Reading, code: FunctionCode): string {
  for (const [binding, id] of stored) {
    const value = program.values[id];
    if (value?.op === "function" && value.function === code.id) return program.bindings[binding]?.name ?? "";
  }
  return "";
}

function siteOf(reading: Reading, id: ValueId, value: CallValue): Omit<CallSite, "within"> | undefined {
  const { values, lines, sinks } = reading;
  const label = labelOf(values, value.callee);
  const callee = label.slice(label.lastIndexOf(".") + 1);
  const receiver = label.slice(0, Math.max(0, label.length - callee.length - 1));
  const sink = sinks.get(id);
  const how = sink ? sinkCall(sink, callee) : namedCall({ value, callee, receiver });
  if (!how) return undefined;
  const args = value.args.map(({ value: argument }) => argumentOf(values, argument));
  if (how.kind === "forward" && !args.some((argument) => "kind" in argument && saysSomething(argument)))
    return undefined;
  const operation = values.program.values[value.callee];
  const logged = how.kind === "sink" || how.kind === "named";
  const logger = logged
    ? loggerNameOf(values, operation?.op === "property" ? operation.object : value.callee)
    : undefined;
  const line = lines.positionAt(value.start).line + 1;
  const endLine = lines.positionAt(value.end).line + 1;
  return { ...withLevel(how, args, callee), line, endLine, logger, callee, args };
}

type How = Pick<CallSite, "kind" | "severity" | "from">;

function sinkCall({ method, forwarded }: SinkCall, callee: string): How {
  // `console.log` and the like do not tell a level, whatever the stream.
  const severity = forwarded
    ? (functionSeverity(callee) ?? method.severity)
    : methodSeverity(callee) === "plain"
      ? undefined
      : method.severity;
  return { kind: "sink", severity, from: forwarded ? 0 : method.from };
}

interface NamedCall {
  readonly value: CallValue;
  readonly callee: string;
  readonly receiver: string;
}

function namedCall({ value, callee, receiver }: NamedCall): How | undefined {
  if (callee === "") return undefined;
  const severity = methodSeverity(callee);
  if (isErrorClass(callee) && (receiver === "" || severity === undefined))
    return { kind: "error", severity: undefined, from: 0 };
  if (value.kind === "new") return undefined;
  if (severity !== undefined && (receiver !== "" || isLoggerName(callee))) {
    return { kind: "named", severity: severity === "plain" ? undefined : severity, from: 0 };
  }
  if (isLoggingFunction(callee)) return { kind: "named", severity: functionSeverity(callee), from: 0 };
  return { kind: "forward", severity: undefined, from: 0 };
}

const maxConstants = 2000;

/** Constants, fields of constant objects and members of enumerations that read like messages. */
function constantsOf({ values, bindings }: Program): FileStatements["constants"] {
  const found: [string, string][] = [];
  const add = (name: string, id: ValueId): void => {
    const value = values[id];
    const text = value?.op === "constant" && value.kind === "string" ? value.text : undefined;
    if (text !== undefined && /\p{L}{2}.*\s|\p{L}{6}/u.test(text) && found.length < maxConstants)
      found.push([name, text]);
  };
  for (const value of values) {
    if (value.op !== "store") continue;
    const name = bindings[value.binding]?.name ?? "";
    add(name, value.value);
    let held = values[value.value];
    if (held?.op === "cast") held = values[held.value];
    if (held?.op === "call") held = values[held.args[0]?.value ?? -1];
    if (held?.op !== "object") continue;
    for (const entry of held.entries) if (entry.kind === "field") add(`${name}.${entry.name}`, entry.value);
  }
  return found;
}
