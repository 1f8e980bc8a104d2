// Looks fields up in a parsed JSON line and flattens what is left into attributes.
import type { Json, JsonObject } from "../entry.ts";
import type { AttributeValue } from "../record.ts";
import { type JsonField, jsonKeys } from "./json-keys.ts";

const maxDepth = 4;
const maxAttributes = 64;
const maxAttributeText = 2048;

interface KeyNode {
  /** Which fields the key fills, and how good a source it is: 0 is the best. */
  readonly uses: { readonly field: number; readonly rank: number }[];
  readonly children: Map<string, KeyNode>;
}

const fieldNames = Object.keys(jsonKeys);
const fieldIndex = new Map(fieldNames.map((name, index) => [name, index]));
const keyTree = createKeyTree();

// Each key stands in the tree as a whole and, if it has dots, as a path.
function createKeyTree(): KeyNode {
  const root: KeyNode = { uses: [], children: new Map() };
  Object.values(jsonKeys).forEach((keys, field) => {
    keys.forEach((key, rank) => {
      for (const steps of new Set([[key], key.split(".")])) {
        let node = root;
        for (const step of steps) {
          const child = node.children.get(step) ?? { uses: [], children: new Map<string, KeyNode>() };
          node.children.set(step, child);
          node = child;
        }
        if (!node.uses.some((use) => use.field === field)) node.uses.push({ field, rank });
      }
    });
  });
  return root;
}

// Of the payload that is being gone through, how good the source of each field is.
const none = 255;
const ranks = new Uint8Array(fieldNames.length);

/** The named fields of a payload, found in one pass over its keys. */
export class JsonFields {
  private readonly values = new Array<string | number | undefined>(fieldNames.length).fill(undefined);

  constructor(payload: JsonObject) {
    ranks.fill(none);
    this.collect(payload, keyTree);
  }

  /** Objects and arrays do not count. */
  value(field: JsonField): string | number | undefined {
    return this.values[fieldIndex.get(field) ?? -1];
  }

  /** As text; numbers are written out and the empty string does not count. */
  text(field: JsonField): string | undefined {
    const value = this.value(field);
    if (value === undefined || value === "") return undefined;
    return typeof value === "string" ? value : String(value);
  }

  /** As a number; digits in a string count, other text does not. */
  number(field: JsonField): number | undefined {
    const value = this.value(field);
    if (typeof value === "number") return value;
    return value !== undefined && value !== "" && Number.isFinite(Number(value)) ? Number(value) : undefined;
  }

  // As deep as the tree, which is three levels.
  private collect(object: JsonObject, { children }: KeyNode): void {
    for (const key in object) {
      const node = children.get(key);
      if (!node) continue;
      const value = object[key];
      if (typeof value === "string" || typeof value === "number") {
        for (const { field, rank } of node.uses) {
          if (rank >= (ranks[field] ?? 0)) continue;
          ranks[field] = rank;
          this.values[field] = value;
        }
      } else if (node.children.size > 0 && isObject(value)) this.collect(value, node);
    }
  }
}

/** The JSON object that a text is; undefined for other texts, which cost nothing unless they begin like one. */
export function parseObject(text: string): JsonObject | undefined {
  let start = 0;
  while (text.charCodeAt(start) === 32) start++;
  if (text.charCodeAt(start) !== 123) return undefined;
  try {
    const value = JSON.parse(text) as JsonObject;
    return isObject(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
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
      if ((shown.has(name) && !isLeftOver(name, value)) || key === "__proto__" || count >= maxAttributes) continue;
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
  (["time", "severity", "body", "method", "status", "milliseconds"] as const).flatMap((field) => [...jsonKeys[field]]),
);

const numeric: ReadonlySet<string> = new Set([...jsonKeys.status, ...jsonKeys.milliseconds]);

// `status: "active"` is no HTTP status, so the record does not show it elsewhere.
function isLeftOver(name: string, value: Json): boolean {
  return numeric.has(name) && !Number.isFinite(Number(value));
}

/** True for objects that are neither null nor arrays. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function scalar(value: Json): AttributeValue {
  const plain = typeof value === "object" && value !== null ? JSON.stringify(value) : value;
  return typeof plain === "string" && plain.length > maxAttributeText ? `${plain.slice(0, maxAttributeText)}…` : plain;
}
