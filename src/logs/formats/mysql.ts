// MySQL and MariaDB: the error log of all versions and the general query log. The slow query log is a format of its own.
import { isAddress } from "../events/address.ts";
import type { AttributeValue } from "../record.ts";
import { severityOfName } from "../severity.ts";
import type { LogFormat } from "./format.ts";

// Matches ` 0 [Note] [MY-012487] [InnoDB] ` and ` [Warning] `; refuses other brackets.
const head = /^ +(?:(\d{1,20}) )?\[(System|Note|Warning|ERROR|Error)\] (?:\[(MY-\d{1,8})\] )?(?:\[(\w{1,40})\] )?/;
// Matches "\t   10 Query\t"; refuses other tabs.
const query =
  /^[\t ]+(\d{1,20}) (Query|Connect|Quit|Prepare|Execute|Init DB|Change user|Close stmt|Field List|Statistics|Ping)\t?/;
// Matches "user 'root'@'203.0.113.9'" and "root@203.0.113.9 on shop"; refuses other quotes.
const account = /'([^']{0,80})'@'([^']{0,255})'|^(\S{1,80})@(\S{1,255}) on /;

export const mysql: LogFormat = {
  id: "mysql",
  title: "MySQL, MariaDB",
  timed: true,
  starts: "0123456789",
  samples: [
    {
      line: "2025-05-17T08:30:04.835618Z 0 [Note] [MY-012487] [InnoDB] DDL log recovery : begin",
      expect: {
        timestamp: "2025-05-17T08:30:04.835Z",
        severity: "INFO",
        body: "DDL log recovery : begin",
        attributes: { "thread.id": 0, code: "MY-012487", component: "InnoDB" },
      },
    },
    {
      line: "2025-05-17T08:30:04.835618Z 12 [Note] Access denied for user 'root'@'203.0.113.9' (using password: YES)",
      expect: { severity: "INFO", "user.name": "root", "client.address": "203.0.113.9" },
    },
    {
      line: "2025-05-17  8:30:04 0 [ERROR] InnoDB: disk full",
      expect: { timestamp: "2025-05-17T08:30:04.000Z", severity: "ERROR" },
    },
    {
      line: "2025-05-17T08:30:04.592691Z\t   10 Query\tselect @@version_comment limit 1",
      expect: { body: "Query select @@version_comment limit 1", attributes: { "thread.id": 10 } },
    },
  ],
  parse(draft, { leading }) {
    const { text } = draft;
    const stamp = leading(text);
    if (!stamp) return false;
    const code = text.charCodeAt(stamp.end);
    // A thread number, a bracket, or more blanks.
    const next = text.charCodeAt(stamp.end + 1);
    if (!(next <= 57) && next !== 91) return false;
    const rest = code === 9 || code === 32 ? text.slice(stamp.end, stamp.end + 100) : "";
    const error = code === 32 ? head.exec(rest) : null;
    const general = error ? null : query.exec(rest);
    const found = error ?? general;
    if (!found) return false;
    draft.format = "mysql";
    draft.time = stamp.time;
    draft.zone = stamp.zone;
    draft.severity = error ? severityOfName(error[2] === "System" ? "info" : (error[2] ?? "")) : undefined;
    draft.logger = error?.[4];
    const message = text.slice(stamp.end + found[0].length);
    draft.body = general ? `${general[2]} ${message}` : message;
    const who = general && general[2] !== "Connect" ? null : account.exec(message);
    if (who) {
      draft.user = (who[1] ?? who[3]) || undefined;
      const address = who[2] ?? who[4] ?? "";
      if (isAddress(address)) draft.address = address;
    }
    return true;
  },
  attributes({ text }) {
    const at = Math.max(text.indexOf(" [", 15) < 0 ? 0 : text.lastIndexOf(" ", text.indexOf(" [", 15) - 1), 0);
    const match = head.exec(text.slice(at, at + 100));
    const thread = match?.[1] ?? /\t +(\d+) /.exec(text.slice(0, 60))?.[1];
    const result: Record<string, AttributeValue> = {};
    if (thread !== undefined) result["thread.id"] = Number(thread);
    if (match?.[3] !== undefined) result["code"] = match[3];
    if (match?.[4] !== undefined) result["component"] = match[4];
    return result;
  },
};
