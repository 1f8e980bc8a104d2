// The error log of PHP itself, whose levels are words of the message.
import type { Severity } from "../record.ts";
import type { LogFormat } from "./format.ts";

// Matches "] PHP Fatal error:  " and "] PHP Warning:  "; refuses the numbered calls of a stack trace.
const head = /^\] PHP ([A-Z][a-z]{3,12}(?: [a-z]{4,12}){0,2}):/;
const levels: Readonly<Record<string, Severity>> = {
  "Fatal error": "FATAL",
  "Recoverable fatal error": "ERROR",
  "Catchable fatal error": "ERROR",
  "Parse error": "ERROR",
  "Compile error": "ERROR",
  "Core error": "ERROR",
  Warning: "WARN",
  "Core warning": "WARN",
  "Compile warning": "WARN",
  Notice: "INFO",
  "Strict Standards": "INFO",
  Deprecated: "INFO",
};

export const phpErrors: LogFormat = {
  id: "php",
  title: "PHP error log",
  timed: true,
  starts: "[",
  samples: [
    {
      line: "[17-May-2025 08:30:04 UTC] PHP Warning:  Undefined variable $total in /srv/shop/cart.php on line 7",
      expect: {
        timestamp: "2025-05-17T08:30:04.000Z",
        severity: "WARN",
        body: "PHP Warning:  Undefined variable $total in /srv/shop/cart.php on line 7",
      },
    },
    {
      line: "[17-May-2025 08:30:04 UTC] PHP Fatal error:  Uncaught Error: Call to undefined function pay() in /srv/shop/pay.php:7\nStack trace:\n#0 {main}\n  thrown in /srv/shop/pay.php on line 7",
      expect: { endLine: 4, severity: "FATAL" },
    },
  ],
  parse(draft, { leading }) {
    const { text } = draft;
    const stamp = leading(text);
    const match = stamp && head.exec(text.slice(stamp.end, stamp.end + 60));
    const severity = levels[match?.[1] ?? ""];
    if (!stamp || severity === undefined) return false;
    draft.format = "php";
    draft.time = stamp.time;
    draft.zone = stamp.zone;
    draft.severity = severity;
    draft.body = text.slice(stamp.end + 2);
    return true;
  },
};
