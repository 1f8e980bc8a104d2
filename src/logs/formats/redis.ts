// Redis and Sentinel: process and role, time, one sign for the level.
import type { AttributeValue, Severity } from "../record.ts";
import { scanTimestamp } from "../time/scan.ts";
import type { LogFormat } from "./format.ts";

const signs: Readonly<Record<string, Severity>> = { ".": "DEBUG", "-": "DEBUG", "*": "INFO", "#": "WARN" };
// Matches "1:M ", "[3574] " and "1:signal-handler (1747470604) "; refuses other numbers with a colon.
const head = /^(?:(\d{1,10}):([A-Z]|[a-z-]{3,30}) |\[(\d{1,10})\] )(?:\((\d{10})\) )?/;

export const redis: LogFormat = {
  id: "redis",
  title: "Redis",
  timed: false,
  starts: "0123456789[",
  samples: [
    {
      line: "1:M 29 Aug 2023 13:47:38.984 * Ready to accept connections tcp",
      expect: {
        timestamp: "2023-08-29T13:47:38.984Z",
        severity: "INFO",
        body: "Ready to accept connections tcp",
        attributes: { "process.pid": 1, role: "M" },
      },
    },
    {
      line: "[3574] 13 Apr 12:52:30.731 # Sentinel runid is 2e3b1eed9e95d760e1853e047a33bf4f8ac16c59",
      expect: { timestamp: "2025-04-13T12:52:30.731Z", severity: "WARN" },
    },
    {
      line: "1:signal-handler (1747470604) Received SIGTERM scheduling shutdown...",
      expect: { timestamp: "2025-05-17T08:30:04.000Z", body: "Received SIGTERM scheduling shutdown..." },
    },
  ],
  parse(draft, { reference }) {
    const { text } = draft;
    const match = head.exec(text);
    if (!match) return false;
    const start = match[0].length;
    const stamp = match[4] === undefined ? scanTimestamp(text, start, reference) : undefined;
    const severity = stamp ? signs[text.charAt(stamp.end + 1)] : undefined;
    if (match[4] === undefined && (!stamp || severity === undefined || text.charCodeAt(stamp.end + 2) !== 32))
      return false;
    draft.format = "redis";
    draft.time = stamp?.time ?? Number(match[4]) * 1000;
    draft.zone = stamp?.zone ?? 0;
    draft.severity = severity;
    draft.body = text.slice(stamp ? stamp.end + 3 : start);
    return true;
  },
  attributes({ text }) {
    const match = head.exec(text);
    const result: Record<string, AttributeValue> = {};
    const pid = match?.[1] ?? match?.[3];
    if (pid !== undefined) result["process.pid"] = Number(pid);
    if (match?.[2] !== undefined) result["role"] = match[2];
    return result;
  },
};
