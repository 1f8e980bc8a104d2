// MongoDB before 4.4: time, one-letter severity, component, context in brackets.
import { severityOfName } from "../severity.ts";
import type { LogFormat } from "./format.ts";

// Matches " I NETWORK  [listener] "; refuses headers with other words.
const head = /^ ([DIWEF])\d? ([A-Z]{3,12}|-) +\[([^\]]{1,60})\] /;

export const mongodb: LogFormat = {
  id: "mongodb",
  title: "MongoDB (text)",
  timed: true,
  starts: "0123456789",
  samples: [
    {
      line: "2025-05-17T08:30:04.230+0000 I NETWORK  [listener] connection accepted from 203.0.113.9:51236 #12 (1 connection now open)",
      expect: {
        timestamp: "2025-05-17T08:30:04.230Z",
        severity: "INFO",
        body: "connection accepted from 203.0.113.9:51236 #12 (1 connection now open)",
        "client.address": "203.0.113.9",
        attributes: { context: "listener" },
      },
    },
    {
      line: "2025-05-17T08:30:04.230+0200 W -        [conn12] aborting",
      expect: { timestamp: "2025-05-17T08:30:04.230+02:00", severity: "WARN", body: "aborting" },
    },
  ],
  parse(draft, { leading }) {
    const { text } = draft;
    const stamp = leading(text);
    if (!stamp || !(text.charCodeAt(stamp.end + 2) <= 53) || text.charCodeAt(stamp.end) !== 32) return false;
    const match = head.exec(text.slice(stamp.end, stamp.end + 100));
    if (!match) return false;
    draft.format = "mongodb";
    draft.time = stamp.time;
    draft.zone = stamp.zone;
    draft.severity = severityOfName(match[1] ?? "");
    draft.logger = match[2];
    draft.body = text.slice(stamp.end + match[0].length);
    // Matches "from 203.0.113.9:51236" and "from client 203.0.113.9:51236"; refuses names.
    draft.address = / from (?:client )?(\d{1,3}(?:\.\d{1,3}){3}):\d/.exec(draft.body)?.[1];
    return true;
  },
  attributes({ text }) {
    const open = text.indexOf("[");
    return { context: text.slice(open + 1, text.indexOf("]", open)) };
  },
};
