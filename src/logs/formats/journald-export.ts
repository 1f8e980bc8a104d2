// journalctl --output=export: one field a line, and a blank line behind each entry.
import type { Json } from "../entry.ts";
import { severityOfNumber } from "../severity.ts";
import type { LogFormat } from "./format.ts";
import { readPayload } from "./payload.ts";

// Matches "_PID=4121" and "MESSAGE=text"; refuses prose and names in small letters.
const field = /^[A-Z_][A-Z0-9_]{0,63}=/;

export const journaldExport: LogFormat = {
  id: "journald-export",
  title: "systemd journal (export)",
  starts: "_",
  samples: [
    {
      line: "__CURSOR=s=739ad463348b4ceca5a9e69c95a3c93f;i=4ece7\n__REALTIME_TIMESTAMP=1747470604230000\nPRIORITY=6\n_HOSTNAME=web1\nSYSLOG_IDENTIFIER=sshd\n_PID=4121\nMESSAGE=Failed password for root from 203.0.113.9 port 38926 ssh2",
      expect: {
        endLine: 7,
        timestamp: "2025-05-17T08:30:04.230Z",
        severity: "INFO",
        body: "Failed password for root from 203.0.113.9 port 38926 ssh2",
        event: "authn_login_fail",
        "user.name": "root",
        "client.address": "203.0.113.9",
        attributes: { _PID: "4121", _HOSTNAME: "web1" },
      },
    },
    {
      line: "__CURSOR=s=1;i=2\n__REALTIME_TIMESTAMP=1747470604230000\nPRIORITY=3\nMESSAGE=disk failed",
      expect: { endLine: 4, severity: "ERROR", body: "disk failed" },
    },
  ],
  parse(draft) {
    if (!draft.text.startsWith("__CURSOR=")) return false;
    draft.format = "journald-export";
    return true;
  },
  continues: (text) => field.test(text) && !text.startsWith("__CURSOR="),
  finish(draft, rest, context) {
    const pairs: [string, Json][] = [];
    for (const line of [draft.text, ...rest.slice(1).split("\n")]) {
      const equals = line.indexOf("=");
      if (equals > 0) pairs.push([line.slice(0, equals), line.slice(equals + 1)]);
    }
    const payload = Object.fromEntries(pairs);
    readPayload(draft, payload, context);
    const priority = payload["PRIORITY"];
    draft.severity = priority === undefined ? undefined : severityOfNumber(Number(priority));
    return true;
  },
};
