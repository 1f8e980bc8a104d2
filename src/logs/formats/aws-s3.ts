// Amazon S3 server access logs: owner, bucket, time, client, requester, operation, key, request.
import { isAddress } from "../events/address.ts";
import { severityOfStatus } from "../severity.ts";
import { scanTimestamp } from "../time/scan.ts";
import type { LogFormat } from "./format.ts";
import { readRequestLine } from "./request-line.ts";

// Client, requester, request id, operation, key, request, status, error code; refuses lines with other columns.
const columns =
  /^\] (\S{1,60}) (\S{1,300}) (\S{1,80}) ([A-Z0-9]{2,12}\.[\w.]{1,60}) (\S{1,2000}) (?:"([^"]{0,9000})"|-) (\d{3}|-) (\S{1,60}) /;

export const awsS3: LogFormat = {
  id: "aws-s3",
  title: "Amazon S3 access log",
  timed: false,
  starts: "0123456789abcdef",
  requests: true,
  samples: [
    {
      line: '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be shop-bucket [17/May/2025:08:30:04 +0000] 203.0.113.9 arn:aws:iam::123456789012:user/alice 3E57427F3EXAMPLE REST.GET.OBJECT report.pdf "GET /shop-bucket/report.pdf?versioning HTTP/1.1" 403 AccessDenied 113 - 7 - "-" "S3Console/0.4" -',
      expect: {
        timestamp: "2025-05-17T08:30:04.000Z",
        severity: "WARN",
        body: "GET /shop-bucket/report.pdf?versioning HTTP/1.1",
        "client.address": "203.0.113.9",
        "user.name": "arn:aws:iam::123456789012:user/alice",
        "url.path": "/shop-bucket/report.pdf",
        "http.response.status_code": 403,
        attributes: { bucket: "shop-bucket", operation: "REST.GET.OBJECT", key: "report.pdf", error: "AccessDenied" },
      },
    },
    {
      line: "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be shop-bucket [17/May/2025:08:30:04 +0000] - AmazonS3 3E57427F3EXAMPLE S3.EXPIRE.OBJECT old.pdf - - - - 12 - - - - -",
      expect: { body: "S3.EXPIRE.OBJECT old.pdf" },
    },
  ],
  parse(draft, { reference }) {
    const { text } = draft;
    // The owner is sixty-four hexadecimal digits long.
    if (text.charCodeAt(64) !== 32) return false;
    const open = text.indexOf(" [", 65);
    const stamp = open > 0 && open < 140 ? scanTimestamp(text, open + 2, reference) : undefined;
    const match = stamp ? columns.exec(text.slice(stamp.end, stamp.end + 14_000)) : null;
    if (!match || !stamp) return false;
    draft.format = "aws-s3";
    draft.time = stamp.time;
    draft.zone = stamp.zone;
    const [, client = "", requester = "", , operation = "", key = "", request] = match;
    if (isAddress(client)) draft.address = client;
    if (requester !== "-") draft.user = requester;
    draft.status = match[7] === "-" ? undefined : Number(match[7]);
    draft.severity = draft.status === undefined ? undefined : severityOfStatus(draft.status);
    draft.body = request ?? `${operation} ${key}`;
    if (request !== undefined) readRequestLine(draft, request);
    return true;
  },
  attributes({ text }) {
    const bracket = text.indexOf("]");
    const match = columns.exec(text.slice(bracket, bracket + 14_000));
    const bucket = text.slice(65, text.indexOf(" ", 65));
    if (!match) return { bucket };
    const [, , , request = "", operation = "", key = "", , , error = "-"] = match;
    return { bucket, "request.id": request, operation, key, ...(error === "-" ? {} : { error }) };
  },
};
