// Request loggers with a format of tokens: `:req[authorization]`, `:url`, tokens of the project, or a function instead of a format.
import { branches, memberOf, partAt, type Part } from "../options.ts";
import type { Value, ValueId } from "../../program.ts";
import { isCredentialHeader, isSecretName, rangeOf, type RequestProblem } from "./problem.ts";
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
  if (ref) return ref.module ? [] : leakedParts(view, ref.id, index).map((part) => partProblem(view, part));
  const text = format.value.constant;
  if (text === undefined) return [];
  const tokens = named.has(text)
    ? [{ name: "url", argument: undefined }]
    : [...text.matchAll(token)].map(([, name = "", argument]): Token => ({ name, argument }));
  return tokens.flatMap((each) => tokenProblem(view, format, each) ?? []);
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
    if (value.op !== "call" || !/^module:(?:koa-)?morgan\.token$/.test(view.values[value.callee]?.api ?? "")) continue;
    const [label, define] = value.args;
    if (!label || !define || view.values[label.value]?.constant !== name) continue;
    const [ref] = partAt(view, define.value).value.functions;
    return { parts: ref && !ref.module ? leakedParts(view, ref.id) : [] };
  }
  return undefined;
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
  return /^request:\w+\.query$/.test(view.values[value.object]?.api ?? "") && isSecretName(value.name);
}
