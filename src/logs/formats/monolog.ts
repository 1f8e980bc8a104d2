// Monolog, and so Laravel and Symfony: time in brackets, channel and level, message, context and extra as JSON.
import type { JsonObject } from "../entry.ts";
import { severityOfName } from "../severity.ts";
import type { LogFormat } from "./format.ts";
import { isObject, parseObject } from "./json-fields.ts";
import { readPayload } from "./payload.ts";

// Matches "] production.ERROR: "; refuses names without a level.
const head = /^\] ([\w-]{1,60})\.([A-Z]{4,9}): /;

export const monolog: LogFormat = {
  id: "monolog",
  title: "Monolog, Laravel, Symfony",
  timed: true,
  starts: "[",
  samples: [
    {
      line: '[2025-05-17 08:30:04] production.WARNING: login failed {"user":"alice","ip":"203.0.113.9"} []',
      expect: {
        timestamp: "2025-05-17T08:30:04.000Z",
        severity: "WARN",
        body: "login failed",
        "user.name": "alice",
        "client.address": "203.0.113.9",
        event: "authn_login_fail",
      },
    },
    {
      line: "[2025-05-17T08:30:04.230120+02:00] app.INFO: cache miss for key user:22",
      expect: { timestamp: "2025-05-17T08:30:04.230+02:00", severity: "INFO", body: "cache miss for key user:22" },
    },
    {
      line: '[2025-05-17 08:30:04] production.ERROR: boom {"exception":"[object] (RuntimeException(code: 0): boom at /srv/shop/Pay.php:12)\n[stacktrace]\n#0 /srv/shop/public/index.php(52): Shop->run()\n#1 {main}\n"} ',
      expect: { endLine: 5, severity: "ERROR" },
    },
  ],
  parse(draft, context) {
    const { text } = draft;
    const stamp = context.leading(text);
    if (!stamp || text.charCodeAt(stamp.end) !== 93) return false;
    const match = head.exec(text.slice(stamp.end, stamp.end + 90));
    const severity = match ? severityOfName(match[2] ?? "") : undefined;
    if (!match || severity === undefined) return false;
    const message = text.slice(stamp.end + match[0].length);
    const payload = contextOf(message);
    if (payload) readPayload(draft, payload.values, context);
    draft.format = "monolog";
    draft.time = stamp.time;
    draft.zone = stamp.zone;
    draft.severity = severity;
    draft.logger = match[1];
    draft.body = payload ? message.slice(0, payload.at) : message;
    draft.shape = undefined;
    return true;
  },
};

// ` {"user":"alice"} []` at the end of the message; undefined when what stands there is no JSON.
function contextOf(message: string): { readonly values: JsonObject; readonly at: number } | undefined {
  const end = message.trimEnd().replace(/(?: \[\]){1,2}$/, "");
  if (!end.endsWith("}")) return end.length < message.trimEnd().length ? { values: {}, at: end.length } : undefined;
  const at = end.indexOf(" {");
  const values = at < 0 ? undefined : parseObject(end.slice(at + 1));
  return values && isObject(values) ? { values, at } : undefined;
}
