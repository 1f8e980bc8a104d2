// What a function does to the record that it is given: which fields it masks, drops or keeps, and what it gives back. Plain data, so
// that it can be read in another file than the function's own.
import type { Range } from "../../base/text.ts";
import type { KeyNames } from "./key-lists.ts";
import { codePattern } from "./pattern.ts";

/** A field by its path; `*` is any name. */
export interface FieldMask {
  readonly kind: "field";
  readonly path: readonly string[];
  readonly range: Range;
  /** It changes a copy of the record, which helps only who gets the copy. */
  readonly onCopy: boolean;
}

/** All fields whose names are in a list or match a pattern. */
export interface KeyMask {
  readonly kind: "keys";
  /** Below which field. */
  readonly path: readonly string[];
  /** Undefined when the list is not known. */
  readonly names: KeyNames | undefined;
  /** A part of the name is enough. */
  readonly partial: boolean;
  readonly ignoreCase: boolean;
  /** At any depth, rather than right below the path. */
  readonly deep: boolean;
  readonly onCopy: boolean;
}

/** A part of a text that a pattern finds. */
export interface TextMask {
  readonly kind: "text";
  readonly path: readonly string[];
  /** The pattern with its slashes, or undefined when it is not written out. */
  readonly pattern: string | undefined;
  readonly range: Range;
}

export type Mask = FieldMask | KeyMask | TextMask;

/** `same`: the record itself; `new`: an object put together from parts of it; `text`: a line; `nothing`: the record is dropped. */
export type Returned = "same" | "copy" | "new" | "text" | "nothing" | "unknown";

export interface RecordEffect {
  readonly masks: readonly Mask[];
  /** For `new` and `text`: the paths of the record that get on, by the name under which they do. */
  readonly keeps: readonly (readonly [name: string, path: readonly string[]])[];
  readonly returns: Returned;
  /** Something happens to the record that is not understood. */
  readonly unknown: boolean;
  /** A setting decides whether it happens at all. */
  readonly isOptional?: boolean;
}

/** What becomes of a field of the record: its value is masked or left out, or it is at other paths now, or nobody knows. */
export type Fate =
  | { readonly kind: "masked" }
  | { readonly kind: "unknown" }
  | { readonly kind: "at"; readonly paths: readonly (readonly string[])[] };

const masked: Fate = { kind: "masked" };

/** The fate of a field of a record under an effect. */
export function fateOf(effect: RecordEffect, path: readonly string[]): Fate {
  if (effect.returns === "nothing") return masked;
  const isCopy = effect.returns === "copy";
  let unsure = effect.unknown;
  for (const mask of effect.masks) {
    if (mask.kind === "text") {
      if (isPrefix(mask.path, path)) unsure = true;
      continue;
    }
    if (mask.onCopy && !isCopy && effect.returns !== "unknown") continue;
    const verdict = mask.kind === "field" ? isPrefix(mask.path, path) : keyVerdict(mask, path);
    if (verdict === true && effect.isOptional !== true) return masked;
    if (verdict !== false) unsure = true;
  }
  if (unsure) return { kind: "unknown" };
  if (effect.returns !== "new" && effect.returns !== "text") return { kind: "at", paths: [path] };
  const paths = effect.keeps.flatMap(([name, from]) =>
    isPrefix(from, path) ? [[name, ...path.slice(from.length)]] : [],
  );
  return paths.length > 0 ? { kind: "at", paths } : masked;
}

function isPrefix(prefix: readonly string[], path: readonly string[]): boolean {
  return prefix.length <= path.length && prefix.every((part, index) => part === "*" || part === path[index]);
}

function keyVerdict(mask: KeyMask, path: readonly string[]): boolean | undefined {
  if (!isPrefix(mask.path, path)) return false;
  const below = path.slice(mask.path.length);
  const reached = mask.deep ? below : below.slice(0, 1);
  if (!mask.names) return reached.length > 0 ? undefined : false;
  const verdicts = reached.map((name) => nameVerdict(mask, mask.names ?? { names: [], patterns: [] }, name));
  return verdicts.includes(true) ? true : verdicts.includes(undefined) ? undefined : false;
}

function nameVerdict(mask: KeyMask, { names, patterns }: KeyNames, name: string): boolean | undefined {
  const fold = (text: string): string => (mask.ignoreCase ? text.toLowerCase() : text);
  const own = fold(name);
  if (names.some((listed) => (mask.partial ? own.includes(fold(listed)) : own === fold(listed)))) return true;
  const found = patterns.map((pattern) => codePattern(pattern).finds(own));
  return found.includes(true) ? true : found.includes(undefined) ? undefined : false;
}

/** The effect of a function that is being looked at already: nothing is known of it yet. */
export const pendingEffect: RecordEffect = { masks: [], keeps: [], returns: "unknown", unknown: true };
