// Python's logging: `LEVEL:logger:message` of basicConfig, and the common layout with hyphens.
import { severityOfName } from "../severity.ts";
import { headerFormat } from "./header-format.ts";
import { firstTimeEnd } from "./places.ts";

export const pythonLogging = headerFormat({
  id: "python-logging",
  title: "Python logging",
  starts: "0123456789DIWEC",
  samples: [
    {
      line: "2025-05-17 08:30:04,230 - shop.auth - WARNING - login failed for user alice",
      expect: { timestamp: "2025-05-17T08:30:04.230Z", severity: "WARN", body: "login failed for user alice" },
    },
    { line: "WARNING:shop.auth:cache miss", expect: { severity: "WARN", body: "cache miss" } },
    {
      line: '2025-05-17 08:30:04,230 - shop - ERROR - payment failed\nTraceback (most recent call last):\n  File "pay.py", line 3, in pay\n    raise ValueError\nValueError: card expired',
      expect: { endLine: 5, severity: "ERROR" },
    },
  ],
  fits(text, context) {
    if (text.charCodeAt(0) >= 65) return colonLevel(text) > 0;
    const at = firstTimeEnd(text, context);
    if (at < 0 || !text.startsWith(" - ", at)) return false;
    const second = text.indexOf(" - ", at + 3);
    const third = second < 0 ? -1 : text.indexOf(" - ", second + 3);
    if (third < 0 || third > at + 160) return false;
    return (
      severityOfName(text.slice(second + 3, third).trim()) !== undefined ||
      severityOfName(text.slice(at + 3, second).trim()) !== undefined
    );
  },
  read(draft) {
    const end = draft.text.charCodeAt(0) >= 65 ? colonLevel(draft.text) : 0;
    if (end === 0) return;
    const colon = draft.text.indexOf(":", end);
    draft.logger = draft.text.slice(end, colon);
    draft.body = draft.text.slice(colon + 1);
  },
});

// Where the logger begins in `WARNING:root:message`, 0 for other lines.
function colonLevel(text: string): number {
  const end = text.indexOf(":");
  if (
    end < 4 ||
    end > 8 ||
    severityOfName(text.slice(0, end)) === undefined ||
    text.slice(0, end) !== text.slice(0, end).toUpperCase()
  )
    return 0;
  // Matches a dotted logger name and a colon without blanks; refuses "ERROR: relation does not exist".
  return /^[\w.-]{1,100}:/.test(text.slice(end + 1, end + 102)) ? end + 1 : 0;
}
