// winston's JSON format: `level` and `message` as text; the time is there when the timestamp format is switched on.
import { jsonDialect } from "./json-dialect.ts";

// Keys by which others that write `level` and `message` are known.
const foreign = [
  "@timestamp",
  "logger",
  "logger_name",
  "ts",
  "time",
  "caller",
  "channel",
  "ecs.version",
  "severity",
  "target",
];

export const winston = jsonDialect({
  id: "winston",
  title: "winston (JSON)",
  samples: [
    {
      line: '{"level":"info","message":"started","timestamp":"2025-05-17T10:30:00.120+02:00"}',
      expect: { timestamp: "2025-05-17T10:30:00.120+02:00", severity: "INFO", body: "started" },
    },
    {
      line: '{"service":"shop","level":"error","message":"payment failed","stack":"Error: declined\\n    at pay (/srv/shop/pay.js:3:9)","timestamp":"2025-05-17T08:30:04.230Z"}',
      expect: { severity: "ERROR", body: "payment failed", attributes: { service: "shop" } },
    },
    {
      line: '{"level":"http","message":"GET /cart 200","label":"web"}',
      expect: { severity: "INFO", body: "GET /cart 200", attributes: { label: "web" } },
    },
  ],
  fits: (payload) =>
    typeof payload["level"] === "string" &&
    typeof payload["message"] === "string" &&
    !foreign.some((key) => key in payload),
});
