// tslog's pretty layout: time with dots or hyphens, level, place in the source and name between tabs.
import { severityOfName } from "../severity.ts";
import type { Attributes, LogFormat } from "./format.ts";

export const tslog: LogFormat = {
  id: "tslog",
  title: "tslog",
  timed: true,
  starts: "0123456789",
  samples: [
    {
      line: "2025.05.17 08:30:04:230\tINFO\t/src/pay.ts:3\tpayment accepted",
      expect: {
        timestamp: "2025-05-17T08:30:04.230Z",
        severity: "INFO",
        body: "payment accepted",
        attributes: { "code.location": "/src/pay.ts:3" },
      },
    },
    {
      line: "2025-05-17 08:30:04.230\tERROR\t[/src/pay.ts:3]\tpayment failed",
      expect: { severity: "ERROR", body: "payment failed" },
    },
  ],
  parse(draft, { leading }) {
    const { text } = draft;
    const stamp = leading(text);
    if (!stamp || text.charCodeAt(stamp.end) !== 9) return false;
    const [level = "", place = "", ...rest] = text.slice(stamp.end + 1).split("\t");
    const severity = severityOfName(level);
    // A file with its line number; refuses other third columns.
    if (severity === undefined || rest.length === 0 || !/^\[?\/?[\w./@-]{1,300}:\d+/.test(place)) return false;
    draft.format = "tslog";
    draft.time = stamp.time;
    draft.zone = stamp.zone;
    draft.severity = severity;
    draft.body = rest.join("\t");
    return true;
  },
  attributes(entry): Attributes {
    const place = entry.text.split("\t")[2];
    return place === undefined ? {} : { "code.location": place.replace(/^\[|\]$/g, "") };
  },
};
