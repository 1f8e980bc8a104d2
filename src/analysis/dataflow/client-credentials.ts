// Credentials that a client of HTTP is given after it was made: `client.defaults.headers.common.Authorization = …`, and request
// interceptors that set such a header.
import { classifyName, isSensitive } from "../../catalogue/sensitive/classify.ts";
import { rememberedFor } from "../../base/remembered.ts";
import type { Range } from "../../base/text.ts";
import type { FunctionCode, Program, ValueId } from "../program.ts";
import { valuesOf } from "../values-of.ts";
import { unknown, type Abstract } from "./abstract-value.ts";
import { createTaint } from "./taint.ts";

/** The options that a client, made by this call, gets later: the header of its credentials; undefined when there is none. */
export function laterOptions(program: Program, call: ValueId): Abstract | undefined {
  const found = clientsWithCredentials(program).get(call);
  if (!found) return undefined;
  const verdict = classifyName("authorization");
  if (!isSensitive(verdict)) return undefined;
  const { name, range } = found;
  const about = { kind: "secret", confidence: "flow", label: name, source: range } as const;
  const header: Abstract = { ...unknown, taints: [createTaint({ ...about, category: verdict.category.id })] };
  return { ...unknown, fields: new Map([["headers", { ...unknown, fields: new Map([[name, header]]) }]]) };
}

interface Credential {
  readonly name: string;
  readonly range: Range;
}

// `client.defaults.headers.common`, `this.http.defaults.headers["post"]`
const defaultHeaders = /^([\w$.]{1,80})\.defaults\.headers(?:\.\w+|\[["']\w+["']\])?$/;
const requestInterceptor = /^([\w$.]{1,80})\.interceptors\.request\.use$/;
// Headers that carry a credential: `Authorization`, `X-Api-Key`; refuses `Accept` and `X-Request-Id`.
const credentialHeader = /^(?:(?:proxy-)?authorization|cookie|api-?key|x-(?:[\w-]{1,40}-)?(?:key|token|secret|auth))$/i;
// The same where a function sets them: `config.headers.Authorization = …`, `headers.set("X-Api-Key", …)`.
const setsHeader =
  /headers\b[^;]{0,60}?\b((?:proxy-)?authorization|api-?key|x-(?:[\w-]{1,40}-)?(?:key|token|secret|auth))\b["'\]]*\s*[=,:]/i;

const clientsWithCredentials = rememberedFor((program: Program): ReadonlyMap<ValueId, Credential> => {
  const found = new Map<ValueId, Credential>();
  const { text } = program;
  if (!text.includes(".defaults.headers") && !text.includes(".interceptors.request")) return found;
  const made = callsByName(program);
  const keep = (name: string | undefined, credential: Credential): void => {
    for (const call of name === undefined ? [] : (made.get(name) ?? [])) found.set(call, credential);
  };
  for (const { value } of valuesOf(program, "set-property")) {
    const object = program.values[value.object];
    if (!object || value.name === undefined || !credentialHeader.test(value.name)) continue;
    if (program.values[value.value]?.op === "constant") continue;
    const range = { start: value.start, end: value.end };
    keep(defaultHeaders.exec(text.slice(object.start, object.end))?.[1], { name: value.name, range });
  }
  for (const { value } of valuesOf(program, "call")) {
    const callee = program.values[value.callee];
    const client = callee && requestInterceptor.exec(text.slice(callee.start, callee.end))?.[1];
    const code = client === undefined ? undefined : functionAt(program, value.args[0]?.value);
    const name = code && setsHeader.exec(text.slice(code.range.start, code.range.end))?.[1];
    if (name !== undefined) keep(client, { name, range: { start: value.start, end: value.end } });
  }
  return found;
});

/** Calls by the variable or the field that holds what they give. */
function callsByName(program: Program): ReadonlyMap<string, readonly ValueId[]> {
  const { values, bindings, classes, text } = program;
  const made = new Map<string, ValueId[]>();
  const keep = (name: string, id: ValueId): void => {
    const value = values[id];
    const call = value?.op === "cast" ? value.value : id;
    if (values[call]?.op === "call") made.set(name, [...(made.get(name) ?? []), call]);
  };
  for (const { value } of valuesOf(program, "store")) keep(bindings[value.binding]?.name ?? "", value.value);
  for (const { value } of valuesOf(program, "set-property")) {
    const object = values[value.object];
    if (object && value.name !== undefined) keep(`${text.slice(object.start, object.end)}.${value.name}`, value.value);
  }
  for (const { members } of classes) for (const { name, value } of members) keep(`this.${name}`, value);
  return made;
}

/** The function that is written there, or that the variable there holds. */
function functionAt(program: Program, id: ValueId | undefined): FunctionCode | undefined {
  const value = id === undefined ? undefined : program.values[id];
  if (value?.op === "function") return program.functions[value.function];
  if (value?.op !== "load") return undefined;
  const name = program.bindings[value.binding]?.name;
  return program.functions.find((code) => code.name === name);
}
