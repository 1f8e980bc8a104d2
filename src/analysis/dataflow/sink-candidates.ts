// Whether a parsed file has anything to do with a log, told from its calls alone: most files that speak of a log do not.
import { splitWords } from "../../catalogue/names.ts";
import { isSinkModule, sinkFunctionNames, writingMethods } from "../../catalogue/sinks/index.ts";
import type { Program, Value, ValueId } from "../program.ts";
import { isLoggingFunction, mayBeLoggingMethod } from "./loggers.ts";

const loggerWords: ReadonlySet<string> = new Set(["log", "logger", "logging", "console"]);

/** False only when nothing in the file can call, hand on, replace or configure what logs, whatever its values are. */
export function mayConcernLog(program: Program): boolean {
  return program.values.some((value) => {
    if (value.op === "constant") return value.kind === "string" && value.text.endsWith(".log");
    // `create(App, { logger: false })`
    if (value.op === "object") return value.entries.some((entry) => entry.kind === "field" && isLoggerName(entry.name));
    // `console.log = () => {}`
    if (value.op === "set-property") return isWritingName(value.name);
    if (value.op === "module") return isSinkModule(value.specifier);
    if (value.op === "call") return mayBeSink(program, program.values[value.callee]);
    // `.catch(console.error)`, `const { info } = useLogger()`
    return value.op === "property" && isWritingName(value.name) && isCalledLogger(program, value.object);
  });
}

function mayBeSink({ bindings }: Program, callee: Value | undefined): boolean {
  switch (callee?.op) {
    case "property":
      return callee.name === undefined || isWritingName(callee.name) || isLoggerName(callee.name);
    case "load":
      return isFunctionName(bindings[callee.binding]?.name ?? "");
    case "global":
      return isFunctionName(callee.name);
    case "function":
    case "class":
    case "module":
    case "this":
      return false;
    default:
      // What a call or a condition gives may be anything.
      return callee !== undefined;
  }
}

function isWritingName(name: string | undefined): boolean {
  return name === undefined || writingMethods.has(name) || mayBeLoggingMethod(name) || sinkFunctionNames.has(name);
}

function isFunctionName(name: string): boolean {
  return sinkFunctionNames.has(name) || writingMethods.has(name) || isLoggingFunction(name);
}

function isCalledLogger(program: Program, id: ValueId): boolean {
  const { values, bindings } = program;
  const value = values[id];
  switch (value?.op) {
    case "property":
      return value.name === undefined || isLoggerName(value.name);
    case "load":
      return isLoggerName(bindings[value.binding]?.name ?? "");
    case "global":
      return isLoggerName(value.name);
    case "call":
      return isCalledLogger(program, value.callee);
    default:
      return false;
  }
}

function isLoggerName(name: string): boolean {
  return splitWords(name).some((word) => loggerWords.has(word));
}
