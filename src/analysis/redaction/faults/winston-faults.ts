// Faults of winston's formats: a mask after the line is made, a format that drops everything, a mask for one of several ways only.
import type { Value, ValueId } from "../../program.ts";
import { redactorOf } from "../../../catalogue/redactors/index.ts";
import { madeBy, optionsPart } from "../gather.ts";
import { branches, memberOf, partAt, type Part } from "../options.ts";
import type { ConfigurationView } from "../read-pino.ts";
import { stagesOf, type FormatStage } from "../read-winston.ts";
import { copyFaults } from "./function-faults.ts";
import { faultAt, type Fault } from "./fault.ts";

type CallValue = Extract<Value, { op: "call" }>;

/** The faults of the formats of one call that makes or configures a logger. */
export function winstonFaults(view: ConfigurationView, call: CallValue): readonly Fault[] {
  const made = madeBy(view, call);
  const redactor = made === undefined ? undefined : redactorOf(made);
  if (redactor?.style !== "winston") return [];
  const options = optionsPart(view, call, redactor);
  const format = memberOf(view, options, "format");
  const transports = transportsOf(view, options);
  const later = transports.some(({ options: own }) => memberOf(view, own, "format") !== undefined);
  const own = format ? formatFaults(view, format, later) : [];
  const ofTransports = transports.flatMap((transport) => {
    const its = memberOf(view, transport.options, "format");
    return its ? formatFaults(view, its, false) : [];
  });
  return [...own, ...ofTransports, ...unevenFaults(view, format, transports)];
}

function formatFaults(view: ConfigurationView, format: Part, later: boolean): readonly Fault[] {
  const ways = branches(view, format).map((branch) => ({ branch, stages: stagesOf(view, branch) }));
  const found = ways.flatMap(({ stages }) => [
    ...stages.flatMap((stage) => stageFaults(view, stage)),
    ...(later ? [] : lateFaults(view, stages)),
  ]);
  const [first, second] = ways;
  if (!first || !second || ways.length !== 2) return found;
  const production = productionWay(view, format);
  const [used, other] = production === 0 ? [first, second] : [second, first];
  if (production === undefined || !isOpenOrMasked(other.stages) || isOpenOrMasked(used.stages)) return found;
  const message = "The format for production masks nothing, while the other one does; add the mask to this one";
  return [...found, faultAt(view, [used.branch.id], message)];
}

function isOpenOrMasked(stages: readonly FormatStage[]): boolean {
  return stages.some((stage) => stage.kind === "unknown" || masks(stage));
}

function masks({ effect }: FormatStage): boolean {
  return effect !== undefined && effect.masks.length > 0;
}

/** A custom format by itself. */
function stageFaults(view: ConfigurationView, { kind, effect, id }: FormatStage): readonly Fault[] {
  if (kind !== "mask" || !effect || effect.masks.length === 0) return [];
  if (effect.returns === "nothing") {
    return [faultAt(view, [id], "This format returns nothing, so winston drops every record; return the record")];
  }
  return copyFaults(view, effect, id);
}

// A format that writes the finished line knows the symbol under which it stands.
const finishedLine = /\bMESSAGE\b|Symbol\.for\(["'`]message/;

/** Masks after the last format that makes the line. */
function lateFaults(view: ConfigurationView, stages: readonly FormatStage[]): readonly Fault[] {
  const end = stages.findLastIndex(({ kind }) => kind === "text");
  const line = stages[end];
  if (!line || finishedLine.test(view.program.text)) return [];
  return stages
    .slice(end + 1)
    .filter((stage) => stage.kind === "mask" && masks(stage))
    .map(({ id }) => ({
      ...faultAt(
        view,
        [id],
        `This format comes after \`${line.name}\`, which has made the line by then, so it masks nothing; put it before`,
      ),
      repair: { kind: "before", id: line.id },
    }));
}

interface Transport {
  readonly id: ValueId;
  readonly options: Part;
  readonly name: string;
}

// A transport of winston itself; refuses other streams, which may mask by themselves.
const transportApi = /^module:winston\.transports\.(\w+)#$/;

function transportsOf(view: ConfigurationView, options: Part): readonly Transport[] {
  const list = memberOf(view, options, "transports");
  const value = list && view.program.values[list.id];
  const items = value?.op === "array" ? value.items.map((item) => item.value) : list ? [list.id] : [];
  return items.flatMap((item) => {
    const part = partAt(view, item);
    const made = view.program.values[part.id];
    const name = transportApi.exec(part.value.api ?? "")?.[1];
    if (made?.op !== "call" || name === undefined) return [];
    const [first] = made.args;
    return [{ id: part.id, name, options: first ? partAt(view, first.value) : { id: -1, value: part.value } }];
  });
}

/** One transport masks and another does not. */
function unevenFaults(
  view: ConfigurationView,
  format: Part | undefined,
  transports: readonly Transport[],
): readonly Fault[] {
  const common = format ? branches(view, format).flatMap((branch) => stagesOf(view, branch)) : [];
  if (isOpenOrMasked(common)) return [];
  const states = transports.map((transport) => {
    const own = memberOf(view, transport.options, "format");
    return { transport, stages: own ? branches(view, own).flatMap((branch) => stagesOf(view, branch)) : [] };
  });
  const masking = states.find(({ stages }) => stages.some(masks));
  if (!masking) return [];
  return states
    .filter(({ stages }) => !isOpenOrMasked(stages))
    .map(({ transport }) =>
      faultAt(
        view,
        [transport.id],
        `\`${transport.name}\` masks nothing, as only \`${masking.transport.name}\` has the mask in its format; put it into the format of the logger`,
      ),
    );
}

// Tests for production at the beginning of a condition, and for anything else than it.
const forProduction =
  /^\(?\s*(?:[\w.[\]"'!]*(?:NODE_ENV|\benv)["'\]]*\s*===?\s*["'`]prod(?:uction)?["'`]|(?:[\w.]+\.)?is_?prod(?:uction)?\b)/i;
const forOthers =
  /^\(?\s*(?:[\w.[\]"'!]*(?:NODE_ENV|\benv)["'\]]*\s*(?:!==?\s*["'`]prod(?:uction)?["'`]|===?\s*["'`](?:dev(?:elopment)?|test|local)["'`])|(?:!\s*(?:[\w.]+\.)?is_?prod(?:uction)?\b)|(?:[\w.]+\.)?is_?(?:dev(?:elopment)?|test|local)\b)/i;

/** Which side of a condition is for production, or undefined when the text does not tell. */
function productionWay({ program }: ConfigurationView, format: Part): 0 | 1 | undefined {
  const value = program.values[format.id];
  if (value?.op !== "join") return undefined;
  const text = program.text.slice(value.start, value.end);
  if (forProduction.test(text)) return 0;
  return forOthers.test(text) ? 1 : undefined;
}
