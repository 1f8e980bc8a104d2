// Finds the request loggers of a file and what they let through.
import { assertNever } from "../../../base/assert-never.ts";
import { redactorOf } from "../../../catalogue/redactors/index.ts";
import type { Redactor } from "../../../catalogue/redactors/redactor.ts";
import { noValue, type Value, type ValueId } from "../../program.ts";
import { creationOf, madeBy, optionsPart, redactionOf } from "../gather.ts";
import { memberOf, partAt } from "../options.ts";
import { readPino, type ConfigurationView } from "../read-pino.ts";
import { inherited, redactionAt, type Redaction } from "../redaction.ts";
import { bodyProblems, listProblems } from "./lists.ts";
import type { RequestProblem } from "./problem.ts";
import { serializedProblems, type RequestLogger } from "./serialized.ts";
import { definedTokens, formatPart, tokenProblems } from "./tokens.ts";

/** Everything that the request loggers of a file let through. */
export function requestProblems(view: ConfigurationView): readonly RequestProblem[] {
  const ofLoggers = [...view.program.values.entries()].flatMap(([id, value]) => {
    const logger = value.op === "call" ? calledLogger(view, value, id) : pluginLogger(view, value, id);
    return logger ? problemsOf(view, logger) : [];
  });
  return [...ofLoggers, ...definedTokens(view)];
}

const nothingRedacted: Redaction = {
  library: "",
  effects: [],
  serializers: new Map(),
  paths: undefined,
  isOpen: false,
};

function calledLogger(
  view: ConfigurationView,
  call: Extract<Value, { op: "call" }>,
  id: ValueId,
): RequestLogger | undefined {
  const made = madeBy(view, call);
  const redactor = made === undefined ? undefined : redactorOf(made);
  if (!redactor?.requests) return namedFormat(view, call, id);
  const options = optionsPart(view, call, redactor);
  return { id, redactor, options, redaction: redactionOf(view, call) ?? nothingRedacted };
}

/** `morgan.format("full", ":req[authorization]")` defines a format under a name. */
function namedFormat(
  view: ConfigurationView,
  call: Extract<Value, { op: "call" }>,
  id: ValueId,
): RequestLogger | undefined {
  if (view.values[call.callee]?.api !== "module:morgan.format" || !call.args[1]) return undefined;
  const redactor = redactorOf("module:morgan()");
  return redactor && { id, redactor, options: partAt(view, call.args[1].value), redaction: nothingRedacted };
}

/** `{ plugin: HapiPino, options: { … } }`. */
function pluginLogger(view: ConfigurationView, value: Value, id: ValueId): RequestLogger | undefined {
  if (value.op !== "object") return undefined;
  const entry = value.entries.find((each) => each.kind === "field" && each.name === "plugin");
  const api = view.values[entry?.value ?? noValue]?.api;
  const redactor: Redactor | undefined = api === undefined ? undefined : redactorOf(`plugin:${api}`);
  if (!redactor) return undefined;
  const options = memberOf(view, { id, value: partAt(view, id).value }, "options") ?? partAt(view, noValue);
  const instance = memberOf(view, options, "instance");
  const parent = instance && redactionAt(creationOf(view, instance.value));
  return { id, redactor, options, redaction: inherited(parent, readPino(view, options)) };
}

function problemsOf(view: ConfigurationView, logger: RequestLogger): readonly RequestProblem[] {
  const { requests, id: library } = logger.redactor;
  if (!requests) return [];
  switch (requests.kind) {
    case "serializers":
      return serializedProblems(view, logger);
    case "tokens": {
      const format = formatPart(view, logger.options, requests.formatOption);
      // A format function is given the tokens first; that of log4js the request.
      return format ? tokenProblems(view, format, library === "morgan" ? 1 : 0) : [];
    }
    case "lists":
      return listProblems(view, logger);
    case "bodies":
      return bodyProblems(view, logger);
    default:
      return assertNever(requests);
  }
}
