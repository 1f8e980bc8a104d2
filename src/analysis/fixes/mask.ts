// Puts a mask where a datum stands, so that the rest of the line stays as it is.
import type { TextEdit } from "../../base/edits.ts";
import type { Range } from "../../base/text.ts";
import type { Abstract } from "../dataflow/abstract-value.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import { objectOf, spotText, type LoggedPlace } from "./leak.ts";
import { appendItem, literalList } from "./lists.ts";
import type { Program, Value, ValueId } from "../program.ts";
import { messageAround, type PlacedDatum } from "./message-part.ts";
import { repair, type Repair } from "./repair.ts";
import { isPath, isPure } from "./safety.ts";
import { literal } from "./source-text.ts";
import { endBefore, skipTrivia } from "./trivia.ts";

/** What stands in the place of a datum. */
export const mask = "[redacted]";

/** Replaces the datum by a mask; undefined where evaluating it may matter, or where another type is needed. */
export function maskRepair(file: FileAnalysis, place: LoggedPlace): Repair | undefined {
  if (!isPure(file, place.spot.value)) return undefined;
  const edit = maskOfSpot(file, place) ?? maskEdit(file, place);
  return edit && repair({ id: "mask", title: `Replace it by "${mask}"`, safety: "safe" }, edit);
}

/** Puts masks over the fields of an object that is spread into a literal, made right here, or made in this function. */
export function overrideRepair(file: FileAnalysis, place: LoggedPlace): Repair | undefined {
  const { spot, exposures } = place;
  const { program, flow } = file;
  const fields = [...new Set(exposures.map(({ fields: path }) => path.join(".")))];
  if (spot.place.kind === "part" || !fields.every((field) => /^[A-Za-z_$][\w$]*$/.test(field))) return undefined;
  const masks = fields.map((field) => `${field}: ${literal(program.text, mask)}`).join(", ");
  const edit =
    program.values[spot.value]?.op === "object"
      ? overLiteral(program, spot.value, masks)
      : isMadeHere(flow.values[spot.value]) && isPath(program, spot.value)
        ? overSpread(file, place, masks)
        : undefined;
  const shown = fields.map((field) => `\`${field}\``).join(", ");
  return edit && repair({ id: "mask", title: `Mask ${shown}`, safety: "safe" }, edit);
}

/** An object whose fields are known because the code makes it: what else it holds is worth keeping. */
export function isMadeHere(value: Abstract | undefined): boolean {
  return value?.fields !== undefined && value.fields.size > 1 && value.type === undefined;
}

function overLiteral(program: Program, object: ValueId, masks: string): TextEdit | undefined {
  const list = literalList(program, object);
  return list && appendItem(program.text, list, masks);
}

function overSpread(file: FileAnalysis, place: LoggedPlace, masks: string): TextEdit | undefined {
  const { place: where } = place.spot;
  if (where.kind !== "entry" || where.entry.kind !== "spread")
    return replaceSpot(file, place, `{ ...${spotText(file, place.spot)}, ${masks} }`);
  const object = objectOf(file, place.spot);
  // What comes behind the spread would be hidden by the mask, or hides it.
  const isLater = where.entries.slice(where.entries.indexOf(where.entry) + 1).every(({ kind }) => kind === "field");
  return object === undefined || !isLater ? undefined : overLiteral(file.program, object, masks);
}

function maskOfSpot(file: FileAnalysis, place: LoggedPlace): TextEdit | undefined {
  const { spot } = place;
  const found = messageAround(file.program, place);
  if (!found && spot.place.kind === "inner") return maskOfArgument(file, place);
  const part = found?.message.parts[found.index] ?? -1;
  const isText = file.program.values[part]?.op === "call" && isPure(file, part);
  return isText || (spot.place.kind === "part" && spot.fields.length === 0)
    ? maskOfPart(file.program, place)
    : undefined;
}

/** An argument that only turns the datum into text goes as a whole: `JSON.stringify(token)`. */
function maskOfArgument(file: FileAnalysis, { call, spot }: LoggedPlace): TextEdit | undefined {
  const { values, text } = file.program;
  const argument = call.written.find(({ value }) => {
    const its = values[value];
    return its?.op === "call" && its.start <= spot.range.start && spot.range.end <= its.end;
  });
  const value = values[argument?.value ?? -1];
  return value?.op === "call" && value.args[0]?.value === spot.value && isPure(file, argument?.value ?? -1)
    ? { range: { start: value.start, end: value.end }, newText: literal(text, mask) }
    : undefined;
}

/** A part of a template goes as a whole, with what turns it into text; a template without other values becomes a literal. */
export function maskOfPart(
  { text, values }: Pick<Program, "text" | "values">,
  place: PlacedDatum,
): TextEdit | undefined {
  const found = messageAround({ values }, place);
  const part = found && values[found.message.parts[found.index] ?? -1];
  if (!found || !part || found.message.op !== "text" || text[found.message.end - 1] !== "`") return undefined;
  const { message, index } = found;
  const inside = inTemplate(text, { start: part.start, end: part.end });
  const parts = message.parts.map((id, at) => (at === index ? mask : textOf(values[id])));
  const said = parts.join("");
  const isConstant = parts.every((each) => each !== undefined) && !/[\r\n]/.test(said);
  return inside && isConstant
    ? { range: { start: message.start, end: message.end }, newText: literal(text, said) }
    : inside;
}

function textOf(value: Value | undefined): string | undefined {
  return value?.op === "constant" && value.kind === "string" ? value.text : undefined;
}

function maskEdit(file: FileAnalysis, { spot }: LoggedPlace): TextEdit | undefined {
  const { text } = file.program;
  const { place, range } = spot;
  if (spot.fields.length > 0) return undefined;
  if (place.kind === "part" && place.of === "text") return inTemplate(text, range);
  return replaceSpot(file, { spot }, literal(text, mask));
}

/** `${value}` of a template becomes the mask itself; undefined when brackets or comments stand around the value. */
function inTemplate(text: string, range: Range, newText = mask): TextEdit | undefined {
  const start = endBefore(text, range.start);
  const end = skipTrivia(text, range.end);
  if (text.slice(start - 2, start) !== "${" || text[end] !== "}") return undefined;
  return { range: { start: start - 2, end: end + 1 }, newText };
}

/** Puts an expression where the spot stands; a shorthand field keeps its key, a spread is left alone. */
export function replaceSpot(
  file: FileAnalysis,
  { spot }: Pick<LoggedPlace, "spot">,
  newText: string,
): TextEdit | undefined {
  const { text, values } = file.program;
  const { place, range } = spot;
  if (place.kind !== "entry")
    return place.kind === "inner" && !isReplaceable(file, range) ? undefined : { range, newText };
  if (place.entry.kind === "spread") return undefined;
  const isShorthand =
    place.entry.range.start === range.start && values[place.entry.value]?.end === place.entry.range.end;
  return isShorthand
    ? { range: place.entry.range, newText: `${spotText(file, spot)}: ${newText}` }
    : {
        range: {
          start: range.start,
          end: text.slice(range.start, place.entry.range.end).endsWith("!") ? place.entry.range.end : range.end,
        },
        newText,
      };
}

// Functions that take anything.
const lenient = /(?:JSON\.stringify|String|inspect)\(\s*$/;

/** Inside another call only what takes anything may be given something else. */
function isReplaceable({ program }: FileAnalysis, { start }: Range): boolean {
  return lenient.test(program.text.slice(Math.max(0, start - 40), start));
}
