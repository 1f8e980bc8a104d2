// pino, pino-http and nestjs-pino: level numbers, time in milliseconds, pid and hostname.
import { jsonDialect } from "./json-dialect.ts";

// The default levels and those between that programs add.
const isLevel = (level: unknown): boolean => typeof level === "number" && level >= 10 && level <= 100;

export const pino = jsonDialect({
  id: "pino",
  title: "pino, pino-http, nestjs-pino",
  samples: [
    {
      line: '{"level":40,"time":1747470604230,"pid":1,"hostname":"h","user":"alice","ip":"203.0.113.9","msg":"login failed"}',
      expect: {
        timestamp: "2025-05-17T08:30:04.230Z",
        severity: "WARN",
        body: "login failed",
        "user.name": "alice",
        "client.address": "203.0.113.9",
        attributes: { pid: 1, hostname: "h", user: "alice" },
      },
    },
    {
      line: '{"level":30,"time":1747470604230,"pid":7,"hostname":"web1","req":{"id":1,"method":"GET","url":"/orders/42?page=2","remoteAddress":"203.0.113.9"},"res":{"statusCode":200},"responseTime":12,"msg":"request completed"}',
      expect: {
        severity: "INFO",
        "http.request.method": "GET",
        "url.path": "/orders/42",
        "http.response.status_code": 200,
        duration_ms: 12,
        "client.address": "203.0.113.9",
      },
    },
  ],
  fits: (payload) =>
    isLevel(payload["level"]) && "pid" in payload && "hostname" in payload && !("v" in payload && "name" in payload),
});
