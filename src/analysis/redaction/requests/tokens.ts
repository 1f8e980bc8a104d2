// Request loggers with a format of tokens: `:req[authorization]`, `:url`, tokens of the project, or a function instead of a format.
import { branches, memberOf, partAt, type Part } from "../options.ts";
import { unknown } from "../../dataflow/abstract-value.ts";
import type { FunctionRef } from "../../dataflow/summary.ts";
import { noValue, type Value, type ValueId } from "../../program.ts";
import { valuesIn } from "../effect-walk.ts";
import { origin } from "../key-lists.ts";
import { isCredentialHeader, mayNameSecret, rangeOf, type RequestProblem } from "./problem.ts";
import type { ConfigurationView } from "../read-pino.ts";
import { leakedParts, type LeakedPart } from "./leaked-parts.ts";

/** The problems of one call with such a format. */
export function tokenProblems(view: ConfigurationView, format: Part, index: number): readonly RequestProblem[] {
  return branches(view, format).flatMap((branch) => formatProblems(view, branch, index));
}

/** The format of a call: the argument itself, or an option of it. */
export function formatPart(view: ConfigurationView, options: Part, option: string | undefined): Part | undefined {
  return option === undefined ? options : memberOf(view, options, option);
}

const named = new Set(["combined", "common", "default", "dev", "short", "tiny"]);
// `:name` or `:name[argument]`; refuses a single letter, as in a time of day.
const token = /:([-\w]{2,})(?:\[([^\]]+)\])?/g;

interface Token {
  readonly name: string;
  readonly argument: string | undefined;
}

function formatProblems(view: ConfigurationView, format: Part, index: number): readonly RequestProblem[] {
  const [ref] = format.value.functions;
  if (ref) {
    const parts = ref.module ? [] : leakedParts(view, ref.id, index).map((part) => partProblem(view, part));
    return [...parts, ...calledTokens(view, ref)];
  }
  const text = format.value.constant;
  if (text === undefined) return [];
  const tokens = named.has(text)
    ? [{ name: "url", argument: undefined }]
    : [...text.matchAll(token)].map(([, name = "", argument]): Token => ({ name, argument }));
  return tokens.flatMap((each) => tokenProblem(view, format, each) ?? []);
}

/** `tokens.body(req, res)` in a format function. */
function calledTokens(view: ConfigurationView, { id, module }: FunctionRef): readonly RequestProblem[] {
  const code = module ? undefined : view.program.functions[id];
  const tokens = code?.parameters[0]?.value;
  return valuesIn(view, code ? [id] : []).flatMap((at) => {
    const value = view.program.values[at];
    const callee = value?.op === "call" ? view.program.values[value.callee] : undefined;
    if (callee?.op !== "property" || callee.name === undefined || origin(view, callee.object) !== tokens) return [];
    const argument = value?.op === "call" ? view.values[value.args[2]?.value ?? noValue]?.constant : undefined;
    return tokenProblem(view, { id: at, value: unknown }, { name: callee.name, argument }) ?? [];
  });
}

/** Tokens that the file defines and a format in another file may use. */
export function definedTokens(view: ConfigurationView): readonly RequestProblem[] {
  return view.program.values.flatMap((value) => {
    const label = value.op === "call" ? labelOf(view, value) : undefined;
    if (value.op !== "call" || label === undefined || isUsedHere(view, label)) return [];
    const [part] = tokenParts(view, value);
    if (!part) return [];
    const message = `The token \`:${label}\` writes ${described(part)} of every request into the log; let it keep only harmless fields`;
    return [{ ...partProblem(view, part), message, confidence: "name" as const }];
  });
}

function isUsedHere({ program }: ConfigurationView, name: string): boolean {
  return (
    program.text.includes(`:${name}`) ||
    program.text.includes(`tokens.${name}`) ||
    program.text.includes(`["${name}"]`) ||
    program.text.includes(`['${name}']`)
  );
}

function tokenProblem(view: ConfigurationView, { id }: Part, { name, argument }: Token): RequestProblem | undefined {
  const place = { id, range: rangeOf(view, id) };
  if ((name === "req" || name === "res") && argument !== undefined) {
    if (!isCredentialHeader(argument)) return undefined;
    return {
      ...place,
      message: `\`:${name}[${argument}]\` writes a credential of every request into the log; leave the token out`,
      confidence: "flow",
      category: "request-headers",
      repair: { kind: "piece", text: `:${name}[${argument}]` },
    };
  }
  const own = ownToken(view, name);
  if (own) {
    const [part] = own.parts;
    if (!part) return undefined;
    return {
      ...place,
      message: `\`:${name}\` writes ${described(part)} of every request into the log; leave the token out or let it keep only harmless fields`,
      confidence: "flow",
      category: part.category,
      related: { range: rangeOf(view, part.id), message: `what \`:${name}\` writes` },
    };
  }
  return name === "url" ? urlProblem(view, place) : undefined;
}

function described({ name }: LeakedPart): string {
  if (name === "body" || name === "rawBody" || name === "payload") return "the whole body";
  if (name === "headers" || name === "rawHeaders") return "all headers";
  return `\`${name}\``;
}

function partProblem(view: ConfigurationView, part: LeakedPart): RequestProblem {
  return {
    id: part.id,
    range: rangeOf(view, part.id),
    message: `The format writes ${described(part)} of every request into the log; leave it out`,
    confidence: "flow",
    category: part.category,
  };
}

/** A token that the file defines: `morgan.token("body", (req) => …)`. */
function ownToken(view: ConfigurationView, name: string): { readonly parts: readonly LeakedPart[] } | undefined {
  for (const value of view.program.values) {
    if (value.op === "call" && labelOf(view, value) === name) return { parts: tokenParts(view, value) };
  }
  return undefined;
}

/** The name of the token that a call defines. */
function labelOf(view: ConfigurationView, call: Extract<Value, { op: "call" }>): string | undefined {
  const isDefinition = /^module:(?:koa-)?morgan\.token$/.test(view.values[call.callee]?.api ?? "");
  return isDefinition ? view.values[call.args[0]?.value ?? noValue]?.constant : undefined;
}

function tokenParts(view: ConfigurationView, call: Extract<Value, { op: "call" }>): readonly LeakedPart[] {
  const [ref] = call.args[1] ? partAt(view, call.args[1].value).value.functions : [];
  return ref && !ref.module ? leakedParts(view, ref.id) : [];
}

/** `:url` prints the query string, which matters when the same file takes a secret from it. */
function urlProblem(
  view: ConfigurationView,
  place: { readonly id: ValueId; readonly range: { readonly start: number; readonly end: number } },
): RequestProblem | undefined {
  const read = view.program.values.find((value) => isSecretQuery(view, value));
  if (read?.op !== "property" || read.name === undefined) return undefined;
  return {
    ...place,
    message: `\`:url\` prints the query string, in which \`${read.name}\` travels; log the path only`,
    confidence: "name",
    category: "request-url",
    related: { range: { start: read.start, end: read.end }, message: `\`${read.name}\` is taken from the query here` },
  };
}

function isSecretQuery(view: ConfigurationView, value: Value): boolean {
  if (value.op !== "property" || value.name === undefined) return false;
  return /^request:\w+\.query$/.test(view.values[value.object]?.api ?? "") && mayNameSecret(value.name);
}
