// MongoDB since 4.4: `t.$date`, one-letter severities, component, and `attr` with the details.
import { plainAddress } from "../events/address.ts";
import { severityOfName } from "../severity.ts";
import { jsonDialect } from "./json-dialect.ts";
import { isObject } from "./json-fields.ts";

export const mongodbJson = jsonDialect({
  id: "mongodb-json",
  title: "MongoDB (JSON)",
  samples: [
    {
      line: '{"t":{"$date":"2025-05-17T08:30:04.230+00:00"},"s":"I","c":"ACCESS","id":20249,"ctx":"conn12","msg":"Authentication failed","attr":{"mechanism":"SCRAM-SHA-256","principalName":"alice","authenticationDatabase":"admin","client":"203.0.113.9:51236","result":"UserNotFound: Could not find user"}}',
      expect: {
        timestamp: "2025-05-17T08:30:04.230Z",
        severity: "INFO",
        body: "Authentication failed",
        "client.address": "203.0.113.9",
        "user.name": "alice",
        event: "authn_login_fail",
        outcome: "failure",
        attributes: { ctx: "conn12", "attr.mechanism": "SCRAM-SHA-256" },
      },
    },
    {
      line: '{"t":{"$date":"2025-05-17T08:30:04.230+00:00"},"s":"W","c":"CONTROL","id":22120,"ctx":"initandlisten","msg":"Access control is not enabled for the database"}',
      expect: { severity: "WARN", body: "Access control is not enabled for the database" },
    },
    {
      line: '{"t":{"$date":"2025-05-17T08:30:04.230+00:00"},"s":"D1","c":"COMMAND","id":51803,"ctx":"conn1","msg":"Slow query","attr":{"durationMillis":312}}',
      expect: { severity: "DEBUG", duration_ms: 312 },
    },
  ],
  fits: ({ t: time, s: severity, c: component }) =>
    isObject(time) && typeof severity === "string" && typeof component === "string",
  read(draft, { s: severity, c: component, attr }) {
    draft.severity = typeof severity === "string" ? severityOfName(severity.charAt(0)) : undefined;
    draft.logger = typeof component === "string" ? component : undefined;
    const client = isObject(attr) ? (attr["remote"] ?? attr["client"]) : undefined;
    if (typeof client === "string") draft.address = plainAddress(client);
  },
});
