// Caddy's logs; those of requests hold the request as an object and the duration in seconds.
import { webLoginMeaning } from "../events/web-login.ts";
import { severityOfStatus } from "../severity.ts";
import { jsonDialect } from "./json-dialect.ts";
import { isObject } from "./json-fields.ts";

export const caddy = jsonDialect({
  id: "caddy",
  title: "Caddy",
  samples: [
    {
      line: '{"level":"info","ts":1747470604.23,"logger":"http.log.access","msg":"handled request","request":{"remote_ip":"203.0.113.9","remote_port":"42452","proto":"HTTP/2.0","method":"GET","host":"example.com","uri":"/orders?page=2"},"user_id":"","duration":0.0125,"size":10900,"status":200}',
      expect: {
        timestamp: "2025-05-17T08:30:04.230Z",
        severity: "INFO",
        body: "handled request",
        "client.address": "203.0.113.9",
        "http.request.method": "GET",
        "url.path": "/orders",
        "http.response.status_code": 200,
        duration_ms: 12.5,
        attributes: { size: 10900, "request.host": "example.com" },
      },
    },
    {
      line: '{"level":"error","ts":1747470604.23,"logger":"http.log.access.log0","msg":"handled request","request":{"remote_ip":"203.0.113.9","method":"POST","uri":"/login"},"duration":0.1,"status":401}',
      expect: { severity: "WARN", event: "authn_login_fail", outcome: "failure" },
    },
  ],
  fits: ({ logger, request, msg }) => typeof logger === "string" && isObject(request) && typeof msg === "string",
  read(draft, { duration, size }) {
    if (typeof size === "number") draft.bytes = size;
    if (typeof duration === "number") draft.duration = Math.round(duration * 1e6) / 1e3;
    // Caddy calls every status from 400 on an error.
    if (draft.status !== undefined) draft.severity = severityOfStatus(draft.status);
    draft.meaning ??= webLoginMeaning(draft);
  },
});
