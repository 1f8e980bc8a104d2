// Traefik's access log as JSON; durations are in nanoseconds.
import { severityOfStatus } from "../severity.ts";
import { jsonDialect } from "./json-dialect.ts";

export const traefikJson = jsonDialect({
  id: "traefik-json",
  title: "Traefik access log (JSON)",
  samples: [
    {
      line: '{"ClientAddr":"203.0.113.9:4711","ClientHost":"203.0.113.9","ClientUsername":"alice","DownstreamStatus":200,"Duration":12500000,"RequestMethod":"GET","RequestPath":"/orders?page=2","RouterName":"shop@docker","StartUTC":"2025-05-17T08:30:04.230000000Z","level":"info","msg":"","time":"2025-05-17T08:30:04Z"}',
      expect: {
        timestamp: "2025-05-17T08:30:04.000Z",
        severity: "INFO",
        body: "GET /orders?page=2",
        "client.address": "203.0.113.9",
        "user.name": "alice",
        "http.request.method": "GET",
        "url.path": "/orders",
        "http.response.status_code": 200,
        duration_ms: 12.5,
        attributes: { RouterName: "shop@docker" },
      },
    },
    {
      line: '{"ClientHost":"203.0.113.9","ClientUsername":"-","DownstreamStatus":502,"Duration":1000000,"RequestMethod":"GET","RequestPath":"/","level":"info","msg":"","time":"2025-05-17T08:30:04Z"}',
      expect: { severity: "ERROR", "http.response.status_code": 502 },
    },
  ],
  fits: (payload) => "RequestMethod" in payload && "DownstreamStatus" in payload,
  read(draft, { Duration: duration, RequestPath: path, DownstreamContentSize: size }) {
    if (typeof size === "number") draft.bytes = size;
    if (typeof duration === "number") draft.duration = duration / 1e6;
    if (draft.status !== undefined) draft.severity = severityOfStatus(draft.status);
    if (draft.body === "" && draft.method !== undefined) {
      draft.body = `${draft.method} ${typeof path === "string" ? path : "/"}`;
      draft.shape = `${draft.method} ${(draft.path ?? "/").replaceAll("/", " /").trim()}`;
    }
  },
});
