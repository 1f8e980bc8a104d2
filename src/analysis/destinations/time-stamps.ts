// Which logs get no time, or one that nobody can place: formats of winston, the `timestamp` of pino, layouts of log4js, formats of morgan.
import type { Level } from "../../base/finding.ts";
import type { Range } from "../../base/text.ts";
import { redactorOf } from "../../catalogue/redactors/index.ts";
import { transportOf } from "../../catalogue/transports/index.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import { noValue, type ValueId } from "../program.ts";
import { madeBy, optionsPart } from "../redaction/gather.ts";
import { branches, isOpen, memberOf, partAt, type Part } from "../redaction/options.ts";
import type { ConfigurationView } from "../redaction/read-pino.ts";
import { formatWays, type FormatStage } from "../redaction/read-winston.ts";
import { argumentOf, destinationsOf, headOf, itemsOf, optionAt, type CallValue } from "./find-destinations.ts";
import { accessLogs } from "./plain-files.ts";
import { valuesOf } from "../values-of.ts";

/** A log whose lines cannot be put in order with those of others. */
export interface StampFault {
  readonly kind: "missing" | "local";
  readonly range: Range;
  /** One sentence without its full stop. */
  readonly message: string;
  readonly level: Level;
  readonly sink: string;
}

// Names of the libraries whose formats are read; a text without any of them has no faults.
const mayFormat = /winston|pino|fastify|log4js|morgan/i;

/** All faults of a file, one for each place. */
export function stampFaults(file: FileAnalysis): readonly StampFault[] {
  const view = file.flow.configuration;
  const found = new Map<number, StampFault>();
  if (!mayFormat.test(view.program.text)) return [];
  const add = (faults: readonly StampFault[]): void => {
    for (const fault of faults) if (!found.has(fault.range.start)) found.set(fault.range.start, fault);
  };
  for (const { id, value } of valuesOf(view.program, "call")) {
    const made = madeBy(view, value);
    if (made === "module:winston.createLogger()" || made === "module:winston.loggers.add()") {
      add(winstonFaults(view, value, made.includes("loggers") ? 1 : 0));
    } else if (made !== undefined) add(pinoFaults(view, value, { made, id }));
  }
  add(layoutFaults(file));
  add(accessLogFaults(view));
  return [...found.values()];
}

/** Formats of winston whose lines go to a file or over plain HTTP; everything else stamps lines by itself. */
function winstonFaults(view: ConfigurationView, call: CallValue, argument: number): readonly StampFault[] {
  const options = argumentOf(view, call, argument);
  if (isOpen(view, options)) return [];
  const common = formatWays(view, options);
  return itemsOf(view, memberOf(view, options, "transports")).flatMap((item) => {
    const made = view.program.values[item.id];
    const transport = made?.op === "call" ? transportOf(madeBy(view, made) ?? "") : undefined;
    if (made?.op !== "call" || !transport?.unstamped) return [];
    const own = argumentOf(view, made);
    if (isOpen(view, own) || memberOf(view, own, "timestamp")) return [];
    const ways = pairs(common, formatWays(view, own));
    const range = headOf(view, item.id);
    return ways.flatMap((stages) => [
      ...missingStamp(view, stages, { title: transport.title, range, sink: transport.id }),
      ...localStamp(view, stages),
    ]);
  });
}

/** Each way of the logger's format with each of the transport's. */
function pairs(
  common: readonly (readonly FormatStage[])[],
  own: readonly (readonly FormatStage[])[],
): readonly (readonly FormatStage[])[] {
  if (common.length === 0) return own.length > 0 ? own : [[]];
  return own.length === 0 ? common : common.flatMap((first) => own.map((then) => [...first, ...then]));
}

interface Place {
  readonly title: string;
  readonly range: Range;
  readonly sink: string;
}

