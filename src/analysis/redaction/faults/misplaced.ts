// A `redact` in a place where nobody reads it: options of a transport, bindings of a child logger, the wrong level of an object.
import { redactorOf } from "../../../catalogue/redactors/index.ts";
import type { Value, ValueId } from "../../program.ts";
import { madeBy } from "../gather.ts";
import { memberAt, memberOf, nothing, partAt, type Part } from "../options.ts";
import type { ConfigurationView } from "../read-pino.ts";
import { faultAt, type Fault } from "./fault.ts";

type CallValue = Extract<Value, { op: "call" }>;

/** The places of a call where a `redact` has no effect. */
export function misplacedFaults(view: ConfigurationView, call: CallValue): readonly Fault[] {
  const made = madeBy(view, call);
  const makesChild = isChild(view, call);
  const helper = made === undefined ? undefined : helpers.get(made);
  const redactor = made === undefined ? undefined : redactorOf(made);
  // Arguments are looked at, in other files if need be, only where they configure something.
  if (!makesChild && helper === undefined && redactor?.style !== "pino") return [];
  const first = call.args[0] && partAt(view, call.args[0].value);
  const bindings = first && makesChild ? memberOf(view, first, "redact") : undefined;
  if (bindings) {
    const message =
      "`redact` in the bindings of a child logger is only logged; pass it in the second argument, as `child(bindings, { redact })`";
    return [faultAt(view, [bindings.id, call.args[0]?.value ?? -1], message)];
  }
  if (!first) return [];
  const misplaced = helper === undefined ? undefined : inHelper(view, first);
  if (misplaced)
    return [
      faultAt(
        view,
        [misplaced.id, call.args[0]?.value ?? -1],
        `\`redact\` has no meaning for ${helper}; give it to \`pino\``,
      ),
    ];
  if (redactor?.style !== "pino") return [];
  return [
    ...inOptions(view, redactor.path.length > 0 ? (memberAt(view, first, redactor.path) ?? first) : first),
    ...inArguments(view, call, redactor.path),
  ];
}

const helpers = new Map([
  ["module:pino.destination()", "a destination"],
  ["module:pino.transport()", "a transport, which gets the line after it is made"],
  ["module:pino-pretty()", "pino-pretty, which gets the line after it is made"],
  ["module:pino-pretty.default()", "pino-pretty, which gets the line after it is made"],
]);

function inHelper(view: ConfigurationView, options: Part): Part | undefined {
  return memberOf(view, options, "redact") ?? memberAt(view, options, ["options", "redact"]);
}

function isChild(view: ConfigurationView, call: CallValue): boolean {
  const callee = view.program.values[call.callee];
  if (callee?.op !== "property" || callee.name !== "child") return false;
  const logger = view.force(view.values[callee.object] ?? nothing.value).logger;
  return logger?.library?.id === "pino" || logger?.library?.id === "fastify";
}

const places: readonly (readonly string[])[] = [
  ["transport", "redact"],
  ["transport", "options", "redact"],
  ["formatters", "redact"],
  ["prettyPrint", "redact"],
];

function inOptions(view: ConfigurationView, options: Part): readonly Fault[] {
  const found: Fault[] = [];
  const report = (part: Part, place: string, why: string): void =>
    void found.push(
      faultAt(
        view,
        [part.id, options.id],
        `\`redact\` in \`${place}\` is never read${why}; move it to the options of the logger`,
      ),
    );
  for (const path of places) {
    const part = memberAt(view, options, path);
    const place = path.slice(0, -1).join(".");
    if (part) report(part, place, place.startsWith("transport") ? ": a transport gets the line after it is made" : "");
  }
  for (const target of targetsOf(view, options)) {
    const part = memberOf(view, target, "redact") ?? memberAt(view, target, ["options", "redact"]);
    if (part) report(part, "transport.targets", ": a transport gets the line after it is made");
  }
  return found;
}

function targetsOf(view: ConfigurationView, options: Part): readonly Part[] {
  const targets = memberAt(view, options, ["transport", "targets"]);
  const value = targets && view.program.values[targets.id];
  return value?.op === "array" ? value.items.map((item) => partAt(view, item.value)) : [];
}

/** Beside `pinoHttp` or `logger`, where the options of the logger are, or in the argument after them. */
function inArguments(view: ConfigurationView, call: CallValue, path: readonly string[]): readonly Fault[] {
  const at = (index: number): ValueId => call.args[index]?.value ?? -1;
  const [level] = path;
  const beside = level === undefined ? undefined : memberOf(view, partAt(view, at(0)), "redact");
  if (beside && level !== undefined) {
    return [faultAt(view, [beside.id, at(0)], `\`redact\` is never read here; move it into \`${level}\``)];
  }
  const second = call.args[1] && partAt(view, at(1));
  const later = second && memberOf(view, second, "redact");
  if (!later || memberOf(view, second, "write")) return [];
  return [
    faultAt(
      view,
      [later.id, at(1)],
      "`redact` in the second argument is never read, as that is the stream; move it to the first",
    ),
  ];
}
