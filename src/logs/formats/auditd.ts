// The Linux audit log: `type=… msg=audit(seconds:number): key=value …`, with a second set of pairs in single quotes.
import type { Draft, Json } from "../entry.ts";
import { isAddress } from "../events/address.ts";
import { scanTimestamp } from "../time/scan.ts";
import type { LogFormat } from "./format.ts";

// Matches `key=value`, `key="value"`, `key='…'`; refuses prose.
const pair = /([a-zA-Z][\w-]{0,40})=(?:"([^"]{0,4000})"|'([^']{0,8000})'|([^\s"']{1,4000}))/g;

export const auditd: LogFormat = {
  id: "auditd",
  title: "Linux audit log",
  starts: "tn",
  samples: [
    {
      line: 'type=USER_LOGIN msg=audit(1747470604.230:1042): pid=4121 uid=0 auid=4294967295 msg=\'op=login acct="root" exe="/usr/sbin/sshd" hostname=? addr=203.0.113.9 terminal=ssh res=failed\'',
      expect: {
        timestamp: "2025-05-17T08:30:04.230Z",
        "user.name": "root",
        "client.address": "203.0.113.9",
        event: "authn_login_fail",
        outcome: "failure",
        attributes: { type: "USER_LOGIN", pid: "4121", exe: "/usr/sbin/sshd", res: "failed" },
      },
    },
    {
      line: "type=SERVICE_START msg=audit(1747470604.230:1043): pid=1 uid=0 msg='unit=cron res=success'",
      expect: { attributes: { type: "SERVICE_START", unit: "cron" } },
    },
  ],
  parse(draft, { reference }) {
    const { text } = draft;
    const type = /^(?:node=\S{1,255} )?type=([A-Z0-9_[\]]{2,60}) msg=audit\(/.exec(text.slice(0, 360));
    const stamp = type ? scanTimestamp(text, type[0].length, reference) : undefined;
    const end = stamp ? text.indexOf("): ", stamp.end) : -1;
    if (!type || !stamp || end < 0) return false;
    draft.format = "auditd";
    draft.time = stamp.time;
    draft.logger = "auditd";
    const kind = type[1] ?? "";
    draft.severity = undefined;
    draft.payload = { type: kind, ...pairsIn(text.slice(end + 3)) };
    readWho(draft);
    return true;
  },
};

function readWho(draft: Draft): void {
  const { acct, addr } = draft.payload ?? {};
  if (typeof addr === "string" && isAddress(addr)) draft.address = addr;
  if (typeof acct === "string" && acct !== "?" && acct !== "(unknown)") draft.user = acct;
}

function pairsIn(text: string, depth = 0): Readonly<Record<string, Json>> {
  const pairs: [string, Json][] = [];
  for (const [, key = "", quoted, inner, plain] of text.matchAll(pair)) {
    if (inner !== undefined && depth === 0) pairs.push(...Object.entries(pairsIn(inner, 1)));
    else pairs.push([key, quoted ?? inner ?? plain ?? ""]);
  }
  return Object.fromEntries(pairs);
}
