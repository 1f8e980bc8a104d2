// Django: the verbose layout of its documentation, and the lines of its development server about requests.
import { webLoginMeaning } from "../events/web-login.ts";
import { severityOfName, severityOfStatus } from "../severity.ts";
import { scanTimestamp } from "../time/scan.ts";
import type { LogFormat } from "./format.ts";
import { readRequestLine } from "./request-line.ts";

export const django: LogFormat = {
  id: "django",
  title: "Django",
  starts: "[DIWEC",
  samples: [
    {
      line: '[17/May/2025 08:30:04] "POST /login HTTP/1.1" 401 1234',
      expect: {
        timestamp: "2025-05-17T08:30:04.000Z",
        severity: "WARN",
        body: "POST /login HTTP/1.1",
        "http.request.method": "POST",
        "url.path": "/login",
        "http.response.status_code": 401,
        event: "authn_login_fail",
      },
    },
    {
      line: "WARNING 2025-05-17 08:30:04,230 basehttp 4121 140735 Not Found: /favicon.ico",
      expect: { timestamp: "2025-05-17T08:30:04.230Z", severity: "WARN", body: "Not Found: /favicon.ico" },
    },
  ],
  parse(draft, context) {
    const { text } = draft;
    if (text.charCodeAt(0) === 91) {
      const stamp = context.leading(text);
      if (!stamp || !text.startsWith('] "', stamp.end) || text.charCodeAt(3) !== 47) return false;
      const end = text.indexOf('" ', stamp.end + 3);
      if (end < 0) return false;
      draft.format = "django";
      draft.time = stamp.time;
      draft.zone = stamp.zone;
      draft.body = text.slice(stamp.end + 3, end);
      draft.status = Number.parseInt(text.slice(end + 2), 10) || undefined;
      draft.severity = severityOfStatus(draft.status ?? 0);
      readRequestLine(draft, draft.body);
      draft.meaning = webLoginMeaning(draft);
      return true;
    }
    const space = text.indexOf(" ");
    if (space < 4 || space > 8 || !(text.charCodeAt(space + 1) <= 57)) return false;
    const stamp = scanTimestamp(text, space + 1, context.reference);
    if (!stamp) return false;
    const severity = severityOfName(text.slice(0, space));
    // Module, process and thread; refuses layouts without the two numbers.
    const match = severity && /^ ([\w.]{1,80}) \d{1,9} \d{1,20} /.exec(text.slice(stamp.end, stamp.end + 120));
    if (!match) return false;
    draft.format = "django";
    draft.time = stamp.time;
    draft.zone = stamp.zone;
    draft.severity = severity;
    draft.logger = match[1];
    draft.body = text.slice(stamp.end + match[0].length);
    return true;
  },
};
