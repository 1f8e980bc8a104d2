// Where the loggers of a file write to: transports, targets, appenders and streams, each with its options, also when those are put together
// elsewhere.
import type { Range } from "../../base/text.ts";
import { redactorOf } from "../../catalogue/redactors/index.ts";
import { transportOf, transportOfAppender, transportOfTarget, transports } from "../../catalogue/transports/index.ts";
import type { Transport } from "../../catalogue/transports/transport.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import { noValue, type Value, type ValueId } from "../program.ts";
import { madeBy, optionsPart } from "../redaction/gather.ts";
import { branches, memberAt, memberOf, nothing, partAt, type Part } from "../redaction/options.ts";
import type { ConfigurationView } from "../redaction/read-pino.ts";
import { valuesOf } from "../values-of.ts";

/** One way out of a logger. */
export interface Destination {
  readonly transport: Transport;
  /** The call that makes it, or the object that describes it; where neither stands in this file, the call that is given it. */
  readonly id: ValueId;
  /** What to mark. */
  readonly range: Range;
  readonly options: Part;
  /** Whether options are set after they are written, so that what is missing here may be there. */
  readonly isChanged: boolean;
}

export type CallValue = Extract<Value, { op: "call" }>;

// Names of the packages that make destinations; a text without any of them has none.
const mayWrite = /winston|pino|log4js|bunyan|rotat|gelf|fluent|fastify|OTLPLog|sonic-boom/i;

const known = new WeakMap<FileAnalysis, readonly Destination[]>();

/** All destinations of a file, each once, found once for all rules. */
export function destinationsOf(file: FileAnalysis): readonly Destination[] {
  const before = known.get(file);
  if (before) return before;
  const view = file.flow.configuration;
  const found = new Map<string, Destination>();
  const calls = mayWrite.test(view.program.text) ? valuesOf(view.program, "call") : [];
  for (const { id, value } of calls) {
    for (const destination of ofCall(view, value, id)) {
      const { start, end } = destination.range;
      found.set(`${start} ${end} ${destination.transport.id}`, destination);
    }
  }
  const all = [...found.values()];
  known.set(file, all);
  return all;
}

function ofCall(view: ConfigurationView, call: CallValue, id: ValueId): readonly Destination[] {
  const made = madeBy(view, call);
  if (made === undefined) return [];
  const transport = transportOf(made);
  if (transport) return [madeByCall(view, transport, { call, id, argument: transport.argument ?? 0 })];
  if (made === "module:log4js.configure()") return appenders(view, argumentOf(view, call), id);
  if (made === "module:bunyan.createLogger()" || made === "module:bunyan#") return streams(view, call, id);
  if (made === "module:pino.transport()") return targets(view, argumentOf(view, call), id);
  if (made === "module:winston.add()") return addedByClass(view, call, id);
  const redactor = redactorOf(made);
  if (redactor?.style !== "pino") return [];
  const transportOption = memberOf(view, optionsPart(view, call, redactor), "transport");
  return transportOption ? targets(view, transportOption, id) : [];
}

interface Making {
  readonly call: CallValue;
  readonly id: ValueId;
  readonly argument: number;
}

function madeByCall(view: ConfigurationView, transport: Transport, { call, id, argument }: Making): Destination {
  const isChanged = isChangedLater(view, call.args[argument]?.value ?? noValue);
  return { transport, id, range: headOf(view, id), options: argumentOf(view, call, argument), isChanged };
}

/** `options.maxsize = …` anywhere in the file, also in a branch. */
function isChangedLater({ program }: ConfigurationView, id: ValueId): boolean {
  const variable = program.values[id];
  if (variable?.op !== "load") return false;
  return valuesOf(program, "set-property").some(({ value }) => {
    const changed = program.values[value.object];
    return changed?.op === "load" && changed.binding === variable.binding;
  });
}

/** `new winston.transports.File` of a call with long options. */
export function headOf({ program }: ConfigurationView, id: ValueId): Range {
  const value = program.values[id];
  const callee = value?.op === "call" ? program.values[value.callee] : undefined;
  return { start: value?.start ?? 0, end: callee && callee.end > (value?.start ?? 0) ? callee.end : (value?.end ?? 0) };
}

/** An argument of a call as options. */
export function argumentOf(view: ConfigurationView, call: CallValue, index = 0): Part {
  const argument = call.args[index];
  return argument ? partAt(view, argument.value) : nothing;
}