// What a function reads to tell the time; refuses `runtime`, `update` and their like.
const tellsTime = /\b(?:timestamp|time|Date|date|now|ts|at)\b|[tT]imestamp|toISO|dayjs|moment|\[`?"?time/;

function missingStamp(
  view: ConfigurationView,
  stages: readonly FormatStage[],
  { title, range, sink }: Place,
): readonly StampFault[] {
  if (stages.some(({ kind }) => kind === "unknown")) return [];
  const writer = stages.findLast(({ name, kind }) => kind === "text" && name === "printf");
  const told = writer && sourceOf(view, writer.id);
  if (writer && told === undefined) return [];
  const isStamped = stages.some((stage) => stage.name === "timestamp" || addsTime(view, stage));
  if (told !== undefined && !tellsTime.test(told)) {
    const place = view.program.values[writer?.id ?? noValue];
    const at = place ? headOf(view, writer?.id ?? noValue) : range;
    const message = isStamped
      ? `This \`printf\` leaves the timestamp out of the lines for ${title}; write \`info.timestamp\` too`
      : `Lines for ${title} get no time; add \`format.timestamp()\` before this \`printf\`, and write \`info.timestamp\``;
    return [{ kind: "missing", range: at, message, level: "warning", sink }];
  }
  if (told !== undefined && (isStamped || !/\btimestamp\b/.test(told))) return [];
  if (isStamped) return [];
  const message =
    told === undefined
      ? `Lines for ${title} get no time; put \`format.timestamp()\` into its format`
      : `\`timestamp\` is undefined in the lines for ${title}; put \`format.timestamp()\` before the \`printf\``;
  return [{ kind: "missing", range, message, level: "warning", sink }];
}

/** A format of one's own that deals with time: `format((info) => …)()`. */
function addsTime(view: ConfigurationView, { kind, id }: FormatStage): boolean {
  if (kind !== "mask") return false;
  const value = view.program.values[id];
  const made = value?.op === "call" ? partAt(view, value.callee).id : noValue;
  const text = sourceOf(view, made);
  return text === undefined || tellsTime.test(text);
}

/** The text of a call, or undefined when it stands elsewhere or takes a function from elsewhere. */
function sourceOf({ program, values }: ConfigurationView, id: ValueId): string | undefined {
  const value = program.values[id];
  if (value?.op !== "call") return undefined;
  const [argument] = value.args;
  const ref = argument && values[argument.value]?.functions[0];
  if (ref && !ref.module) {
    const code = program.functions[ref.id];
    return code && program.text.slice(code.range.start, code.range.end);
  }
  return argument ? undefined : program.text.slice(value.start, value.end);
}

