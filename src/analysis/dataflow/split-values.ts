// Values that are taken apart: which part of a text or of an object holds what the whole holds.
import { clean, scalar, unknown, type Abstract } from "./abstract-value.ts";
import type { Call } from "./calls.ts";
import { elementOf } from "./properties.ts";

/** `Object.entries(object)`: the object as pairs, of which the first is a name and holds nothing; undefined for any other call. */
export function pairsOf({ api, args: [object] }: Call): Abstract | undefined {
  if (api !== "global:Object.entries()" || !object || object.elements) return undefined;
  const pair = new Map([
    ["0", elementOf(object, true)],
    ["1", elementOf(object, false)],
  ]);
  return { ...object, elements: { ...unknown, fields: pair }, label: "" };
}

// A separator of words: `" "`, `/\s+/`; refuses `":"`.
const blank = /^(?:\s+|\/(?: |\\s)[+*]?\/[a-z]*)$/;

// What ends the scheme of an address: `:`, `://`; refuses `/`.
const afterScheme = /^:(?:\/\/)?$/;
const addresses: ReadonlySet<string> = new Set(["connection-string", "credential-url", "webhook-url", "signed-url"]);

/**
 * Parts of a text by their index that say nothing of it: before the blank of an `Authorization` header stands the name of a scheme, and so
 * it does in an address; behind the `@` of a mail address stands a domain.
 */
export function harmlessParts({ receiver, args }: Call): Abstract["fields"] {
  const separator = args[0]?.constant ?? "";
  const data = receiver?.taints.filter(({ kind }) => kind === "secret" || kind === "personal") ?? [];
  if (separator === "@")
    return data.length > 0 && data.every(({ category }) => category === "email")
      ? new Map([["1", { ...clean, taints: receiver?.taints.filter(({ kind }) => kind === "input") ?? [] }]])
      : undefined;
  const secrets = data.filter(({ kind }) => kind === "secret");
  const isHeader = secrets.some(({ category }) => category === "authorization-header") && blank.test(separator);
  const isAddress =
    secrets.length > 0 && secrets.every(({ category }) => addresses.has(category)) && afterScheme.test(separator);
  return isHeader || isAddress ? new Map([["0", scalar]]) : undefined;
}
