// MySQL's slow query log: comment lines with time, account and figures, then the statement.
import { isAddress } from "../events/address.ts";
import type { Draft, JsonObject } from "../entry.ts";
import { scanTimestamp } from "../time/scan.ts";
import type { LogFormat } from "./format.ts";

const time = "# Time: ";
const host = "# User@Host: ";

export const mysqlSlow: LogFormat = {
  id: "mysql-slow",
  title: "MySQL slow query log",
  starts: "#",
  samples: [
    {
      line: "# Time: 2025-05-17T08:30:04.230000Z\n# User@Host: shop[shop] @ web1 [203.0.113.9]  Id:    10\n# Query_time: 2.000270  Lock_time: 0.000004 Rows_sent: 1  Rows_examined: 12000\nSET timestamp=1747470604;\nSELECT * FROM orders WHERE note LIKE '%late%';",
      expect: {
        endLine: 5,
        timestamp: "2025-05-17T08:30:04.230Z",
        severity: "WARN",
        body: "SELECT * FROM orders WHERE note LIKE '%late%';",
        "user.name": "shop",
        "client.address": "203.0.113.9",
        duration_ms: 2000.27,
        attributes: { Rows_examined: 12000 },
      },
    },
    { line: "# Time: 250517  8:30:04", expect: { timestamp: "2025-05-17T08:30:04.000Z" } },
  ],
  parse(draft, { reference }) {
    const { text } = draft;
    if (!text.startsWith(time) && !text.startsWith(host)) return false;
    draft.format = "mysql-slow";
    draft.severity = "WARN";
    const stamp = text.startsWith(time) ? scanTimestamp(text, time.length, reference) : undefined;
    draft.time = stamp?.time ?? NaN;
    draft.zone = stamp?.zone ?? 0;
    return true;
  },
  continues(text, pending) {
    if (text.startsWith(time)) return false;
    if (text.startsWith(host)) return pending.text.startsWith(time) && pending.endLine === pending.line;
    // Statements may begin with anything but a time.
    const code = text.charCodeAt(0);
    return code < 48 || code > 57;
  },
  finish(draft, rest) {
    const statement: string[] = [];
    const payload: Record<string, number> = {};
    for (const line of [draft.text, ...rest.slice(1).split("\n")]) readSlowLine(draft, line, { statement, payload });
    draft.payload = payload;
    if (statement.length > 0) draft.body = statement.join("\n");
    return true;
  },
};

interface Slow {
  readonly statement: string[];
  readonly payload: Record<string, JsonObject[string]>;
}

function readSlowLine(draft: Draft, line: string, { statement, payload }: Slow): void {
  if (line.startsWith(host)) {
    // `shop[shop] @ web1 [203.0.113.9]`: the account and where it comes from.
    const match = /^([^[\s]{0,80})\[[^\]]{0,80}\] @ (\S{0,255}) ?\[([^\]]{0,60})\]/.exec(line.slice(host.length));
    draft.user = match?.[1] || undefined;
    if (match?.[3] !== undefined && isAddress(match[3])) draft.address = match[3];
  } else if (line.startsWith("# Query_time: ")) {
    for (const [, key = "", value = ""] of line.matchAll(/(\w{1,40}): ([\d.]{1,20})/g)) payload[key] = Number(value);
    const seconds = payload["Query_time"];
    if (typeof seconds === "number") draft.duration = Math.round(seconds * 1e6) / 1e3;
  } else if (line.startsWith("SET timestamp=")) {
    if (Number.isNaN(draft.time)) draft.time = Number.parseFloat(line.slice(14)) * 1000;
  } else if (!line.startsWith("#")) statement.push(line);
}