// Tokens of fecha and moment for the zone, and text that stands for one; refuses names of months.
const zone = /Z|\[?UTC|GMT/;

/** `timestamp({ format: "HH:mm:ss" })` gives local time. */
function localStamp(view: ConfigurationView, stages: readonly FormatStage[]): readonly StampFault[] {
  return stages.flatMap(({ name, id }) => {
    const call = view.program.values[id];
    if (name !== "timestamp" || call?.op !== "call") return [];
    const format = memberOf(view, argumentOf(view, call), "format");
    const text = format?.value.constant;
    if (!format || text === undefined || zone.test(text)) return [];
    const at = view.program.values[format.id] ?? call;
    const hasDate = /[DdMoY]/.test(text.replace(/mm|hh/gi, ""));
    const message = hasDate
      ? `\`${text}\` is local time without its zone, so lines of two machines cannot be put in order; leave \`format\` out for ISO 8601 in UTC`
      : `\`${text}\` has no date; leave \`format\` out for ISO 8601 in UTC`;
    const level = hasDate ? "info" : "warning";
    return [{ kind: "local", range: { start: at.start, end: at.end }, message, level, sink: "winston" }];
  });
}

interface Made {
  readonly made: string;
  readonly id: ValueId;
}

function pinoFaults(view: ConfigurationView, call: CallValue, { made }: Made): readonly StampFault[] {
  const redactor = redactorOf(made);
  if (redactor?.style !== "pino") return [];
  const options = optionsPart(view, call, redactor);
  const option = memberOf(view, options, "timestamp");
  if (!option) return [];
  return branches(view, option).flatMap((part): readonly StampFault[] => {
    const at = view.program.values[part.id] ?? call;
    const range = { start: at.start, end: at.end };
    if (part.value.constant === "false" || part.value.api?.endsWith("stdTimeFunctions.nullTime")) {
      // What collects stdout stamps lines too; a file has nothing else.
      const level = writesFile(view, call, options) ? "warning" : "info";
      const message = "Lines get no time; leave `timestamp` out, or use `stdTimeFunctions.isoTime`";
      return [{ kind: "missing", range, message, level, sink: redactor.id }];
    }
    const [ref] = part.value.functions;
    const code = ref && !ref.module ? view.program.functions[ref.id] : undefined;
    const text = code && view.program.text.slice(code.range.start, code.range.end);
    if (text === undefined || !/\.toLocale(?:Date|Time)?String\(|\.toString\(\)|\.toTimeString\(/.test(text)) return [];
    if (!/Date/.test(text) || /timeZone\b/.test(text)) return [];
    const message = "This time is local and has the form of the machine's language; use `stdTimeFunctions.isoTime`";
    return [{ kind: "local", range, message, level: "info", sink: redactor.id }];
  });
}

function writesFile(view: ConfigurationView, call: CallValue, options: Part): boolean {
  const second = call.args[1] && partAt(view, call.args[1].value);
  const made = second && view.program.values[second.id];
  if (
    made?.op === "call" &&
    /^module:(?:pino\.destination|fs\.createWriteStream|sonic-boom)/.test(madeBy(view, made) ?? "")
  ) {
    return made.args.length > 0;
  }
  const target = optionAt(view, options, ["transport", "target"])?.value.constant;
  return target === "pino/file" || target === "pino-roll";
}

// Conversions of log4js that give a date, or come from a token of one's own; refuses a bare percent sign.
const dated = /%[-\d.]*(?:d|x\{|X\{|z)/;

/** Layouts of the files of log4js. */
function layoutFaults(file: FileAnalysis): readonly StampFault[] {
  const view = file.flow.configuration;
  return destinationsOf(file).flatMap(({ transport, options, range }): readonly StampFault[] => {
    if (!transport.appenders || !transport.file) return [];
    const layout = memberOf(view, options, "layout");
    const type = layout && memberOf(view, layout, "type")?.value.constant;
    if (!layout || type === undefined) return [];
    const fault = (part: Part | undefined, why: string): StampFault => {
      const at = part && view.program.values[part.id];
      const message = `${why}, so lines in this file get no time; put \`%d{ISO8601_WITH_TZ_OFFSET}\` into its pattern`;
      return {
        kind: "missing",
        range: at ? { start: at.start, end: at.end } : range,
        message,
        level: "warning",
        sink: "log4js",
      };
    };
    if (type === "messagePassThrough" || type === "dummy") {
      return [fault(memberOf(view, layout, "type"), `\`${type}\` writes the message only`)];
    }
    const pattern = type === "pattern" ? memberOf(view, layout, "pattern") : undefined;
    const text = pattern?.value.constant;
    if (!pattern || text === undefined || dated.test(text)) return [];
    if (/%[-\d.]*r/.test(text)) return [fault(pattern, "`%r` is the time of the day without a date")];
    return [fault(pattern, "This pattern has no `%d`")];
  });
}

const undatedFormats = new Set(["dev", "tiny", "short"]);

/** Formats of morgan that write to a file. */
function accessLogFaults(view: ConfigurationView): readonly StampFault[] {
  return accessLogs(view).flatMap(({ call }): readonly StampFault[] => {
    const [first] = call.args;
    const format = first && partAt(view, first.value);
    return (format ? branches(view, format) : []).flatMap((part): readonly StampFault[] => {
      const text = part.value.constant;
      const at = view.program.values[part.id];
      if (!at || text === undefined || (!undatedFormats.has(text) && !text.includes(":"))) return [];
      // A token of one's own may be a time.
      if (/:date\b|:[\w-]*(?:time|date|stamp)[\w-]*/i.test(text.replaceAll(/:(?:response|total)-time/g, ""))) return [];
      const message = `\`${text}\` writes no time into this file; use "combined", or add \`:date[iso]\``;
      return [{ kind: "missing", range: { start: at.start, end: at.end }, message, level: "warning", sink: "morgan" }];
    });
  });
}
