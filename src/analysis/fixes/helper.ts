// Wraps what is logged in a small function without dependencies that masks sensitive keys at any depth. It is written once, where
// the project keeps such things; the next finding meets it as the project's own redactor.
import type { FixEdit } from "../../base/finding.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import { separatorOf } from "../linking/resolve-module.ts";
import type { Program } from "../program.ts";
import type { LoggedPlace } from "./leak.ts";
import { importEdit, isEsModule, specifierTo } from "./modules.ts";
import { neighbours, redactorsOf, wrapRepair } from "./own-redactor.ts";
import { helperText } from "./helper-text.ts";
import type { Repair } from "./repair.ts";
import { lineBreakOf, quoteOf, semicolonOf } from "./source-text.ts";

/** Creates `redact` beside the logger and wraps the datum in it; undefined when the project has a redactor already. */
export function helperRepair(file: FileAnalysis, place: LoggedPlace): Repair | undefined {
  const { program } = file;
  if (place.kind !== "object" || isPicked(program, place)) return undefined;
  if (redactorsOf(file).some(({ takes, subject }) => takes === "anything" && subject.length === 0)) return undefined;
  const path = helperPath(program);
  if (file.flow.types.source.at(path) !== undefined) return undefined;
  const imports = importEdit(program, { name: "redact", specifier: specifierTo(file, path) });
  if (!imports) return undefined;
  const wrapped = wrapRepair(
    file,
    place,
    { name: "redact", imports },
    {
      id: "helper",
      title: "Mask its sensitive fields with a new function `redact`",
      kind: "refactor",
      safety: "unsafe",
    },
  );
  const created: FixEdit = { path, range: { start: 0, end: 0 }, newText: helperFor(program, path) };
  return wrapped && { ...wrapped, edits: [...wrapped.edits, created] };
}

/** One of the texts of an object is no object: there are no keys to mask it by. */
function isPicked({ values }: Program, { spot }: LoggedPlace): boolean {
  const value = values[spot.value];
  return value?.op === "property" && value.name === undefined;
}

function helperPath(program: Program): string {
  const separator = separatorOf(program.path);
  const [nearest = program.path.slice(0, program.path.lastIndexOf(separator) + 1)] = neighbours(program);
  // Each file below `pages` would be a page.
  const pages = nearest.lastIndexOf(`${separator}pages${separator}`);
  const folder = pages < 0 ? nearest : `${nearest.slice(0, pages)}${separator}lib${separator}`;
  const extension = /\.([cm]?[jt]s)x?$/.exec(program.path)?.[1] ?? "js";
  return `${folder}redact.${extension}`;
}

function helperFor(program: Program, path: string): string {
  const text = helperText({ isTyped: /\.[cm]?ts$/.test(path), isEsModule: isEsModule(program) });
  const styled = quoteOf(program.text) === "'" ? text.replaceAll(/"([^"'\n]*)"/g, "'$1'") : text;
  const ended = semicolonOf(program.text) === ";" ? styled : styled.replaceAll(/;$/gm, "");
  return ended.replaceAll("\n", lineBreakOf(program.text));
}
