// What the redaction fixes need to know of a place of a logging call that carries too much.
import { rememberedFor } from "../../base/remembered.ts";
import type { Exposure } from "../dataflow/exposures.ts";
import { splitWords } from "../../catalogue/names.ts";
import type { SinkCall } from "../dataflow/sink-call.ts";
import type { Spot } from "../dataflow/spots.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import type { ObjectEntry, Program, ValueId } from "../program.ts";
import { valuesOf } from "../values-of.ts";

/** A place of a logging call and what it carries; `object` is a whole that carries it. */
export interface LoggedPlace {
  readonly call: SinkCall;
  readonly spot: Spot;
  readonly kind: "secret" | "object" | "personal";
  readonly exposures: readonly Exposure[];
}

/** The text of the spot, as the code writes it. */
export function spotText({ program }: FileAnalysis, { range }: Spot): string {
  return program.text.slice(range.start, range.end);
}

/** Index among the written arguments of the one that holds the spot; -1 when the call only forwards it. */
export function argumentIndex({ program }: FileAnalysis, { call, spot }: LoggedPlace): number {
  return call.written.findIndex(({ value }) => {
    const argument = program.values[value];
    return argument !== undefined && argument.start <= spot.range.start && spot.range.end <= argument.end;
  });
}

/** Object literals by their entries. */
const writtenObjects = rememberedFor(
  (values: Program["values"]): ReadonlyMap<readonly ObjectEntry[], ValueId> =>
    new Map(valuesOf({ values }, "object").map(({ id, value }) => [value.entries, id])),
);

/** The object literal that an entry belongs to. */
export function objectOf({ program }: FileAnalysis, { place }: Spot): ValueId | undefined {
  if (place.kind !== "entry") return undefined;
  return writtenObjects(program.values).get(place.entries);
}

const loggers = new Set("log logs logger logging console".split(" "));
const verbs = new Set("log print debug trace verbose info warn".split(" "));

/** Whether a call gives its argument to a function of the project that may do more with it than to log it, as its name tells. */
export function isPassedOn({ forwarded, label }: SinkCall): boolean {
  if (!forwarded) return false;
  const [method = "", object = ""] = label.split(".").toReversed();
  return !loggers.has(splitWords(object).at(-1) ?? "") && !verbs.has(splitWords(method)[0] ?? "");
}
