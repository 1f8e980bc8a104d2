// Elastic Common Schema, as ecs-pino-format, ecs-winston-format and the loggers of other languages write it.
import { jsonDialect } from "./json-dialect.ts";

export const ecs = jsonDialect({
  id: "ecs",
  title: "Elastic Common Schema (JSON)",
  samples: [
    {
      line: '{"@timestamp":"2025-05-17T08:30:04.230Z","log.level":"warn","message":"login failed","ecs.version":"8.10.0","client.ip":"203.0.113.9","user.name":"alice","event.action":"authn_login_fail"}',
      expect: {
        timestamp: "2025-05-17T08:30:04.230Z",
        severity: "WARN",
        body: "login failed",
        "client.address": "203.0.113.9",
        "user.name": "alice",
        event: "authn_login_fail",
      },
    },
    {
      line: '{"@timestamp":"2025-05-17T08:30:04.230Z","log":{"level":"info","logger":"shop"},"message":"order shipped","ecs":{"version":"8.10.0"},"http":{"request":{"method":"GET"},"response":{"status_code":200}},"url":{"path":"/orders"},"event":{"duration":12500000}}',
      expect: {
        severity: "INFO",
        "http.request.method": "GET",
        "url.path": "/orders",
        "http.response.status_code": 200,
        duration_ms: 12.5,
      },
    },
  ],
  fits: (payload) =>
    "@timestamp" in payload && ("ecs.version" in payload || "ecs" in payload || "log.level" in payload),
  read(draft, payload) {
    const event = payload["event"];
    const nanoseconds =
      payload["event.duration"] ??
      (typeof event === "object" && event !== null && "duration" in event ? event["duration"] : undefined);
    if (typeof nanoseconds === "number") draft.duration ??= nanoseconds / 1e6;
  },
});
