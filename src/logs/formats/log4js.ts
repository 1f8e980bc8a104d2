// log4js's basic and coloured layout: time and level in brackets, category, hyphen.
import { headerFormat } from "./header-format.ts";

export const log4js = headerFormat({
  id: "log4js",
  title: "log4js",
  timed: true,
  starts: "[",
  samples: [
    {
      line: "[2025-05-17T08:30:04.230] [INFO] default - server listening on port 8080",
      expect: { timestamp: "2025-05-17T08:30:04.230Z", severity: "INFO", body: "server listening on port 8080" },
    },
    {
      line: "[2025-05-17T08:30:04.230] [ERROR] shop.pay - payment failed",
      expect: { severity: "ERROR", body: "payment failed" },
    },
  ],
  fits(text, { leading }) {
    const stamp = leading(text);
    if (!stamp || !text.startsWith("] [", stamp.end)) return false;
    // Level, category, hyphen; refuses other words before the hyphen.
    return /^[A-Z]{4,5}\] [\w.$-]{1,80} - /.test(text.slice(stamp.end + 3, stamp.end + 100));
  },
});
