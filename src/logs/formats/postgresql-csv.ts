// PostgreSQL's `log_destination = csvlog`: one row a message, in which quoted texts may go over several lines.
import type { Draft } from "../entry.ts";
import { addressIn } from "../events/address.ts";
import type { AttributeValue } from "../record.ts";
import { severityOfName } from "../severity.ts";
import type { LogFormat } from "./format.ts";

// The columns before the message; those behind it are the same in no two versions.
const column = { user: 1, database: 2, pid: 3, client: 4, session: 5, severity: 11, code: 12, message: 13, detail: 14 };

export const postgresqlCsv: LogFormat = {
  id: "postgresql-csv",
  title: "PostgreSQL, CSV",
  timed: true,
  starts: "0123456789",
  samples: [
    {
      line: '2025-05-17 08:30:04.230 UTC,"alice","shop",4121,"203.0.113.9:50114",6828483c.1019,2,"authentication",2025-05-17 08:30:04 UTC,3/2,0,FATAL,28P01,"password authentication failed for user ""alice""",,,,,,,,,"","client backend",,0',
      expect: {
        timestamp: "2025-05-17T08:30:04.230Z",
        severity: "FATAL",
        body: 'password authentication failed for user "alice"',
        "user.name": "alice",
        "client.address": "203.0.113.9",
        event: "authn_login_fail",
        attributes: { "process.pid": 4121, "db.namespace": "shop", "db.response.status_code": "28P01" },
      },
    },
    {
      line: '2025-05-17 08:30:04.230 UTC,,,77,,6828483c.4d,1,,2025-05-17 08:30:04 UTC,,0,LOG,00000,"checkpoint starting: time",,,,,,,,,"","checkpointer",,0',
      expect: { severity: "INFO", body: "checkpoint starting: time" },
    },
    {
      line: '2025-05-17 08:30:04.230 UTC,"app","shop",4121,"[local]",6828483c.1019,3,"SELECT",2025-05-17 08:30:04 UTC,3/3,0,ERROR,42601,"syntax error at or near ""FORM""",,,,,,"SELECT *\nFORM orders",10,,"psql","client backend",,0',
      expect: { endLine: 2, severity: "ERROR", body: 'syntax error at or near "FORM"' },
    },
  ],
  parse(draft, { leading }) {
    const { text } = draft;
    const stamp = leading(text);
    if (!stamp || text.charCodeAt(stamp.end) !== 44) return false;
    const row = columnsOf(text);
    // A session is two hexadecimal numbers; refuses other tables that begin with a time.
    if (!/^[0-9a-f]{1,16}\.[0-9a-f]{1,8}$/.test(row[column.session] ?? "")) return false;
    draft.format = "postgresql-csv";
    draft.time = stamp.time;
    draft.zone = stamp.zone;
    fill(draft, row);
    return true;
  },
  continues(_text, { text: first }, last) {
    if (!hasOpenQuote(first)) return false;
    return last === first || !hasOpenQuote(last);
  },
  finish(draft, rest) {
    fill(draft, columnsOf(draft.text + rest));
    return true;
  },
  attributes({ text }) {
    const row = columnsOf(text);
    const result: Record<string, AttributeValue> = {};
    if (row[column.pid]) result["process.pid"] = Number(row[column.pid]);
    if (row[column.database]) result["db.namespace"] = row[column.database] ?? "";
    if (row[column.code]) result["db.response.status_code"] = row[column.code] ?? "";
    return result;
  },
};

function fill(draft: Draft, row: readonly string[]): void {
  const detail = row[column.detail];
  draft.severity = severityOfName(row[column.severity] ?? "");
  draft.user = row[column.user] || undefined;
  draft.address = addressIn(row[column.client] ?? "");
  draft.body = (row[column.message] ?? "") + (detail ? `\nDETAIL: ${detail}` : "");
  draft.duration = Number(/^duration: ([\d.]{1,15}) ms/.exec(draft.body)?.[1] ?? NaN) || undefined;
}

// Up to the detail; in quotes a quote is doubled.
function columnsOf(text: string): readonly string[] {
  const row: string[] = [];
  let at = 0;
  while (at <= text.length && row.length <= column.detail) {
    if (text.charCodeAt(at) !== 34) {
      const comma = text.indexOf(",", at);
      const end = comma < 0 ? text.length : comma;
      row.push(text.slice(at, end));
      at = end + 1;
      continue;
    }
    let end = text.indexOf('"', at + 1);
    while (end >= 0 && text.charCodeAt(end + 1) === 34) end = text.indexOf('"', end + 2);
    if (end < 0) end = text.length;
    row.push(text.slice(at + 1, end).replaceAll('""', '"'));
    at = end + 2;
  }
  return row;
}

function hasOpenQuote(text: string): boolean {
  let quotes = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) quotes++;
  return quotes % 2 === 1;
}
