// SSSD's debug logs: time in parentheses, component, function, and the level as a bit mask.
import type { Severity } from "../record.ts";
import type { LogFormat } from "./format.ts";

// Component, function, mask; refuses brackets with other things.
const head = /^\):? (\[[^\s]{1,80}\]) \[([\w.-]{1,80})\] \(0x([0-9a-fA-F]{4,5})\): /;
// In the order of their bits: fatal, critical, operational and minor failures, then settings, data and traces.
const masks: readonly (readonly [number, Severity])[] = [
  [0x0020, "FATAL"],
  [0x0040, "ERROR"],
  [0x0080, "WARN"],
  [0x0200, "INFO"],
];

export const sssd: LogFormat = {
  id: "sssd",
  title: "SSSD",
  timed: true,
  starts: "(",
  samples: [
    {
      line: "(2022-06-08  8:52:40): [be[ipa.example.com]] [sysdb_add_user] (0x0040): [RID#3] Group named alice already exists",
      expect: {
        timestamp: "2022-06-08T08:52:40.000Z",
        severity: "ERROR",
        body: "[RID#3] Group named alice already exists",
      },
    },
    {
      line: "(Tue Mar 31 06:03:46 2015) [sssd[be[default]]] [sysdb_search_by_name] (0x0400): No such entry",
      expect: { timestamp: "2015-03-31T06:03:46.000Z", severity: "DEBUG", body: "No such entry" },
    },
  ],
  parse(draft, { leading }) {
    const { text } = draft;
    const stamp = leading(text);
    if (!stamp || text.charCodeAt(stamp.end) !== 41) return false;
    const match = head.exec(text.slice(stamp.end, stamp.end + 220));
    if (!match) return false;
    const mask = Number.parseInt(match[3] ?? "", 16);
    draft.format = "sssd";
    draft.time = stamp.time;
    draft.zone = stamp.zone;
    draft.severity = masks.find(([limit]) => mask <= limit)?.[1] ?? "DEBUG";
    draft.logger = match[1]?.slice(1, -1);
    draft.body = text.slice(stamp.end + match[0].length);
    return true;
  },
};
