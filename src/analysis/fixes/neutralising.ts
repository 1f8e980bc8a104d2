// Fixes against forged lines: line breaks are taken out of a text before it is printed, or the text is logged as a field, which is quoted.
import type { Fix } from "../../base/finding.ts";
import type { SinkCall } from "../dataflow/sink-call.ts";
import type { Spot } from "../dataflow/spots.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import { isPassedOn } from "./leak.ts";
import { fieldName, isErrorName } from "./field-names.ts";
import { ranked, repair } from "./repair.ts";
import { isFixable } from "./safety.ts";
import { quoteOf } from "./source-text.ts";

/** Replaces CR and LF in the spot's text by a space, or puts the text into an object that the console prints with quotes. */
export function neutralisingFixes(file: FileAnalysis, call: SinkCall, spot: Spot): readonly Fix[] {
  if (isPassedOn(call) || spot.place.kind === "inner" || !isFixable(file.program, call.range)) return [];
  const { program } = file;
  const expression = program.text.slice(spot.range.start, spot.range.end);
  const quote = quoteOf(program.text);
  const newText = `String(${expression}).replace(/[\\r\\n]+/g, ${quote} ${quote})`;
  const neutralised = {
    id: "neutralise",
    title: "Replace line breaks in it by a space",
    safety: isErrorName(program, spot.value) ? "unsafe" : "safe",
  } as const;
  const isLater =
    !call.forwarded && spot.place.kind === "argument" && call.written[call.method.from]?.value !== spot.value;
  const isQuoted = isLater && call.logger.library?.id === "console";
  const name = fieldName(program, spot.value, { taken: new Set() });
  const field = `{ ${name === expression ? name : `${name}: ${expression}`} }`;
  const asField = { id: "as-field", title: "Log it as a field, which is printed in quotes", safety: "safe" } as const;
  const texts = repair(neutralised, { range: spot.range, newText });
  const quoted = isQuoted ? repair(asField, { range: spot.range, newText: field }) : undefined;
  // What a client sends as a whole is hardly a text.
  return ranked(isMessage(file, spot) ? [quoted, texts] : [texts, quoted]);
}

function isMessage({ program, flow }: FileAnalysis, { value }: Spot): boolean {
  const isVariable = program.values[value]?.op === "load";
  return isVariable && flow.values[value]?.taints.some(({ category }) => category === "message of a client") === true;
}
