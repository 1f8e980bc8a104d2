// What a logger masks by its own configuration: the formats and serializers a record goes through, and redaction paths.
import type { ValueId } from "../program.ts";
import { createPathMatcher } from "./pino-paths.ts";
import { fateOf, type Fate, type RecordEffect } from "./record-effect.ts";

/** Plain data, also of a logger that another file made. */
export interface Redaction {
  /** Name of the library, as messages call it. */
  readonly library: string;
  /** Functions that the whole record goes through, in order. */
  readonly effects: readonly RecordEffect[];
  /** Functions for single fields of the record. */
  readonly serializers: ReadonlyMap<string, RecordEffect>;
  /** Redaction paths of pino; undefined when there are none. */
  readonly paths: readonly string[] | undefined;
  /** A part of the configuration could not be read. */
  readonly isOpen: boolean;
  /** It writes every text with its line breaks escaped. */
  readonly escapesLineBreaks?: boolean;
}

/** The loggers that one file makes, by the call that makes them. Filled when the file has been run. */
export type RedactionTable = Map<ValueId, Redaction>;

/** The call that made a logger, in its file. */
export interface Creation {
  readonly table: RedactionTable;
  readonly call: ValueId;
  /** That file. */
  readonly path?: string;
}

/** The redaction of a logger that was made there, or undefined when nothing is known of it. */
export function redactionAt(creation: Creation | undefined): Redaction | undefined {
  return creation?.table.get(creation.call);
}

/** What a child logger masks: serializers are added to its parent's, `redact` takes the place of its parent's. */
export function inherited(parent: Redaction | undefined, child: Redaction): Redaction {
  if (!parent) return child;
  return {
    library: child.library,
    effects: child.effects.length > 0 ? child.effects : parent.effects,
    serializers: new Map([...parent.serializers, ...child.serializers]),
    paths: child.paths ?? parent.paths,
    isOpen: child.isOpen || (parent.isOpen && child.paths === undefined),
  };
}

/** What becomes of a field of a record on its way through the logger. */
export function fateIn(redaction: Redaction, path: readonly string[]): Fate {
  let paths: readonly (readonly string[])[] = [path];
  let unsure = redaction.isOpen;
  for (const step of stepsOf(redaction)) {
    const fates = paths.map(step);
    unsure ||= fates.some(({ kind }) => kind === "unknown");
    paths = fates.flatMap((fate, index) =>
      fate.kind === "at" ? fate.paths : fate.kind === "unknown" ? [paths[index] ?? []] : [],
    );
    if (paths.length === 0) return { kind: "masked" };
  }
  return unsure ? { kind: "unknown" } : { kind: "at", paths };
}

type Step = (path: readonly string[]) => Fate;

function stepsOf({ effects, serializers, paths }: Redaction): readonly Step[] {
  const steps: Step[] = effects.map((effect) => (path) => fateOf(effect, path));
  steps.push((path) => {
    const [first = "", ...rest] = path;
    const effect = serializers.get(first);
    const fate = effect ? fateOf(effect, rest) : undefined;
    if (!fate) return { kind: "at", paths: [path] };
    return fate.kind === "at" ? { kind: "at", paths: fate.paths.map((below) => [first, ...below]) } : fate;
  });
  const matcher = paths && createPathMatcher(paths);
  if (matcher) steps.push((path) => (matcher.masks(path) ? { kind: "masked" } : { kind: "at", paths: [path] }));
  return steps;
}
