// Fixes that take line breaks out of a text before it is printed.
import type { Fix } from "../../base/finding.ts";
import type { SinkCall } from "../dataflow/sink-call.ts";
import type { Spot } from "../dataflow/spots.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import { isFixable } from "./safety.ts";
import { quoteOf } from "./source-text.ts";

/** Replaces CR and LF in the spot's text by a space. */
export function neutralisingFixes(file: FileAnalysis, call: SinkCall, spot: Spot): readonly Fix[] {
  if (call.forwarded || spot.place.kind === "inner" || !isFixable(file.program, call.range)) return [];
  const { text } = file.program;
  const expression = text.slice(spot.range.start, spot.range.end);
  const quote = quoteOf(text);
  const newText = `String(${expression}).replace(/[\\r\\n]+/g, ${quote} ${quote})`;
  return [
    {
      id: "neutralise",
      title: "Replace line breaks in it by a space",
      safety: "safe",
      preferred: true,
      edits: [{ range: spot.range, newText }],
    },
  ];
}
