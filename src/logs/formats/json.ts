// One JSON object a line of any logger, and objects that were printed over several lines. Loggers with marks of their own stand before it.
import { createDraft, type Draft } from "../entry.ts";
import type { FormatContext, LogFormat } from "./format.ts";
import { jsonBeginning } from "./json-beginning.ts";
import { readPayload } from "./payload.ts";

export const json: LogFormat = {
  id: "json",
  title: "JSON, one object a line or printed over several lines",
  starts: "{ ",
  beginning: jsonBeginning,
  lenient: true,
  samples: [
    {
      line: '{"level":30,"time":1747470604230,"req":{"method":"POST","url":"/login?next=/","remoteAddress":"203.0.113.9"},"res":{"statusCode":401},"responseTime":12.5,"msg":"request completed"}',
      expect: {
        "http.request.method": "POST",
        "url.path": "/login",
        "http.response.status_code": 401,
        duration_ms: 12.5,
        event: "authn_login_fail",
        outcome: "failure",
      },
    },
    {
      line: '{"ts":"2025-05-17T10:30:00.120+02:00","level":"info","msg":"started","caller":"app/main.go:42"}',
      expect: {
        timestamp: "2025-05-17T10:30:00.120+02:00",
        severity: "INFO",
        body: "started",
        attributes: { caller: "app/main.go:42" },
      },
    },
    {
      line: '{"level":"warn","msg":"denied","event":"authn_login_fail:alice","ts":1747470604.23}',
      expect: {
        timestamp: "2025-05-17T08:30:04.230Z",
        event: "authn_login_fail",
        outcome: "failure",
        "user.name": "alice",
      },
    },
    {
      line: '{\n  "time": "2025-05-17T08:30:04.230Z",\n  "level": "error",\n  "msg": "payment failed",\n  "order": { "id": 991 }\n}',
      expect: {
        endLine: 6,
        timestamp: "2025-05-17T08:30:04.230Z",
        severity: "ERROR",
        body: "payment failed",
        attributes: { "order.id": 991 },
      },
    },
  ],
  parse(draft, context) {
    if (isOpening(draft.text)) {
      draft.format = "json";
      return true;
    }
    const payload = context.json(draft.text);
    if (!payload) return false;
    draft.format = "json";
    readPayload(draft, payload, context);
    return true;
  },
  continues: (text, { text: first }) => isOpening(first) && text.charCodeAt(0) === 125,
  finish(draft, rest, context) {
    return isOpening(draft.text) && readWhole(draft, draft.text + rest, context);
  },
};

// A brace alone begins an object that is printed over several lines.
function isOpening(text: string): boolean {
  return text.charCodeAt(0) === 123 && text.trimEnd() === "{";
}

/** Reads a text as if it were the line of the draft, whose place stays; false, with a draft of plain text, when no format takes it. */
export function readWhole(draft: Draft, text: string, context: FormatContext): boolean {
  const whole = createDraft(text, draft.line, draft.offset);
  const taken = !isOpening(text) && context.readInner(whole);
  if (taken) Object.assign(draft, whole, { text: draft.text, endLine: draft.endLine });
  else draft.format = "text";
  return taken;
}
