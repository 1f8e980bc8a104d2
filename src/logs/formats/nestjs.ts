// NestJS's console logger: `[Nest] pid  - 05/17/2025, 8:30:04 AM     LOG [Context] message +12ms`.
import { severityOfName } from "../severity.ts";
import { scanTimestamp } from "../time/scan.ts";
import type { Attributes, LogFormat } from "./format.ts";

// Level, context and message; refuses lines of other loggers that begin with a name in brackets.
const line = /^\s{1,8}([A-Z]{3,7}) (?:\[([^\]]{1,200})\] )?(.*)$/s;
// The time since the last line, at the end; refuses other words with a plus.
const elapsed = / \+(\d{1,9})ms$/;

export const nestjs: LogFormat = {
  id: "nestjs",
  title: "NestJS console logger",
  timed: false,
  starts: "[",
  samples: [
    {
      line: "[Nest] 4121  - 05/17/2025, 8:30:04 PM     LOG [NestFactory] Starting Nest application... +12ms",
      expect: {
        timestamp: "2025-05-17T20:30:04.000Z",
        severity: "INFO",
        body: "Starting Nest application...",
        attributes: { "process.pid": 4121 },
      },
    },
    {
      line: "[Nest] 4121  - 05/17/2025, 8:30:04 AM   ERROR [ExceptionsHandler] no such order\nError: no such order\n    at OrderService.find (/srv/shop/order.service.ts:12:9)",
      expect: { endLine: 3, timestamp: "2025-05-17T08:30:04.000Z", severity: "ERROR" },
    },
    {
      line: "[Nest] 4121   - 2025-05-17 08:30:04   [AuthService] login failed for user alice",
      expect: { timestamp: "2025-05-17T08:30:04.000Z", body: "login failed for user alice", event: "authn_login_fail" },
    },
  ],
  parse(draft, { reference }) {
    const { text } = draft;
    if (!text.startsWith("[Nest] ")) return false;
    const dash = text.indexOf("- ", 7);
    if (dash < 0 || dash > 24) return false;
    const stamp = scanTimestamp(text, dash + 2, reference);
    if (!stamp) return false;
    const rest = text.slice(stamp.end);
    const match = line.exec(rest);
    const severity = match ? severityOfName(match[1] ?? "") : undefined;
    // Before version 8 there was no level.
    const old = severity === undefined ? /^\s{1,8}\[([^\]]{1,200})\] (.*)$/s.exec(rest) : null;
    if (severity === undefined && !old) return false;
    draft.format = "nestjs";
    draft.time = stamp.time;
    draft.zone = stamp.zone;
    draft.severity = severity;
    draft.logger = old ? old[1] : match?.[2];
    draft.body = (old ? old[2] : match?.[3])?.replace(elapsed, "") ?? "";
    return true;
  },
  attributes(entry): Attributes {
    const pid = Number.parseInt(entry.text.slice(7), 10);
    return Number.isNaN(pid) ? {} : { "process.pid": pid };
  },
};
