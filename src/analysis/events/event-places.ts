// The security events of a file as plain data, for the table of `seclog events`.
import type { EventPlace } from "../../base/finding.ts";
import { createLineIndex } from "../../base/text.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import { isInBrowser } from "../production/browser.ts";
import { highestLevel } from "../surroundings.ts";
import { pointsAsked } from "./index.ts";

/** Every place of an event that has to be logged under the file's policy; none in tests and in code for browsers. */
export function eventPlaces(file: FileAnalysis): readonly EventPlace[] {
  const { program } = file;
  if (isInBrowser(program) || highestLevel(program.path, undefined) === "info") return [];
  const lines = createLineIndex(program.text);
  return pointsAsked(file).map(({ event, handler, range, logged, by, confidence }) => ({
    event: event.name,
    handler,
    line: lines.positionAt(range.start).line + 1,
    state: logged,
    ...(by && by.label !== "" ? { by: by.label } : {}),
    confidence,
  }));
}
