// Taints: what a value is known to hold, where it came from and the way it took.
import type { Confidence } from "../../base/finding.ts";
import type { Range } from "../../base/text.ts";
import type { FunctionId } from "../program.ts";

/**
 * `secret` and `personal`: must not be logged; `object`: a whole object that carries such data, of which a single field says
 * nothing; `input`: an attacker chooses the text; `parameter`: stands for whatever a caller passes, and turns into the caller's
 * taints there.
 */
export type TaintKind = "secret" | "personal" | "object" | "input" | "parameter";

/** One step of a flow; `path` is set in another file. */
export interface Trail {
  readonly range: Range;
  readonly message: string;
  readonly path: string | undefined;
  readonly previous: Trail | undefined;
  readonly length: number;
}

export interface Taint {
  readonly kind: TaintKind;
  /** The data category, or for input what it is (`request body`). */
  readonly category: string;
  readonly confidence: Confidence;
  /** A guess that other evidence should back: a weak name. */
  readonly weak: boolean;
  /** The source as the code calls it, such as `user.password`. */
  readonly label: string;
  /** Where the source stands, in `path` or this file. */
  readonly source: Range;
  readonly path: string | undefined;
  readonly trail: Trail | undefined;
  /** For `parameter`: which one, and the fields read from it. */
  readonly parameter: ParameterPath | undefined;
  /** It became part of a text on its way, so fields of the source no longer count. */
  readonly flat: boolean;
  /** The text shows all that the source holds, as JSON does; a template shows nothing of an object. */
  readonly deep: boolean;
  /** Which line break characters were taken out or escaped on the way. */
  readonly removed: LineBreakSet;
  /** For `object`: what it is known to carry, as fields below it. */
  readonly carries: readonly string[];
}

export interface ParameterPath {
  readonly function: FunctionId;
  readonly index: number;
  readonly fields: readonly string[];
  /** It collects the arguments from its index on. */
  readonly rest: boolean;
  /** Fields that were taken out of it, or that something else has taken the place of. */
  readonly without?: readonly string[];
}

/** A set of line break characters; `both` cannot forge a line any more. */
export type LineBreakSet = "none" | "cr" | "lf" | "both";

/** The union of two sets. */
export function unionLineBreaks(a: LineBreakSet, b: LineBreakSet): LineBreakSet {
  if (a === b || b === "none") return a;
  return a === "none" ? b : "both";
}

export interface TaintSource {
  readonly kind: TaintKind;
  readonly category: string;
  readonly confidence: Confidence;
  readonly label: string;
  readonly source: Range;
  readonly weak?: boolean;
  readonly parameter?: ParameterPath;
  readonly carries?: readonly string[];
}

/** A taint at its source. */
export function createTaint(at: TaintSource): Taint {
  const { kind, category, confidence, label, source, weak = false, parameter, carries = [] } = at;
  const none = { path: undefined, trail: undefined, flat: false, deep: false, removed: "none" } as const;
  return { kind, category, confidence, weak, label, source, parameter, carries, ...none };
}

const maxTrail = 16;
/** More than this many different taints on one value do not make the finding better. */
export const maxTaints = 12;

/** The taint one step further on its way; very long ways keep their beginning. */
export function stepTo(taint: Taint, range: Range, message: string): Taint {
  const previous = taint.trail;
  const length = (previous?.length ?? 0) + 1;
  if (length > maxTrail || previous?.range.start === range.start) return taint;
  return { ...taint, trail: { range, message, path: undefined, previous, length } };
}

/** Whether both say the same of the same source; the way does not matter. */
export function sameTaint(a: Taint, b: Taint): boolean {
  return (
    a === b ||
    (a.kind === b.kind &&
      a.category === b.category &&
      a.source.start === b.source.start &&
      a.path === b.path &&
      a.flat === b.flat &&
      a.deep === b.deep &&
      a.removed === b.removed &&
      a.parameter?.function === b.parameter?.function &&
      a.parameter?.index === b.parameter?.index &&
      a.parameter?.fields.join(".") === b.parameter?.fields.join(".") &&
      a.parameter?.without?.join() === b.parameter?.without?.join())
  );
}

/** A secret or a datum of a person, or what a caller gives: not a whole object, which goes on without it. */
export function isOneDatum({ kind }: Taint): boolean {
  return kind === "secret" || kind === "personal" || kind === "parameter";
}

/** Whether both come from the same source of such data, whatever has become of them. */
export function isOfSource(a: Taint, b: Taint): boolean {
  if (a.kind !== b.kind || a.path !== b.path) return false;
  if (a.source.start !== b.source.start || a.source.end !== b.source.end) return false;
  return a.parameter?.index === b.parameter?.index && a.parameter?.fields.join(".") === b.parameter?.fields.join(".");
}

/** Both lists without doubles; gives back `a` itself when `b` adds nothing. */
export function unionTaints(a: readonly Taint[], b: readonly Taint[]): readonly Taint[] {
  if (b.length === 0 || a === b) return a;
  if (a.length === 0) return b;
  const added = b.filter((taint) => !a.some((known) => sameTaint(known, taint)));
  return added.length === 0 || a.length >= maxTaints ? a : [...a, ...added].slice(0, maxTaints);
}

/** The steps from source to here, in order. */
export function trailSteps(trail: Trail | undefined): readonly Trail[] {
  const steps: Trail[] = [];
  for (let at = trail; at; at = at.previous) steps.push(at);
  return steps.reverse();
}
