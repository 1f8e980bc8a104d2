// Errors that show the request they are about, by their names and by the parts that are printed of them.
import type { Program } from "../program.ts";
import type { Abstract } from "./abstract-value.ts";
import { typeName } from "./names.ts";

// What is caught or passed as an error: `error`, `axiosError`, `err`; refuses `errors`.
const errorName = /(?:^|[a-z.])(?:err|[eE]rror|exception)$/;

// `err.options.headers`, `error.config.headers`; refuses `error.response.headers`.
const sentWhole = /\.(?:options|config|request)$/;
const sentPart = /\.(?:options|config|request)\.headers$/;

/**
 * The part of an error that shows a request with its headers: axios sets `config` and `request`, its `response` repeats both; whoever
 * handles all errors in one place prints what others have put into their `context`.
 */
export function exchangeOf({ text }: Program, path: string, { taints, type }: Abstract): string | undefined {
  const at = path.lastIndexOf(".");
  const part = path.slice(at + 1);
  const owner = path.slice(0, at).replace(part === "headers" ? sentWhole : "", "");
  if (at < 0 || !errorName.test(owner)) return undefined;
  if (part === "config" || part === "request") return `${part}.headers`;
  // got keeps what was sent as `options`.
  if (part === "options") return /\bgot\b|\brequest\b/.test(text) ? "options.headers" : undefined;
  if (part === "headers" && sentPart.test(path)) return part;
  if (part === "response") return text.includes("axios") ? "config.headers" : undefined;
  const isPassed = taints.some(({ kind }) => kind === "parameter");
  return part === "context" && isPassed && !isOfOwnError(type) ? "context" : undefined;
}

// Errors whose context anybody may have filled; refuses `InvitationError`, whose class says what it keeps.
const anyError = /^(?:Base|Custom|App|Application|Http|Api|Service|Domain)?(?:Error|Exception)$|^[a-z]/;

function isOfOwnError(type: Abstract["type"]): boolean {
  const owner = type?.kind === "field" ? typeName(type.of) : undefined;
  return owner !== undefined && !anyError.test(owner);
}
