// The formats that a record of winston goes through (https://github.com/winstonjs/logform): custom ones that mask, and `printf`,
// which writes only what its function takes. Masks after the one that makes the text come too late.
import type { ValueId } from "../program.ts";
import type { ConfigurationView } from "./read-pino.ts";
import { branches, memberOf, partAt, type Part } from "./options.ts";
import { keyTests } from "./key-tests.ts";
import { functionsWithin } from "./program-index.ts";
import type { RecordEffect } from "./record-effect.ts";
import type { Redaction } from "./redaction.ts";

/** One format of a logger. */
export interface FormatStage {
  /** `mask` for custom ones; `text` for those that make the line that is written; `plain` for the rest. */
  readonly kind: "mask" | "text" | "plain" | "unknown";
  readonly effect: RecordEffect | undefined;
  /** Where it stands in this file, or `noValue`. */
  readonly id: ValueId;
  readonly name: string;
}

const texts = new Set(["json", "simple", "printf", "prettyPrint", "logstash", "cli"]);
const plain = new Set("timestamp errors splat label ms align colorize uncolorize padLevels metadata".split(" "));
// A format of the library, or of logform: its name; refuses a format of another package.
const builtIn = /^module:(?:winston\.format|logform(?:\.format)?)\.(\w+)(?:\(\)|#)$/;
// What `format(function)` gives when it is called.
const custom = /^module:(?:winston\.format|logform(?:\.format)?|logform)\(\)\(\)$/;

const maxStages = 40;

/** The formats of one way through the configuration, in order. */
export function stagesOf(view: ConfigurationView, format: Part): readonly FormatStage[] {
  const api = format.value.api ?? "";
  const name = builtIn.exec(api)?.[1];
  if (name === "combine")
    return argumentsOf(view, format)
      .flatMap((part) => stagesOf(view, part))
      .slice(0, maxStages);
  const stage = { id: format.id, name: name ?? "format" };
  if (name === "printf") return [{ ...stage, kind: "text", effect: printed(view, argumentsOf(view, format)[0]) }];
  if (name === "cli") return [{ ...stage, kind: "text", effect: levelAndMessage }];
  if (name === "json") return [{ ...stage, kind: "text", effect: replacing(view, argumentsOf(view, format)[0]) }];
  if (name !== undefined && texts.has(name)) return [{ ...stage, kind: "text", effect: undefined }];
  if (name !== undefined && plain.has(name)) return [{ ...stage, kind: "plain", effect: undefined }];
  const effect = customEffect(view, format, api);
  return [{ ...stage, kind: effect ? "mask" : "unknown", effect }];
}

/** `format((info) => …)()`, `{ transform(info) { … } }`. */
function customEffect(view: ConfigurationView, format: Part, api: string): RecordEffect | undefined {
  const transform = memberOf(view, format, "transform");
  if (transform) return effectOf(view, transform);
  if (!custom.test(api)) return undefined;
  const made = calleeOf(view, format);
  return made && effectOf(view, argumentsOf(view, made)[0]);
}

/** `cli` writes nothing else. */
const levelAndMessage: RecordEffect = {
  masks: [],
  keeps: [["message", ["message"]]],
  returns: "text",
  unknown: false,
};

/** `printf` writes what its function takes of the record, however it puts that together. */
function printed(view: ConfigurationView, part: Part | undefined): RecordEffect | undefined {
  const effect = effectOf(view, part);
  return effect?.returns === "unknown" ? { ...effect, returns: "text", unknown: false } : effect;
}

/** `json({ replacer: (key, value) => … })` masks the fields whose names the replacer tests for, at any depth. */
function replacing(view: ConfigurationView, options: Part | undefined): RecordEffect | undefined {
  const replacer = options && memberOf(view, options, "replacer");
  const [ref] = replacer?.value.functions ?? [];
  if (!ref || ref.module) return undefined;
  const tests = keyTests(view, functionsWithin(view.program, ref.id));
  const mask = { kind: "keys", path: [], ...tests, deep: true, onCopy: false } as const;
  return { masks: [mask], keeps: [], returns: "same", unknown: false };
}

function effectOf(view: ConfigurationView, part: Part | undefined): RecordEffect | undefined {
  const [ref] = part?.value.functions ?? [];
  return ref && view.effectOf(ref);
}

/** The arguments of the call that a part is, from its code or, in another file, from what a factory was given. */
function argumentsOf(view: ConfigurationView, part: Part): readonly Part[] {
  const value = view.program.values[part.id];
  if (value?.op === "call") return value.args.map((argument) => partAt(view, argument.value));
  return [...(part.value.fields ?? [])].flatMap(([name, field]) =>
    /^\(\d+\)$/.test(name) ? [{ id: -1, value: view.force(field) }] : [],
  );
}

function calleeOf(view: ConfigurationView, part: Part): Part | undefined {
  const value = view.program.values[part.id];
  if (value?.op === "call") return partAt(view, value.callee);
  const made = part.value.fields?.get("(callee)");
  return made && { id: -1, value: view.force(made) };
}

/** The ways of a logger's `format`: more than one when a condition chooses it. */
export function formatWays(view: ConfigurationView, options: Part): readonly (readonly FormatStage[])[] {
  const format = memberOf(view, options, "format");
  return format ? branches(view, format).map((branch) => stagesOf(view, branch)) : [];
}

/** What winston masks for these options: what every way masks. */
export function readWinston(view: ConfigurationView, options: Part): Redaction {
  const ways = formatWays(view, options);
  const effects = ways.map(effective);
  const [first = []] = effects;
  const isSame = effects.every(
    (way) => way.length === first.length && way.every((effect, index) => effect === first[index]),
  );
  const isOpen = ways.some((way) => way.some(({ kind }) => kind === "unknown")) || !isSame;
  return { library: "winston", effects: isSame ? first : [], serializers: new Map(), paths: undefined, isOpen };
}

/** The effects up to the format that makes the text. */
function effective(way: readonly FormatStage[]): readonly RecordEffect[] {
  const end = way.findIndex(({ kind }) => kind === "text");
  const used = end < 0 ? way : way.slice(0, end + 1);
  return used.flatMap(({ effect }) => effect ?? []);
}
