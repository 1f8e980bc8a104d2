// What a request logger writes that must not be in a log, for the rule that reports it.
import type { Confidence } from "../../../base/finding.ts";
import type { Range } from "../../../base/text.ts";
import { classifyName, isSensitive } from "../../../catalogue/sensitive/classify.ts";
import type { ConfigurationView } from "../read-pino.ts";
import type { ValueId } from "../../program.ts";

/** What would stop it, for the fix: paths for pino, items for an option, a piece of a format to leave out, a part to leave out. */
export type RequestRepair =
  | { readonly kind: "paths"; readonly paths: readonly string[]; readonly within: readonly string[] }
  | { readonly kind: "items"; readonly option: string; readonly items: readonly string[] }
  | { readonly kind: "piece"; readonly text: string };

export interface RequestProblem {
  readonly id: ValueId;
  readonly range: Range;
  /** One sentence without its full stop. */
  readonly message: string;
  readonly confidence: Confidence;
  readonly category: "request-headers" | "request-body" | "request-url";
  /** Another place that matters, such as where a token is defined. */
  readonly related?: { readonly range: Range; readonly message: string };
  readonly repair?: RequestRepair;
}

/** Where a value stands. */
export function rangeOf({ program }: ConfigurationView, id: ValueId): Range {
  const value = program.values[id];
  return { start: value?.start ?? 0, end: value?.end ?? 0 };
}

const credentialHeaders = new Set([
  "authorization",
  "proxy-authorization",
  "cookie",
  "set-cookie",
  "x-api-key",
  "x-auth-token",
  "x-access-token",
  "x-csrf-token",
  "x-xsrf-token",
  "x-amz-security-token",
  "x-session-id",
]);

/** Whether a header carries a credential: a known one, or one whose name says so. */
export function isCredentialHeader(name: string): boolean {
  const lower = name.toLowerCase();
  if (credentialHeaders.has(lower)) return true;
  return isSecretName(lower.replace(/^x-/, ""));
}

/** Whether a name says that its value is a secret. */
export function isSecretName(name: string): boolean {
  const verdict = classifyName(name);
  return isSensitive(verdict) && verdict.family === "secret" && verdict.strength === "strong";
}

/** As `isSecretName`, where a weak name is enough: what a query is asked for by the name `token` is one. */
export function mayNameSecret(name: string): boolean {
  const verdict = classifyName(name);
  return isSensitive(verdict) && verdict.family === "secret";
}

/** Names as a message lists them: `a`, `b` and `c`. */
export function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.at(-1) ?? "";
  return quoted.length < 2 ? last : `${quoted.slice(0, -1).join(", ")} and ${last}`;
}
