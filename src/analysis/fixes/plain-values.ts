// Whether a value is surely a text, number or flag, so that a field shows no more of it than a text does.
import { splitWords } from "../../catalogue/names.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import type { ValueId } from "../program.ts";
import { declaredNature } from "../shapes/index.ts";

/** Last words of the names of texts, numbers and flags. */
const plainWords = new Set(
  (
    "id ids uuid name names title label type kind status state code reason message msg count total number num length size index " +
    "ms seconds duration elapsed time timeout date day port host hostname ip address url uri path file filename folder dir method " +
    "version level key slug email mail locale lang currency amount price percent rate limit offset page attempt attempts retries " +
    "action event topic queue channel env environment mode format extension hash enabled disabled ok is has via"
  ).split(" "),
);

/** By declaration, by what is written, or by its name. */
export function isPlain(file: FileAnalysis, id: ValueId): boolean {
  const { program, flow } = file;
  const value = program.values[id];
  const known = flow.values[id];
  if (!value || known?.fields || known?.elements || known?.instanceOf !== undefined) return false;
  if (known && (known.nature === "scalar" || known.constant !== undefined)) return true;
  const nature = known ? declaredNature(flow.types, known) : "unknown";
  if (nature !== "unknown") return nature !== "object";
  switch (value.op) {
    case "constant":
    case "text":
    case "add":
    case "binary":
    case "unary":
      return true;
    case "cast":
    case "await":
      return isPlain(file, value.value);
    case "join":
      return value.inputs.every((input) => isPlain(file, input));
    case "load":
      return isPlainName(program.bindings[value.binding]?.name ?? "");
    case "global":
      return isPlainName(value.name);
    case "property":
      return isPlainName(value.name ?? "");
    case "call": {
      const callee = program.values[value.callee];
      const owner = callee?.op === "property" ? program.values[callee.object] : undefined;
      if (owner?.op === "global" && owner.name === "Math") return true;
      const name = callee?.op === "property" ? (callee.name ?? "") : callee?.op === "global" ? callee.name : "";
      return converters.has(name) || isPlainName(name);
    }
    default:
      return false;
  }
}

const converters = new Set([
  "String",
  "Number",
  "Boolean",
  "stringify",
  "toString",
  "toISOString",
  "toFixed",
  "join",
  "inspect",
  "keys",
]);

function isPlainName(name: string): boolean {
  return plainWords.has(splitWords(name).at(-1) ?? "");
}
