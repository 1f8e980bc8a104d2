// Puts a mask where a datum stands, so that the rest of the line stays as it is.
import type { TextEdit } from "../../base/edits.ts";
import type { Range } from "../../base/text.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import { spotText, type LoggedPlace } from "./leak.ts";
import { appendItem, literalList } from "./lists.ts";
import { repair, type Repair } from "./repair.ts";
import { isPure } from "./safety.ts";
import { literal } from "./source-text.ts";
import { endBefore, skipTrivia } from "./trivia.ts";

/** What stands in the place of a datum. */
export const mask = "[redacted]";

/** Replaces the datum by a mask; undefined where evaluating it may matter, or where another type is needed. */
export function maskRepair(file: FileAnalysis, place: LoggedPlace): Repair | undefined {
  if (place.call.forwarded || !isPure(file, place.spot.value)) return undefined;
  const edit = maskEdit(file, place);
  return edit && repair({ id: "mask", title: `Replace it by "${mask}"`, safety: "safe" }, edit);
}

/** Puts masks over the fields of an object that is spread into a literal, or made right here. */
export function overrideRepair(file: FileAnalysis, { call, spot, exposures }: LoggedPlace): Repair | undefined {
  const { program } = file;
  const fields = [...new Set(exposures.map(({ fields: path }) => path.join(".")))];
  if (call.forwarded || program.values[spot.value]?.op !== "object" || spot.place.kind === "part") return undefined;
  if (!fields.every((field) => /^[A-Za-z_$][\w$]*$/.test(field))) return undefined;
  const list = literalList(program, spot.value);
  const added = fields.map((field) => `${field}: ${literal(program.text, mask)}`).join(", ");
  const shown = fields.map((field) => `\`${field}\``).join(", ");
  return list && repair({ id: "mask", title: `Mask ${shown}`, safety: "safe" }, appendItem(program.text, list, added));
}

function maskEdit(file: FileAnalysis, { spot }: LoggedPlace): TextEdit | undefined {
  const { text } = file.program;
  const { place, range } = spot;
  if (spot.fields.length > 0) return undefined;
  if (place.kind === "part" && place.of === "text") return inTemplate(text, range);
  return replaceSpot(file, { spot }, literal(text, mask));
}

/** `${value}` of a template becomes the mask itself; undefined when brackets or comments stand around the value. */
export function inTemplate(text: string, range: Range, newText = mask): TextEdit | undefined {
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
