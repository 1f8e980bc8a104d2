// bunyan: like pino with a name, an ISO time and the version of its record format in `v`.
import { jsonDialect } from "./json-dialect.ts";

export const bunyan = jsonDialect({
  id: "bunyan",
  title: "bunyan",
  samples: [
    {
      line: '{"name":"shop","hostname":"web1","pid":7,"level":50,"msg":"payment failed","time":"2025-05-17T08:30:04.230Z","v":0}',
      expect: {
        timestamp: "2025-05-17T08:30:04.230Z",
        severity: "ERROR",
        body: "payment failed",
        attributes: { hostname: "web1", pid: 7 },
      },
    },
    {
      line: '{"name":"shop","hostname":"web1","pid":7,"level":30,"req":{"method":"GET","url":"/cart","headers":{"host":"example.com"},"remoteAddress":"203.0.113.9","remotePort":4711},"msg":"","time":"2025-05-17T08:30:04.230Z","v":0}',
      expect: { "http.request.method": "GET", "url.path": "/cart", "client.address": "203.0.113.9" },
    },
  ],
  fits: (payload) =>
    typeof payload["v"] === "number" &&
    typeof payload["level"] === "number" &&
    "name" in payload &&
    "hostname" in payload,
});
