// The servicing logs of Windows (CBS.log, DISM): time, comma, level and component in columns.
import { severityOfName } from "../severity.ts";
import type { LogFormat } from "./format.ts";

// Matches ", Info                  CBS    "; refuses commas in prose.
const head = /^, (Info|Warning|Error|Verbose|Debug) {2,30}([A-Z][\w.]{1,20})? {1,10}/;

export const windowsCbs: LogFormat = {
  id: "windows-cbs",
  title: "Windows servicing log (CBS, DISM)",
  timed: true,
  starts: "0123456789",
  samples: [
    {
      line: "2016-09-28 04:30:30, Info                  CBS    Loaded Servicing Stack v6.1.7601.23505",
      expect: {
        timestamp: "2016-09-28T04:30:30.000Z",
        severity: "INFO",
        body: "Loaded Servicing Stack v6.1.7601.23505",
      },
    },
    {
      line: "2016-09-28 04:30:31, Error                 CSI    00000001 Version not found",
      expect: { severity: "ERROR", body: "00000001 Version not found" },
    },
  ],
  parse(draft, { leading }) {
    const { text } = draft;
    const stamp = leading(text);
    if (!stamp || text.charCodeAt(stamp.end) !== 44) return false;
    const match = head.exec(text.slice(stamp.end, stamp.end + 80));
    if (!match) return false;
    draft.format = "windows-cbs";
    draft.time = stamp.time;
    draft.zone = stamp.zone;
    draft.severity = severityOfName(match[1] ?? "");
    draft.logger = match[2];
    draft.body = text.slice(stamp.end + match[0].length);
    return true;
  },
};
