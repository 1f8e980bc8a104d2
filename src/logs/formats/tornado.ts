// Tornado, and so JupyterHub, JupyterLab and Celery's Flower: letter of the level, time, place in the source or application, all in one bracket.
import { severityOfName } from "../severity.ts";
import { scanTimestamp } from "../time/scan.ts";
import type { LogFormat } from "./format.ts";

// Matches " web:2239] " and " ServerApp] " behind the time; refuses what goes on without a bracket.
const place = /^ ([\w.:-]{1,60}(?: [\w.:-]{1,60})?)\] /;
const levels = "DIWEC";

export const tornado: LogFormat = {
  id: "tornado",
  title: "Tornado, Jupyter",
  timed: false,
  starts: "[",
  samples: [
    {
      line: "[W 250517 08:30:04 web:2239] 404 GET /favicon.ico (203.0.113.9) 0.52ms",
      expect: {
        timestamp: "2025-05-17T08:30:04.000Z",
        severity: "WARN",
        body: "404 GET /favicon.ico (203.0.113.9) 0.52ms",
      },
    },
    {
      line: "[I 2025-05-17 08:30:04.123 JupyterHub base:897] User logged in: alice",
      expect: {
        timestamp: "2025-05-17T08:30:04.123Z",
        severity: "INFO",
        body: "User logged in: alice",
        event: "authn_login_success",
        "user.name": "alice",
      },
    },
  ],
  parse(draft, { reference }) {
    const { text } = draft;
    if (text.charCodeAt(2) !== 32 || !levels.includes(text.charAt(1))) return false;
    const stamp = scanTimestamp(text, 3, reference);
    const match = stamp && place.exec(text.slice(stamp.end, stamp.end + 130));
    if (!stamp || !match) return false;
    draft.format = "tornado";
    draft.time = stamp.time;
    draft.zone = stamp.zone;
    draft.severity = severityOfName(text.charAt(1));
    draft.logger = match[1]?.split(" ", 1)[0];
    draft.body = text.slice(stamp.end + match[0].length);
    return true;
  },
};
