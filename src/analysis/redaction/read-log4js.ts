// The layouts of log4js (https://log4js-node.github.io/log4js-node/layouts.html): a pattern that leaves the message out writes nothing
// of what is logged, and a layout that makes JSON escapes line breaks. Categories are not told apart: all appenders have to do so.
import { madeBy } from "./made-by.ts";
import { memberAt, memberOf, partAt, type Part } from "./options.ts";
import { functionsWithin } from "./program-index.ts";
import type { ConfigurationView } from "./read-pino.ts";
import type { RecordEffect } from "./record-effect.ts";
import type { Redaction } from "./redaction.ts";

/** What the appenders that the file configures make of a record; a file that configures none has log4js's own layouts. */
export function readLog4js(view: ConfigurationView): Redaction {
  const layouts = argumentsOfCalls(view, "module:log4js.configure()").flatMap(([options]) => layoutsOf(view, options));
  const isEvery = (test: (layout: Part | undefined) => boolean): boolean => layouts.length > 0 && layouts.every(test);
  return {
    library: "log4js",
    effects: isEvery((layout) => leavesMessageOut(view, layout)) ? [nothingWritten] : [],
    serializers: new Map(),
    paths: undefined,
    isOpen: false,
    escapesLineBreaks: isEvery((layout) => makesJson(view, layout)),
  };
}

const nothingWritten: RecordEffect = { masks: [], keeps: [], returns: "text", unknown: false };

function argumentsOfCalls(view: ConfigurationView, api: string): readonly (readonly Part[])[] {
  return view.program.values.flatMap((value) =>
    value.op === "call" && madeBy(view, value) === api
      ? [value.args.map((argument) => partAt(view, argument.value))]
      : [],
  );
}

/** The layout of each appender; undefined for one that has none of its own. */
function layoutsOf(view: ConfigurationView, options: Part | undefined): readonly (Part | undefined)[] {
  const appenders = options && memberOf(view, options, "appenders");
  return [...(appenders?.value.fields?.keys() ?? [])].map(
    (name) => appenders && memberAt(view, appenders, [name, "layout"]),
  );
}

// The message in a pattern, perhaps with a width: `%m`, `%-10.20m`; refuses `%min`.
const messageToken = /%-?\d*(?:\.-?\d+)?m(?![a-z])/;

function leavesMessageOut(view: ConfigurationView, layout: Part | undefined): boolean {
  const pattern = layout && memberOf(view, layout, "pattern")?.value.constant;
  const type = layout && memberOf(view, layout, "type")?.value.constant;
  return type === "pattern" && pattern !== undefined && !messageToken.test(pattern);
}

/** A layout of the program's own, by `addLayout`, whose function calls `JSON.stringify`. */
function makesJson(view: ConfigurationView, layout: Part | undefined): boolean {
  const type = layout && memberOf(view, layout, "type")?.value.constant;
  if (type === undefined) return false;
  return argumentsOfCalls(view, "module:log4js.addLayout()").some(([name, maker]) => {
    const [ref] = maker?.value.functions ?? [];
    if (name?.value.constant !== type || !ref || ref.module) return false;
    const inside = functionsWithin(view.program, ref.id);
    return [...inside].some((id) =>
      view.program.functions[id]?.blocks.some(({ ops }) => ops.some((op) => isStringify(view, op))),
    );
  });
}

function isStringify({ program, values }: ConfigurationView, id: number): boolean {
  const value = program.values[id];
  return value?.op === "call" && values[value.callee]?.api === "global:JSON.stringify";
}
