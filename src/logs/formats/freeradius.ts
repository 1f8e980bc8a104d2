// FreeRADIUS: the time as C writes it, then the kind of message between colons.
import { severityOfName } from "../severity.ts";
import type { LogFormat } from "./format.ts";

// Matches " : Info: " and " : Auth: " behind the time; refuses other words.
const kind = /^ : (Auth|Info|Error|Warning|Debug|Proxy|Acct|Notice): /;

export const freeradius: LogFormat = {
  id: "freeradius",
  title: "FreeRADIUS",
  timed: true,
  starts: "MTWFS",
  samples: [
    {
      line: "Sat May 17 08:30:04 2025 : Info: Ready to process requests",
      expect: { timestamp: "2025-05-17T08:30:04.000Z", severity: "INFO", body: "Ready to process requests" },
    },
    {
      line: "Sat May 17 08:30:04 2025 : Auth: (7) Login incorrect (pap: Crypt digest does not match): [bob/<via Auth-Type = PAP>] (from client nas1 port 0 cli 203.0.113.9)",
      expect: { event: "authn_login_fail", "client.address": "203.0.113.9", "user.name": "bob" },
    },
  ],
  parse(draft, { leading }) {
    const { text } = draft;
    const stamp = leading(text);
    const match = stamp && kind.exec(text.slice(stamp.end, stamp.end + 14));
    if (!stamp || !match) return false;
    draft.format = "freeradius";
    draft.time = stamp.time;
    draft.zone = stamp.zone;
    // Logins, forwarded requests and accounting are ordinary business.
    draft.severity = severityOfName(match[1] ?? "") ?? "INFO";
    draft.body = text.slice(stamp.end + match[0].length);
    return true;
  },
};
