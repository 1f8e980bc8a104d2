// Apache's error log, since 2.4 with module, process and thread; the client stands in brackets of its own.
import { plainAddress } from "../events/address.ts";
import type { AttributeValue } from "../record.ts";
import { severityOfName } from "../severity.ts";
import type { LogFormat } from "./format.ts";

// Level, process and client, each in brackets; refuses brackets with anything else.
const head =
  /^\] \[(?:([\w.-]{1,40}):)?([a-z]{3,7}\d?)\] (?:\[pid (\d{1,10})(?::tid (\d{1,20}))?\] )?(?:\[(?:client|remote) ([^\]\s]{1,60})\] )?/;

export const apacheError: LogFormat = {
  id: "apache-error",
  title: "Apache error log",
  timed: true,
  starts: "[",
  samples: [
    {
      line: "[Fri Sep 09 10:42:29.902022 2011] [core:error] [pid 35708:tid 4328636416] [client 203.0.113.9:60444] AH00128: File does not exist: /srv/www/favicon.ico",
      expect: {
        timestamp: "2011-09-09T10:42:29.902Z",
        severity: "ERROR",
        body: "AH00128: File does not exist: /srv/www/favicon.ico",
        "client.address": "203.0.113.9",
        attributes: { module: "core", "process.pid": 35708, "thread.id": "4328636416" },
      },
    },
    {
      line: "[Sun Dec 04 04:47:44 2005] [error] mod_jk child workerEnv in error state 6",
      expect: {
        timestamp: "2005-12-04T04:47:44.000Z",
        severity: "ERROR",
        body: "mod_jk child workerEnv in error state 6",
      },
    },
    {
      line: "[Sat May 17 08:30:04 2025] [notice] [client 203.0.113.9] caught SIGTERM, shutting down",
      expect: { severity: "INFO", "client.address": "203.0.113.9", body: "caught SIGTERM, shutting down" },
    },
  ],
  parse(draft, { leading }) {
    const { text } = draft;
    // A weekday: letters after the bracket.
    if (!(text.charCodeAt(1) >= 70 && text.charCodeAt(1) <= 87)) return false;
    const stamp = leading(text);
    if (!stamp) return false;
    const match = head.exec(text.slice(stamp.end, stamp.end + 250));
    const severity = match ? severityOfName((match[2] ?? "").replace(/\d$/, "")) : undefined;
    if (!match || severity === undefined) return false;
    draft.format = "apache-error";
    draft.time = stamp.time;
    draft.zone = stamp.zone;
    draft.severity = severity;
    draft.logger = match[1];
    draft.address = match[5] === undefined ? undefined : clientOf(match[5]);
    draft.body = text.slice(stamp.end + match[0].length);
    return true;
  },
  attributes({ text }) {
    const match = head.exec(text.slice(text.indexOf("]"), text.indexOf("]") + 250));
    const result: Record<string, AttributeValue> = {};
    if (match?.[1] !== undefined) result["module"] = match[1];
    if (match?.[3] !== undefined) result["process.pid"] = Number(match[3]);
    if (match?.[4] !== undefined) result["thread.id"] = match[4];
    return result;
  },
};

// `::1:58619` is an IPv6 address with its port.
function clientOf(text: string): string {
  const plain = plainAddress(text);
  const colon = plain.lastIndexOf(":");
  return plain.includes("::") && /^\d{4,5}$/.test(plain.slice(colon + 1)) ? plain.slice(0, colon) : plain;
}
