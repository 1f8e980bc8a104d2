// Graylog Extended Log Format: version, host, short_message, syslog levels, additional fields with an underscore.
import { severityOfNumber } from "../severity.ts";
import { jsonDialect } from "./json-dialect.ts";

export const gelf = jsonDialect({
  id: "gelf",
  title: "GELF (Graylog)",
  samples: [
    {
      line: '{"version":"1.1","host":"web1","short_message":"payment failed","timestamp":1747470604.23,"level":3,"_order":991,"_user":"alice"}',
      expect: {
        timestamp: "2025-05-17T08:30:04.230Z",
        severity: "ERROR",
        body: "payment failed",
        "user.name": "alice",
        attributes: { host: "web1", _order: 991 },
      },
    },
    {
      line: '{"version":"1.1","host":"web1","short_message":"ready","level":6}',
      expect: { severity: "INFO", body: "ready" },
    },
  ],
  fits: (payload) => "short_message" in payload && "version" in payload,
  read(draft, payload) {
    const { level, _user: user, _ip: address } = payload;
    if (typeof level === "number") draft.severity = severityOfNumber(level);
    if (typeof user === "string") draft.user ??= user;
    if (typeof address === "string") draft.address ??= address;
  },
});
