// Android's logcat: threadtime with or without the user, and the older time layout.
import { severityOfName } from "../severity.ts";
import type { Attributes, LogFormat } from "./format.ts";

// Matches "  1702  2395 D Tag: text" and "  root  1215  1215 W text"; refuses headers with other words.
const threadtime = /^ {1,3}(?:[\w.]{1,16} +)?(\d{1,7}) +(\d{1,7}) ([VDIWEFA]) (?:([^:[]{0,60}?) *: )?/;
// Matches " V/Configuration( 1766): text"; refuses paths.
const brief = /^ ([VDIWEFA])\/([^(]{0,60}?) *\( *(\d{1,7})\): /;

export const logcat: LogFormat = {
  id: "logcat",
  title: "Android logcat",
  timed: true,
  starts: "01",
  samples: [
    {
      line: "03-17 16:13:38.811  1702  2395 D WindowManager: opening app",
      expect: {
        timestamp: "2025-03-17T16:13:38.811Z",
        severity: "DEBUG",
        body: "opening app",
        attributes: { "process.pid": 1702, "thread.id": 2395 },
      },
    },
    {
      line: "05-26 14:57:03.870 V/Configuration( 1766): Updating configuration",
      expect: { severity: "TRACE", body: "Updating configuration", attributes: { "process.pid": 1766 } },
    },
    {
      line: "05-21 20:54:20.971  root  1215  1215 W [18:54:20.964683][wlan] water mark is reached",
      expect: { severity: "WARN", body: "[18:54:20.964683][wlan] water mark is reached" },
    },
  ],
  parse(draft, { leading }) {
    const { text } = draft;
    // "03-17 ": the year is missing.
    if (text.charCodeAt(2) !== 45 || text.charCodeAt(5) !== 32) return false;
    const stamp = leading(text);
    if (!stamp) return false;
    const rest = text.slice(stamp.end, stamp.end + 160);
    const match = threadtime.exec(rest);
    const short = match ? null : brief.exec(rest);
    const found = match ?? short;
    if (!found) return false;
    draft.format = "logcat";
    draft.time = stamp.time;
    draft.zone = stamp.zone;
    draft.severity = severityOfName((match ? match[3] : short?.[1]) ?? "");
    draft.logger = match ? match[4] : short?.[2];
    draft.body = text.slice(stamp.end + found[0].length);
    return true;
  },
  attributes({ text, body }): Attributes {
    const header = text.slice(18, text.length - body.length);
    const match = threadtime.exec(header);
    if (match) return { "process.pid": Number(match[1]), "thread.id": Number(match[2]) };
    const pid = brief.exec(header)?.[3];
    return pid === undefined ? {} : { "process.pid": Number(pid) };
  },
};
