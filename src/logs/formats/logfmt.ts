// logfmt: `time=… level=info msg="…" key=value`, as Go's slog and logrus, Heroku and Grafana write it.
import type { Draft, Json, JsonObject } from "../entry.ts";
import type { FormatContext, LogFormat } from "./format.ts";
import { readPayload } from "./payload.ts";

const maxPairs = 100;

export const logfmt: LogFormat = {
  id: "logfmt",
  title: "logfmt (key=value)",
  starts: "@_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
  samples: [
    {
      line: 'time=2025-05-17T08:30:00.120Z level=debug msg="say \\"hi\\" on 8080" service=api',
      expect: {
        timestamp: "2025-05-17T08:30:00.120Z",
        severity: "DEBUG",
        body: 'say "hi" on 8080',
        attributes: { service: "api" },
      },
    },
    {
      line: "level=warn msg=denied event=authn_login_fail user=alice ip=203.0.113.9",
      expect: {
        severity: "WARN",
        event: "authn_login_fail",
        outcome: "failure",
        "user.name": "alice",
        "client.address": "203.0.113.9",
      },
    },
  ],
  parse(draft: Draft, context: FormatContext): boolean {
    const payload = parsePairs(draft.text);
    if (!payload || (payload["msg"] === undefined && payload["message"] === undefined)) return false;
    draft.format = "logfmt";
    readPayload(draft, payload, context);
    return true;
  },
};

/** The pairs of a text; undefined unless it is made of them from its first character to its last. */
export function parsePairs(text: string): JsonObject | undefined {
  const pairs: [string, Json][] = [];
  let at = 0;
  while (at < text.length && pairs.length < maxPairs) {
    const equals = text.indexOf("=", at);
    if (equals <= at || equals - at > 64 || !isKey(text, at, equals)) return undefined;
    const quoted = text.charCodeAt(equals + 1) === 34;
    const end = quoted ? closingQuote(text, equals + 2) : wordEnd(text, equals + 1);
    if (end < 0) return undefined;
    const value = text.slice(equals + (quoted ? 2 : 1), end);
    pairs.push([text.slice(at, equals), quoted ? value.replace(/\\(["\\])/g, "$1") : value]);
    at = end + (quoted ? 1 : 0);
    while (text.charCodeAt(at) === 32) at++;
  }
  return pairs.length >= 2 ? Object.fromEntries(pairs) : undefined;
}

function isKey(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code <= 32 || code === 34 || code > 126) return false;
  }
  return true;
}

function wordEnd(text: string, from: number): number {
  const space = text.indexOf(" ", from);
  return space < 0 ? text.length : space;
}

function closingQuote(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) i++;
    else if (code === 34) return i;
  }
  return -1;
}
