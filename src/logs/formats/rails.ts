// Ruby's Logger (`I, [time #pid]  INFO -- program: text`) and what Rails says of each request.
import { isAddress } from "../events/address.ts";
import type { Draft } from "../entry.ts";
import { severityOfName, severityOfStatus } from "../severity.ts";
import { scanTimestamp } from "../time/scan.ts";
import type { FormatContext, LogFormat } from "./format.ts";
import { readRequestLine } from "./request-line.ts";

// Matches "I, [2025-05-17T08:30:04.230120 #4121]  INFO -- shop: "; refuses other letters with a comma.
const head = /^[DIWEFAU], \[[^\]]{10,60}\] {1,2}(DEBUG|INFO|WARN|ERROR|FATAL|ANY|UNKNOWN) -- ([^:]{0,80}): /;
// Matches `Started GET "/orders?page=2" for 203.0.113.9 at 2025-05-17 08:30:04 +0000`; refuses prose.
const started = /^Started ([A-Z]{3,10}) "([^"]{0,4000})" for ([0-9a-fA-F.:]{3,45}) at /;
// Matches "Completed 401 Unauthorized in 12ms (…)"; refuses prose.
const completed = /^Completed (\d{3}) [A-Za-z' -]{0,40}in (\d{1,9}(?:\.\d+)?)ms\b/;
// Matches "[4eebb5e2-2f13-42f8-8644-d6c9a9e244f0] ", the request id in front; refuses other brackets.
const requestId = /^\[[0-9a-f]{8}-[0-9a-f-]{27}\] /;

export const rails: LogFormat = {
  id: "rails",
  title: "Rails, Ruby Logger",
  starts: "DIWEFAUSCP[",
  samples: [
    {
      line: "W, [2025-05-17T08:30:04.230120 #4121]  WARN -- : cache miss for key user:22",
      expect: { timestamp: "2025-05-17T08:30:04.230Z", severity: "WARN", body: "cache miss for key user:22" },
    },
    {
      line: "I, [2025-05-17T08:30:04.230120 #4121]  INFO -- : [4eebb5e2-2f13-42f8-8644-d6c9a9e244f0] Completed 401 Unauthorized in 12ms (ActiveRecord: 1.2ms)",
      expect: {
        severity: "INFO",
        "http.response.status_code": 401,
        duration_ms: 12,
        attributes: { "process.pid": 4121, "request.id": "4eebb5e2-2f13-42f8-8644-d6c9a9e244f0" },
      },
    },
    {
      line: 'Started POST "/login" for 203.0.113.9 at 2025-05-17 08:30:04 +0200',
      expect: {
        timestamp: "2025-05-17T08:30:04.000+02:00",
        body: 'Started POST "/login" for 203.0.113.9 at 2025-05-17 08:30:04 +0200',
        "client.address": "203.0.113.9",
        "http.request.method": "POST",
        "url.path": "/login",
      },
    },
    {
      line: "F, [2025-05-17T08:30:04.230120 #4121] FATAL -- : ActiveRecord::RecordNotFound (Couldn't find Order with 'id'=1):\napp/controllers/orders_controller.rb:12:in 'show'",
      expect: { endLine: 2, severity: "FATAL" },
    },
  ],
  parse(draft, context) {
    const { text } = draft;
    const rest = text.charCodeAt(1) === 44 ? readLoggerHead(draft, context) : text.replace(requestId, "");
    if (rest === undefined || (rest === text && !isRequestWord(text))) return false;
    const described = readDescription(draft, rest.replace(requestId, ""), context);
    if (text.charCodeAt(1) !== 44 && !described) return false;
    draft.format = "rails";
    if (text.charCodeAt(1) !== 44) draft.body = rest;
    return true;
  },
  attributes({ text }) {
    // Process number behind the time; refuses heads without one.
    const pid = /^., \[[^\]#]{10,50} #(\d{1,10})\]/.exec(text)?.[1];
    const id = /\[([0-9a-f]{8}-[0-9a-f-]{27})\] /.exec(text.slice(0, 200))?.[1];
    return {
      ...(pid === undefined ? {} : { "process.pid": Number(pid) }),
      ...(id === undefined ? {} : { "request.id": id }),
    };
  },
};

// The message behind the head of Ruby's Logger, undefined without one.
function readLoggerHead(draft: Draft, { reference }: FormatContext): string | undefined {
  const { text } = draft;
  const match = head.exec(text.slice(0, 200));
  const stamp = match ? scanTimestamp(text, 4, reference) : undefined;
  if (!match || !stamp) return undefined;
  draft.time = stamp.time;
  draft.zone = stamp.zone;
  draft.severity = severityOfName(match[1] ?? "");
  draft.logger = match[2] || undefined;
  draft.body = text.slice(match[0].length);
  return draft.body;
}

function isRequestWord(text: string): boolean {
  return text.startsWith("Started ") || text.startsWith("Completed ");
}

function readDescription(draft: Draft, text: string, { reference }: FormatContext): boolean {
  const start = started.exec(text);
  if (start && isAddress(start[3] ?? "")) {
    readRequestLine(draft, `${start[1]} ${start[2]} HTTP`);
    draft.address = start[3];
    const stamp = Number.isNaN(draft.time) ? scanTimestamp(text, start[0].length, reference) : undefined;
    if (stamp) {
      draft.time = stamp.time;
      draft.zone = stamp.zone;
    }
    return true;
  }
  const end = completed.exec(text);
  if (!end) return false;
  draft.status = Number(end[1]);
  draft.duration = Number(end[2]);
  draft.severity ??= severityOfStatus(draft.status);
  return true;
}
