// AWS Lambda: what a function logs, time, request, level and message between tabs, and what the platform says of each request.
import type { LogEntry } from "../entry.ts";
import { severityOfName } from "../severity.ts";
import type { FormatContext, LogFormat } from "./format.ts";
import { carriesRecord, readInside } from "./inside.ts";
import { flatten, shownKeys } from "./json-fields.ts";

// Matches the columns behind the time, "\t4f1c2e7a-…\tERROR\t"; outside of a request the id is "undefined". Refuses other columns.
const columns = /^\t(undefined|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\t(TRACE|DEBUG|INFO|WARN|ERROR|FATAL)\t/;
// Matches "START RequestId: 4f1c2e7a-…", "REPORT RequestId: …"; refuses prose.
const platform = /^(?:START|END|REPORT) RequestId: ([0-9a-f-]{36})(?:\s|$)/;

export const awsLambda: LogFormat = {
  id: "aws-lambda",
  title: "AWS Lambda",
  starts: "0123456789SER",
  samples: [
    {
      line: "2025-05-17T08:30:04.230Z\t4f1c2e7a-7d2e-4c2b-9a55-0c9f5a1b2c3d\tERROR\tpayment failed",
      expect: {
        timestamp: "2025-05-17T08:30:04.230Z",
        severity: "ERROR",
        body: "payment failed",
        attributes: { "faas.invocation_id": "4f1c2e7a-7d2e-4c2b-9a55-0c9f5a1b2c3d" },
      },
    },
    {
      line: '2025-05-17T08:30:04.230Z\tundefined\tWARN\t{"msg":"login failed","user":"alice","ip":"203.0.113.9"}',
      expect: { severity: "WARN", body: "login failed", "user.name": "alice", "client.address": "203.0.113.9" },
    },
    {
      line: "REPORT RequestId: 4f1c2e7a-7d2e-4c2b-9a55-0c9f5a1b2c3d\tDuration: 12.34 ms\tBilled Duration: 13 ms\tMemory Size: 128 MB",
      expect: { severity: "INFO", duration_ms: 12.34 },
    },
  ],
  parse(draft, context) {
    const { text } = draft;
    if (platform.test(text)) {
      draft.format = "aws-lambda";
      draft.severity = "INFO";
      // Matches "\tDuration: 12.34 ms"; refuses the billed one.
      draft.duration = Number(/\tDuration: ([\d.]{1,12}) ms/.exec(text)?.[1] ?? NaN) || undefined;
      return true;
    }
    const place = behindTime(text, context);
    if (!place) return false;
    draft.format = "aws-lambda";
    draft.time = place.time;
    draft.zone = place.zone;
    draft.severity = severityOfName(place.level);
    draft.body = text.slice(place.end);
    if (carriesRecord(draft.body)) readInside(draft, draft.body, context);
    return true;
  },
  attributes({ text, payload }: LogEntry) {
    const id = platform.exec(text)?.[1] ?? columns.exec(text.slice(text.indexOf("\t")))?.[1];
    const shown = payload ? flatten(payload, shownKeys) : {};
    return id === undefined || id === "undefined" ? shown : { ...shown, "faas.invocation_id": id };
  },
};

function behindTime(text: string, { leading }: FormatContext) {
  const stamp = leading(text);
  const match = stamp && text.charCodeAt(stamp.end) === 9 ? columns.exec(text.slice(stamp.end, stamp.end + 60)) : null;
  if (!stamp || !match) return undefined;
  return { time: stamp.time, zone: stamp.zone, level: match[2] ?? "", end: stamp.end + match[0].length };
}
