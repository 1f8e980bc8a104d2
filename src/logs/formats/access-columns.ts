// Access logs that put the time first and write their columns without a heading: client, user, method, path, status, size, agent.
import { isAddress } from "../events/address.ts";
import { webLoginMeaning } from "../events/web-login.ts";
import { severityOfStatus } from "../severity.ts";
import type { Attributes, LogFormat } from "./format.ts";
import { firstTimeEnd } from "./places.ts";
import { readRequestLine } from "./request-line.ts";

// Client, user, method, path, perhaps a query or size, status, size; refuses prose behind an address.
const columns =
  /^ (\S{3,45}) (\S{1,80}) (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|CONNECT|TRACE) "?(\/[^\s"]{0,8000})"?(?: (?:HTTP\/[\d.]{1,4}|-1|-|\?\S{0,4000}))? (\d{3}) (\d{1,15}|-)(?: |$)/;

export const accessColumns: LogFormat = {
  id: "access-columns",
  title: "Access log with the time first",
  starts: "0123456789[",
  timed: true,
  requests: true,
  samples: [
    {
      line: '2025-05-17T08:30:04 203.0.113.9 - GET "/orders/42?page=2" -1 200 5778 "-" "Mozilla/5.0 (X11)"',
      expect: {
        timestamp: "2025-05-17T08:30:04.000Z",
        severity: "INFO",
        body: "GET /orders/42?page=2",
        "client.address": "203.0.113.9",
        "http.request.method": "GET",
        "url.path": "/orders/42",
        "http.response.status_code": 200,
        attributes: { "http.response.body.size": 5778 },
      },
    },
    {
      line: "2025-05-17 08:30:04.230 203.0.113.9 alice POST /login HTTP/1.1 401 12",
      expect: { severity: "WARN", "user.name": "alice", event: "authn_login_fail", outcome: "failure" },
    },
  ],
  parse(draft, context) {
    const { text } = draft;
    const end = firstTimeEnd(text, context);
    // An address begins with a digit or, with colons, hexadecimally.
    const code = text.charCodeAt(end + 1);
    if (end < 0 || !((code >= 48 && code <= 58) || (code >= 97 && code <= 102))) return false;
    const match = columns.exec(text.slice(end, end + 12_000));
    const stamp = match && isAddress(match[1] ?? "") ? context.leading(text) : undefined;
    if (!match || !stamp) return false;
    draft.format = "access-columns";
    draft.time = stamp.time;
    draft.zone = stamp.zone;
    draft.address = match[1];
    draft.user = match[2] === "-" ? undefined : match[2];
    draft.status = Number(match[5]);
    draft.severity = severityOfStatus(draft.status);
    draft.body = `${match[3]} ${match[4]}`;
    readRequestLine(draft, draft.body);
    draft.meaning = webLoginMeaning(draft);
    return true;
  },
  attributes({ text, body }): Attributes {
    const at = text.indexOf(` ${body.slice(0, body.indexOf(" "))} `);
    const size = / \d{3} (\d{1,15})(?: |$)/.exec(text.slice(at))?.[1];
    return size === undefined ? {} : { "http.response.body.size": Number(size) };
  },
};
