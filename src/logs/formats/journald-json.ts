// journalctl --output=json: journal fields in capitals, time in microseconds, syslog priorities as text.
import { severityOfNumber } from "../severity.ts";
import { jsonDialect } from "./json-dialect.ts";

export const journaldJson = jsonDialect({
  id: "journald-json",
  title: "systemd journal (JSON)",
  samples: [
    {
      line: '{"__REALTIME_TIMESTAMP":"1747470604230000","PRIORITY":"6","_HOSTNAME":"web1","SYSLOG_IDENTIFIER":"sshd","_PID":"4121","MESSAGE":"Failed password for root from 203.0.113.9 port 38926 ssh2"}',
      expect: {
        timestamp: "2025-05-17T08:30:04.230Z",
        severity: "INFO",
        body: "Failed password for root from 203.0.113.9 port 38926 ssh2",
        event: "authn_login_fail",
        "user.name": "root",
        "client.address": "203.0.113.9",
        attributes: { _HOSTNAME: "web1", _PID: "4121" },
      },
    },
    {
      line: '{"__REALTIME_TIMESTAMP":"1747470604230000","PRIORITY":"3","SYSLOG_IDENTIFIER":"kernel","MESSAGE":"disk failed"}',
      expect: { severity: "ERROR", body: "disk failed" },
    },
  ],
  fits: (payload) => "__REALTIME_TIMESTAMP" in payload && "MESSAGE" in payload,
  read(draft, { PRIORITY: priority, MESSAGE: message }) {
    draft.severity = priority === undefined ? undefined : severityOfNumber(Number(priority));
    // A message that is no text comes as an array of bytes.
    if (Array.isArray(message)) draft.body = String.fromCharCode(...message.slice(0, 8192).map(Number));
  },
});
