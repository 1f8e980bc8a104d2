// Values that are taken apart: which part of a text or of an object holds what the whole holds.
import { clean, scalar, unknown, type Abstract } from "./abstract-value.ts";
import { operandsOf } from "../operands.ts";
import { noValue, type Program, type Value } from "../program.ts";
import type { Call } from "./calls.ts";
import { elementOf } from "./properties.ts";
import type { Taint } from "./taint.ts";

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
// Of which a name and a password stand before an `@`.
const withUserinfo: ReadonlySet<string> = new Set(["connection-string", "credential-url", "proxy-url"]);

/**
 * Parts of a text by their index that say nothing of it: before the blank of an `Authorization` header stands the name of a scheme, and so
 * it does in an address; behind the `@` of a mail address stands a domain, and behind that of another address a host.
 */
export function harmlessParts({ receiver, args }: Call): Abstract["fields"] {
  const separator = args[0]?.constant ?? "";
  const data = receiver?.taints.filter(({ kind }) => kind === "secret" || kind === "personal") ?? [];
  if (separator === "@") {
    const isCut = data.every(({ category }) => category === "email" || withUserinfo.has(category));
    return data.length > 0 && isCut ? new Map([["1", withoutSecrets(receiver)]]) : undefined;
  }
  const secrets = data.filter(({ kind }) => kind === "secret");
  const isHeader = secrets.some(({ category }) => category === "authorization-header") && blank.test(separator);
  const isAddress =
    secrets.length > 0 && secrets.every(({ category }) => addresses.has(category)) && afterScheme.test(separator);
  // Before the colon of a token of Telegram stands the number of the bot: https://core.telegram.org/bots/api#authorizing-your-bot
  const isBot =
    secrets.length > 0 && secrets.every(({ category }) => category === "provider-token") && separator === ":";
  // Of a decoded `Basic` header, who signs in: `const [id, password] = decoded.split(":")`.
  const isName = separator === ":" && secrets.length > 0 && secrets.every(isAuthorization);
  return isHeader || isAddress || isBot || isName ? new Map([["0", scalar]]) : undefined;
}

function isAuthorization({ category }: Taint): boolean {
  return category === "authorization-header";
}

// Addresses of databases, of which the last part is a name; refuses those of webhooks, whose path is the secret.
const ofDatabases: ReadonlySet<string> = new Set(["connection-string", "credential-url"]);

/** `url.split("/").pop()` of the address of a database is its name; undefined for any other call. */
export function lastOfAddress({ values }: Program, { method, receiver, value, args }: Call): Abstract | undefined {
  const secrets = receiver?.taints.filter(({ kind }) => kind === "secret") ?? [];
  const isLast = method === "pop" || (method === "at" && args[0]?.constant === "-1");
  if (!isLast || secrets.length === 0 || !secrets.every(({ category }) => ofDatabases.has(category))) return undefined;
  const callee = values[value.callee];
  const parts = callee?.op === "property" ? values[callee.object] : undefined;
  const split = parts?.op === "call" ? values[parts.callee] : undefined;
  const separator = parts?.op === "call" ? values[parts.args[0]?.value ?? noValue] : undefined;
  const isSplit = split?.op === "property" && split.name === "split";
  return isSplit && separator?.op === "constant" && separator.text === "/" ? withoutSecrets(receiver) : undefined;
}

function withoutSecrets(value: Abstract | undefined): Abstract {
  return { ...clean, taints: value?.taints.filter(({ kind }) => kind === "input") ?? [] };
}

const cutting = new Set(["slice", "substring", "substr"]);

/** What an address is from its `@` on: `url.substring(url.indexOf("@"))`; undefined for any other call. */
export function afterUserinfo({ values }: Program, { method, receiver, value }: Call): Abstract | undefined {
  const secrets = receiver?.taints.filter(({ kind }) => kind === "secret") ?? [];
  if (!cutting.has(method ?? "") || secrets.length === 0) return undefined;
  if (!secrets.every(({ category }) => withUserinfo.has(category))) return undefined;
  const from = values[value.args[0]?.value ?? noValue];
  const found = from?.op === "binary" || from?.op === "add" ? operandsOf(from).map((part) => values[part]) : [from];
  return found.some((part) => isPlaceOf(values, part, "@")) ? withoutSecrets(receiver) : undefined;
}

function isPlaceOf(values: Program["values"], value: Value | undefined, sign: string): boolean {
  const callee = value?.op === "call" ? values[value.callee] : undefined;
  const sought = value?.op === "call" ? values[value.args[0]?.value ?? noValue] : undefined;
  const isSearch = callee?.op === "property" && (callee.name === "indexOf" || callee.name === "lastIndexOf");
  return isSearch && sought?.op === "constant" && sought.text === sign;
}
