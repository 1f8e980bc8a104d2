// What Seclog knows of a library's own redaction: which calls take its options, where those are, and what it logs of each request.
import type { Registered } from "../../base/registry.ts";

/**
 * How options are read: `pino` for `redact`, `serializers` and `formatters`, `winston` for `format`, `bunyan` for `serializers`;
 * `log4js` for the layouts that the file configures; `none` for a library that redacts nothing by itself.
 */
export type RedactionStyle = "pino" | "winston" | "bunyan" | "log4js" | "none";

/**
 * What a request logger writes. `serializers`: the request and the response through pino's serializers, `headers` says whether the
 * default ones let headers through. `tokens`: a format of tokens such as `:req[authorization]`. `lists`: the fields in
 * `requestWhitelist`. `bodies`: bodies and headers by switches.
 */
export type RequestLogging =
  | { readonly kind: "serializers"; readonly headers: boolean }
  | { readonly kind: "tokens"; readonly formatOption: string | undefined }
  | { readonly kind: "lists" }
  | { readonly kind: "bodies" };

export interface RedactorExample {
  readonly title: string;
  /** For `http-logger-redaction`: the text between «guillemets» is reported. */
  readonly code: string;
}

export interface Redactor extends Registered {
  readonly title: string;
  /** API paths of the calls that take its options: `module:pino()`. */
  readonly creators: readonly string[];
  readonly style: RedactionStyle;
  /** Index of the argument with the options, and the path in it. */
  readonly argument: number;
  readonly path: readonly string[];
  /** It hangs its logger on each request, as `req.log`. */
  readonly requestLogger?: boolean;
  readonly requests?: RequestLogging;
  /** Beginnings of API paths whose calls keep their arguments, because a configuration is put together from them. */
  readonly parts?: readonly string[];
  readonly reported: readonly RedactorExample[];
  readonly silent: readonly RedactorExample[];
}
