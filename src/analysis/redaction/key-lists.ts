// Lists of names that a program holds: `["password", "token"]`, `new Set(keys)`, `/pass|token/i`, the keys of an object literal.
import type { Abstract } from "../dataflow/abstract-value.ts";
import type { Program, ValueId } from "../program.ts";
import { storesOf } from "./program-index.ts";

/** A program and what dataflow knows of its values. */
export interface CodeView {
  readonly program: Program;
  readonly values: readonly (Abstract | undefined)[];
}

/** Names of keys, written out or as a pattern with slashes and flags. */
export interface KeyNames {
  readonly names: readonly string[];
  readonly patterns: readonly string[];
}

const maxHops = 6;

/** The value that a variable holds when it is stored once; the value itself when it is no variable. */
export function origin({ program }: CodeView, id: ValueId): ValueId {
  let at = id;
  for (let hop = 0; hop < maxHops; hop++) {
    const value = program.values[at];
    if (value?.op === "cast" || value?.op === "await") at = value.value;
    else if (value?.op === "load") {
      const [store, ...others] = storesOf(program, value.binding);
      if (store === undefined || others.length > 0) return at;
      at = store;
    } else return at;
  }
  return at;
}

/** The names that a list, set, pattern or object literal holds; undefined when not all of them are written out. */
export function keyNames(view: CodeView, id: ValueId): KeyNames | undefined {
  const at = origin(view, id);
  const value = view.program.values[at];
  if (value?.op === "call" && value.kind === "new") {
    const isSet = view.values[value.callee]?.api === "global:Set" || view.values[value.callee]?.api === "global:RegExp";
    const [first] = value.args;
    return isSet && first ? keyNames(view, first.value) : undefined;
  }
  if (value?.op === "object") {
    const names = value.entries.flatMap((entry) => (entry.kind === "field" ? [entry.name] : []));
    return names.length === value.entries.length ? { names, patterns: [] } : undefined;
  }
  const known = view.values[at];
  return known && namesOf(known);
}

/** The names in a value as dataflow knows it. */
export function namesOf(value: Abstract): KeyNames | undefined {
  if (value.constant !== undefined) {
    return isPattern(value.constant)
      ? { names: [], patterns: [value.constant] }
      : { names: [value.constant], patterns: [] };
  }
  if (!value.fields || value.elements) return undefined;
  const parts = [...value.fields.values()].map(namesOf);
  if (parts.some((part) => part === undefined)) return undefined;
  return {
    names: parts.flatMap((part) => part?.names ?? []),
    patterns: parts.flatMap((part) => part?.patterns ?? []),
  };
}

// A regular expression with its slashes; refuses plain words.
const slashes = /^\/.+\/[a-z]*$/s;

/** Whether a constant is a regular expression rather than a text. */
export function isPattern(constant: string): boolean {
  return slashes.test(constant);
}
