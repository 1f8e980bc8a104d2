// ArcSight's Common Event Format: seven fields between bars, then pairs; alone or inside of a syslog line.
import type { Json } from "../entry.ts";
import type { Severity } from "../record.ts";
import type { LogFormat } from "./format.ts";
import { readPayload } from "./payload.ts";

const common: Readonly<Record<string, string>> = {
  src: "source.ip", suser: "user.name", rt: "time", end: "timestamp", request: "url", requestMethod: "method", msg: "detail",
}; // prettier-ignore

export const cef: LogFormat = {
  id: "cef",
  title: "CEF (ArcSight)",
  starts: "C",
  samples: [
    {
      line: "CEF:0|Example|Gate|1.0|4625|login failed|7|rt=1747470604230 src=203.0.113.9 suser=alice outcome=failure msg=wrong password\\=no access",
      expect: {
        timestamp: "2025-05-17T08:30:04.230Z",
        severity: "ERROR",
        body: "login failed",
        "client.address": "203.0.113.9",
        "user.name": "alice",
        event: "authn_login_fail",
        attributes: {
          "device.vendor": "Example",
          "device.product": "Gate",
          "event.code": "4625",
          detail: "wrong password=no access",
        },
      },
    },
    {
      line: "CEF:1|Ex\\|ample|Gate|1.0|17|port scan|Low|src=203.0.113.9 dpt=22",
      expect: { severity: "INFO", body: "port scan", attributes: { "device.vendor": "Ex|ample", dpt: "22" } },
    },
  ],
  parse(draft, context) {
    const { text } = draft;
    if (!text.startsWith("CEF:")) return false;
    const fields = splitBars(text, 8);
    if (fields.length < 8) return false;
    const [, vendor = "", product = "", version = "", code = "", name = "", severity = "", extension = ""] = fields;
    const payload = {
      ...pairsIn(extension),
      "device.vendor": vendor,
      "device.product": product,
      "device.version": version,
      "event.code": code,
    };
    readPayload(draft, payload, context);
    draft.format = "cef";
    draft.body = name;
    draft.shape = undefined;
    draft.severity = severityOf(severity);
    return true;
  },
};

/** Cuts at bars that are not escaped; the last part is the rest. */
export function splitBars(text: string, count: number): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (let i = 0; i < text.length && parts.length < count - 1; i++) {
    if (text.charCodeAt(i) === 92) i++;
    else if (text.charCodeAt(i) === 124) {
      parts.push(text.slice(start, i).replace(/\\([|\\])/g, "$1"));
      start = i + 1;
    }
  }
  return [...parts, text.slice(start)];
}

// Values may hold blanks: each goes on to the next word before an equals sign.
function pairsIn(extension: string): Readonly<Record<string, Json>> {
  const keys = [...extension.matchAll(/(?:^|\s)([A-Za-z][\w.-]{0,40})=/g)];
  const pairs = keys.slice(0, 100).map((match, index): [string, Json] => {
    const value = extension.slice(match.index + match[0].length, keys[index + 1]?.index ?? extension.length);
    const key = match[1] ?? "";
    return [common[key] ?? key, value.trim().replace(/\\([=\\])/g, "$1")];
  });
  return Object.fromEntries(pairs);
}

// 0 to 3 low, 4 to 6 medium, 7 and 8 high, 9 and 10 very high.
function severityOf(text: string): Severity | undefined {
  const names: Readonly<Record<string, number>> = { unknown: 0, low: 1, medium: 5, high: 7, "very-high": 9 };
  const number = names[text.toLowerCase()] ?? (text === "" ? NaN : Number(text));
  if (Number.isNaN(number)) return undefined;
  return number >= 9 ? "FATAL" : number >= 7 ? "ERROR" : number >= 4 ? "WARN" : "INFO";
}
