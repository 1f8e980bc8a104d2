// uvicorn: a level padded to ten columns, and access lines with the client in front.
import { isAddress } from "../events/address.ts";
import { webLoginMeaning } from "../events/web-login.ts";
import { severityOfName, severityOfStatus } from "../severity.ts";
import type { LogFormat } from "./format.ts";
import { readRequestLine } from "./request-line.ts";

// Matches `203.0.113.9:4711 - "GET / HTTP/1.1" 200 OK`; refuses messages that quote something else.
const access = /^([\d.]{7,15}|\[?[0-9a-fA-F:.]{2,45}\]?):(\d{1,5}) - "([A-Z]{3,20} [^"]{0,8000})" (\d{3})\b/;

export const uvicorn: LogFormat = {
  id: "uvicorn",
  title: "uvicorn",
  starts: "DIWEC",
  samples: [
    {
      line: 'INFO:     203.0.113.9:4711 - "POST /login HTTP/1.1" 401 Unauthorized',
      expect: {
        severity: "WARN",
        body: "POST /login HTTP/1.1",
        "client.address": "203.0.113.9",
        "http.request.method": "POST",
        "url.path": "/login",
        "http.response.status_code": 401,
        event: "authn_login_fail",
      },
    },
    {
      line: "INFO:     Started server process [4121]",
      expect: { severity: "INFO", body: "Started server process [4121]" },
    },
    {
      line: 'ERROR:    Exception in ASGI application\nTraceback (most recent call last):\n  File "app.py", line 3, in pay\nValueError: card expired',
      expect: { endLine: 4, severity: "ERROR" },
    },
  ],
  parse(draft) {
    const { text } = draft;
    const colon = text.indexOf(":");
    if (colon < 4 || colon > 8) return false;
    // The message begins in the eleventh column and not before.
    for (let at = colon + 1; at < 10; at++) if (text.charCodeAt(at) !== 32) return false;
    if (text.charCodeAt(10) === 32) return false;
    const severity = severityOfName(text.slice(0, colon));
    if (severity === undefined) return false;
    draft.format = "uvicorn";
    draft.severity = severity;
    draft.body = text.slice(10);
    const match = access.exec(draft.body);
    const host = match?.[1]?.replace(/[[\]]/g, "");
    if (!match || host === undefined || !isAddress(host)) return true;
    draft.address = host;
    draft.status = Number(match[4]);
    draft.severity = severityOfStatus(draft.status);
    draft.body = match[3] ?? "";
    readRequestLine(draft, draft.body);
    draft.meaning = webLoginMeaning(draft);
    return true;
  },
};