/** `winston.add(winston.transports.File, options)`, as of version 2. */
function addedByClass(view: ConfigurationView, call: CallValue, id: ValueId): readonly Destination[] {
  const [first] = call.args;
  const api = first && view.values[first.value]?.api;
  const transport = api === undefined ? undefined : transportOf(`${api}#`);
  return transport ? [madeByCall(view, transport, { call, id, argument: 1 })] : [];
}

/** `{ target, options }`, `{ targets: [...] }` and `{ pipeline: [...] }`. */
function targets(view: ConfigurationView, part: Part, fallback: ValueId): readonly Destination[] {
  return branches(view, part).flatMap((branch) => {
    const lists = ["targets", "pipeline"].flatMap((name) => itemsOf(view, memberOf(view, branch, name)));
    return [branch, ...lists].flatMap((entry) => {
      const name = memberOf(view, entry, "target");
      const transport = name?.value.constant === undefined ? undefined : transportOfTarget(name.value.constant);
      if (!name || !transport) return [];
      const options = memberOf(view, entry, "options") ?? nothing;
      return [destinationAt(view, transport, { at: [name.id, entry.id, fallback], options })];
    });
  });
}

/** `{ appenders: { app: { type: "file", … } } }`. */
function appenders(view: ConfigurationView, options: Part, fallback: ValueId): readonly Destination[] {
  const table = memberOf(view, options, "appenders");
  if (!table) return [];
  return membersOf(view, table).flatMap((entry) => {
    const type = memberOf(view, entry, "type");
    const transport = type?.value.constant === undefined ? undefined : transportOfAppender(type.value.constant);
    if (!type || !transport) return [];
    return [destinationAt(view, transport, { at: [type.id, entry.id, fallback], options: entry })];
  });
}

/** `{ streams: [{ path }, { type: "rotating-file", path }] }`. */
function streams(view: ConfigurationView, call: CallValue, fallback: ValueId): readonly Destination[] {
  return itemsOf(view, memberOf(view, argumentOf(view, call), "streams")).flatMap((entry) => {
    const type = memberOf(view, entry, "type");
    const path = memberOf(view, entry, "path");
    const rotates = type?.value.constant === "rotating-file";
    if (!path || (type && !rotates && type.value.constant !== "file")) return [];
    const transport = transports.get(rotates ? "bunyan-rotating-file" : "bunyan-file");
    if (!transport) return [];
    return [destinationAt(view, transport, { at: [(type ?? path).id, entry.id, fallback], options: entry })];
  });
}

interface Site {
  readonly at: readonly ValueId[];
  readonly options: Part;
}

function destinationAt(view: ConfigurationView, transport: Transport, { at, options }: Site): Destination {
  const id = at.find((each) => each !== noValue) ?? noValue;
  const value = view.program.values[id];
  const range = value?.op === "call" ? headOf(view, id) : { start: value?.start ?? 0, end: value?.end ?? 0 };
  return { transport, id, range, options, isChanged: false };
}

/** The items of a list, of every side of a condition. */
export function itemsOf(view: ConfigurationView, list: Part | undefined): readonly Part[] {
  if (!list) return [];
  return branches(view, list).flatMap((branch) => {
    const value = view.program.values[branch.id];
    if (value?.op === "array") {
      return value.items.flatMap((item) => {
        const part = partAt(view, item.value);
        return item.spread ? itemsOf(view, part) : branches(view, part);
      });
    }
    return [...(branch.value.fields ?? [])].flatMap(([name, field]) =>
      /^\d+$/.test(name) ? [{ id: noValue, value: view.force(field) }] : [],
    );
  });
}

function membersOf(view: ConfigurationView, part: Part): readonly Part[] {
  const value = view.program.values[part.id];
  if (value?.op === "object") {
    return value.entries.flatMap((entry) => {
      const at = partAt(view, entry.value);
      return entry.kind === "spread" ? membersOf(view, at) : branches(view, at);
    });
  }
  return [...(part.value.fields?.values() ?? [])].map((field) => ({ id: noValue, value: view.force(field) }));
}

/** A member at a path, where a number counts into a list. */
export function optionAt(view: ConfigurationView, options: Part, path: readonly string[]): Part | undefined {
  const list = path.findIndex((name) => /^\d+$/.test(name));
  if (list < 0) return memberAt(view, options, path);
  const items = itemsOf(view, memberAt(view, options, path.slice(0, list)));
  const item = items[Number(path[list])];
  return item && optionAt(view, item, path.slice(list + 1));
}

/** The first of several members that is there. */
export function firstOption(
  view: ConfigurationView,
  options: Part,
  paths: readonly (readonly string[])[],
): Part | undefined {
  for (const path of paths) {
    const part = optionAt(view, options, path);
    if (part) return part;
  }
  return undefined;
}
