// Looks fields up in a parsed JSON line and flattens what is left into attributes.
import type { Json, JsonObject } from "../entry.ts";
import type { AttributeValue } from "../record.ts";
import { type JsonField, jsonKeys } from "./json-keys.ts";

const maxDepth = 4;
const maxAttributes = 64;
const maxAttributeText = 2048;

interface KeyPath {
  readonly key: string;
  readonly steps: readonly string[];
}

const paths = new Map<string, readonly KeyPath[]>(
  Object.entries(jsonKeys).map(([field, keys]) => [field, keys.map((key) => ({ key, steps: key.split(".") }))]),
);

/** The first value found under the field's keys; objects and arrays do not count. */
export function fieldOf(object: JsonObject, field: JsonField): string | number | undefined {
  for (const { key, steps } of paths.get(field) ?? []) {
    const value = steps.length === 1 ? own(object, key) : (own(object, key) ?? reach(object, steps));
    if (typeof value === "string" || typeof value === "number") return value;
  }
  return undefined;
}

/** As `fieldOf`, as text; numbers are written out and the empty string does not count. */
export function textOf(object: JsonObject, field: JsonField): string | undefined {
  const value = fieldOf(object, field);
  if (value === undefined || value === "") return undefined;
  return typeof value === "string" ? value : String(value);
}

/** As `fieldOf`, as a number; digits in a string count, other text does not. */
export function numberOf(object: JsonObject, field: JsonField): number | undefined {
  const value = fieldOf(object, field);
  if (typeof value === "number") return value;
  return value !== undefined && value !== "" && Number.isFinite(Number(value)) ? Number(value) : undefined;
}

/** Flat attributes of all keys but those in `shown`; nested keys are joined with dots, at most 64 are kept. */
export function flatten(object: JsonObject, shown: ReadonlySet<string>): Record<string, AttributeValue> {
  const result: Record<string, AttributeValue> = {};
  let count = 0;
  const pending: { readonly prefix: string; readonly value: JsonObject; readonly depth: number }[] = [
    { prefix: "", value: object, depth: 1 },
  ];
  for (let next = pending.shift(); next; next = pending.shift()) {
    for (const [key, value] of Object.entries(next.value)) {
      const name = next.prefix + key;
      if (shown.has(name) || key === "__proto__" || count >= maxAttributes) continue;
      if (isObject(value) && next.depth < maxDepth) {
        pending.push({ prefix: `${name}.`, value, depth: next.depth + 1 });
        continue;
      }
      result[name] = scalar(value);
      count++;
    }
  }
  return result;
}

/** The keys of all named fields: what `flatten` leaves out because the record shows it elsewhere. */
export const shownKeys: ReadonlySet<string> = new Set(
  (["time", "severity", "body", "address", "method", "status", "milliseconds"] as const).flatMap((field) => [
    ...jsonKeys[field],
  ]),
);

/** True for objects that are neither null nor arrays. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function scalar(value: Json): AttributeValue {
  const plain = typeof value === "object" && value !== null ? JSON.stringify(value) : value;
  return typeof plain === "string" && plain.length > maxAttributeText ? `${plain.slice(0, maxAttributeText)}…` : plain;
}

function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function reach(object: JsonObject, steps: readonly string[]): Json | undefined {
  let value: Json | undefined = object;
  for (const step of steps) {
    if (!isObject(value)) return undefined;
    value = own(value, step);
  }
  return value;
}
