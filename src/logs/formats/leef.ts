// IBM QRadar's Log Event Extended Format: fields between bars, then pairs between tabs or the sign that version 2 names.
import type { Json, JsonObject } from "../entry.ts";
import { splitBars } from "./cef.ts";
import type { LogFormat } from "./format.ts";
import { readPayload } from "./payload.ts";

const common: Readonly<Record<string, string>> = {
  src: "source.ip",
  usrName: "user.name",
  devTime: "time",
  url: "url",
  sev: "severity.number",
};

export const leef: LogFormat = {
  id: "leef",
  title: "LEEF (QRadar)",
  starts: "L",
  samples: [
    {
      line: "LEEF:1.0|Example|Gate|1.0|login failed|src=203.0.113.9\tusrName=alice\tsev=7\tdevTime=2025-05-17T08:30:04Z",
      expect: {
        timestamp: "2025-05-17T08:30:04.000Z",
        severity: "ERROR",
        body: "login failed",
        "client.address": "203.0.113.9",
        "user.name": "alice",
        event: "authn_login_fail",
      },
    },
    {
      line: "LEEF:2.0|Example|Gate|1.0|17|^|src=203.0.113.9^cat=scan",
      expect: { body: "17", "client.address": "203.0.113.9", attributes: { cat: "scan", "device.vendor": "Example" } },
    },
  ],
  parse(draft, context) {
    const { text } = draft;
    if (!text.startsWith("LEEF:")) return false;
    const second = text.charCodeAt(5) === 50;
    const fields = splitBars(text, second ? 7 : 6);
    const [, vendor = "", product = "", version = "", code = ""] = fields;
    const rest = fields.at(-1);
    if (rest === undefined || fields.length < 6) return false;
    const sign = second && fields.length === 7 ? signOf(fields[5] ?? "") : "\t";
    const payload: JsonObject = {
      ...pairsIn(rest, sign),
      "device.vendor": vendor,
      "device.product": product,
      "device.version": version,
    };
    readPayload(draft, payload, context);
    draft.format = "leef";
    draft.body = code;
    draft.shape = undefined;
    const severity = Number(payload["severity.number"]);
    if (severity >= 1)
      draft.severity = severity >= 9 ? "FATAL" : severity >= 7 ? "ERROR" : severity >= 4 ? "WARN" : "INFO";
    return true;
  },
};

// One character, or its code as `x09` or `0x09`.
function signOf(text: string): string {
  const code = /^0?x([0-9a-fA-F]{1,4})$/.exec(text)?.[1];
  return code === undefined ? text || "\t" : String.fromCharCode(Number.parseInt(code, 16));
}

function pairsIn(text: string, sign: string): Readonly<Record<string, Json>> {
  const pairs = text.split(sign, 100).flatMap((pair): [string, Json][] => {
    const equals = pair.indexOf("=");
    const key = pair.slice(0, equals).trim();
    return equals > 0 ? [[common[key] ?? key, pair.slice(equals + 1)]] : [];
  });
  return Object.fromEntries(pairs);
}
