// winston's `format.simple()` and `format.cli()`: the level, a colon, the message, and what else was logged as JSON behind it.
import { severityOfName } from "../severity.ts";
import type { LogFormat } from "./format.ts";
import { parseObject } from "./json-fields.ts";
import { readPayload } from "./payload.ts";

// Matches "info: server started", "warn:    slow"; refuses other words before a colon, and levels inside of a sentence.
const level = /^(error|warn|info|http|verbose|debug|silly): {1,8}(?=\S)/;

export const winstonSimple: LogFormat = {
  id: "winston-simple",
  title: "winston, simple and cli",
  starts: "ewihvds",
  timed: false,
  // "error: …" may also be the last line of a stack trace.
  yields: true,
  samples: [
    {
      line: 'warn: login failed {"ip":"203.0.113.9","service":"shop","user":"alice"}',
      expect: {
        severity: "WARN",
        body: "login failed",
        "client.address": "203.0.113.9",
        "user.name": "alice",
        event: "authn_login_fail",
        attributes: { service: "shop", ip: "203.0.113.9", user: "alice" },
      },
    },
    { line: "silly: cache of {id} is warm", expect: { severity: "TRACE", body: "cache of {id} is warm" } },
    { line: "error: connect ECONNREFUSED", expect: { severity: "ERROR", body: "connect ECONNREFUSED" } },
  ],
  parse(draft, context) {
    const { text } = draft;
    const match = level.exec(text);
    if (!match) return false;
    const start = match[0].length;
    const brace = text.endsWith("}") ? text.indexOf(" {", start) : -1;
    const payload = brace < 0 ? undefined : parseObject(text.slice(brace + 1));
    if (payload) readPayload(draft, payload, context);
    draft.format = "winston-simple";
    draft.severity = severityOfName(match[1] ?? "");
    draft.body = payload ? text.slice(start, brace) : text.slice(start);
    draft.shape = undefined;
    return true;
  },
};
