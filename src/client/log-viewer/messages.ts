// What the log viewer's page and the extension say to each other. Both sides check what they get: a message is input like any other.
import type { LogRow, LogSummary } from "../../server/protocol.ts";

export type { LogAnomaly, LogRow, LogSeverity, LogSummary } from "../../server/protocol.ts";

/** Extension → page. */
export type ToPage =
  | { readonly type: "opened"; readonly summary: LogSummary }
  | { readonly type: "rows"; readonly start: number; readonly rows: readonly LogRow[] }
  | { readonly type: "failed"; readonly message: string }
  /** The file on disk is no longer what is shown. */
  | { readonly type: "changed" };

/** Page → extension. It names rows and lines only, never a path or an address. */
export type FromPage =
  | { readonly type: "ready" }
  | { readonly type: "rows"; readonly start: number; readonly count: number }
  | { readonly type: "showLine"; readonly line: number }
  | { readonly type: "reload" };

/** The message if it is one that the page may send, or undefined. */
export function readFromPage(message: unknown): FromPage | undefined {
  if (typeof message !== "object" || message === null || !("type" in message)) return undefined;
  switch (message.type) {
    case "ready":
      return { type: "ready" };
    case "reload":
      return { type: "reload" };
    case "rows": {
      const start = naturalNumber(message, "start");
      const count = naturalNumber(message, "count");
      return start === undefined || count === undefined ? undefined : { type: "rows", start, count };
    }
    case "showLine": {
      const line = naturalNumber(message, "line");
      return line === undefined || line < 1 ? undefined : { type: "showLine", line };
    }
    default:
      return undefined;
  }
}

function naturalNumber(message: object, key: string): number | undefined {
  const value: unknown = new Map(Object.entries(message)).get(key);
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
