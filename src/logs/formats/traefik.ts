// Traefik's own common log format: a combined access line with the number of the request, router, server and duration behind it.
import { combinedAccess } from "./combined-access.ts";
import type { Attributes, LogFormat } from "./format.ts";

// Matches ` 42 "shop@docker" "http://192.0.2.1:80" 12ms` at the end; refuses lines of other servers.
const tail = / (\d{1,15}) "([^"]{0,200})" "([^"]{0,500})" (\d{1,12})ms$/;

export const traefik: LogFormat = {
  id: "traefik",
  title: "Traefik access log (text)",
  timed: false,
  starts: "0123456789abcdefABCDEF:-",
  requests: true,
  samples: [
    {
      line: '203.0.113.9 - alice [17/May/2025:08:30:04 +0000] "GET /orders/42 HTTP/1.1" 200 512 "-" "-" 42 "shop@docker" "http://192.0.2.1:80" 12ms',
      expect: {
        timestamp: "2025-05-17T08:30:04.000Z",
        severity: "INFO",
        body: "GET /orders/42 HTTP/1.1",
        "user.name": "alice",
        "client.address": "203.0.113.9",
        duration_ms: 12,
        attributes: { router: "shop@docker", server: "http://192.0.2.1:80", "http.response.body.size": 512 },
      },
    },
    {
      line: '203.0.113.9 - - [17/May/2025:08:30:04 +0000] "POST /login HTTP/1.1" 401 17 "-" "-" 43 "shop@docker" "-" 3ms',
      expect: { severity: "WARN", event: "authn_login_fail", duration_ms: 3 },
    },
  ],
  parse(draft, context) {
    const { text } = draft;
    if (text.charCodeAt(text.length - 1) !== 115 || text.charCodeAt(text.length - 2) !== 109) return false;
    const match = tail.exec(text.slice(-800));
    if (!match || !combinedAccess.parse(draft, context)) return false;
    draft.format = "traefik";
    draft.duration = Number(match[4]);
    return true;
  },
  attributes(entry): Attributes {
    const match = tail.exec(entry.text.slice(-800));
    const own: Attributes = match ? { router: match[2] ?? "", server: match[3] ?? "" } : {};
    return { ...combinedAccess.attributes?.(entry), ...own };
  },
};
