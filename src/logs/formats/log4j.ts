// log4j, logback and their heirs: time, level and thread in brackets in either order, then the logger.
import { severityOfName } from "../severity.ts";
import { headerFormat } from "./header-format.ts";

export const log4j = headerFormat({
  id: "log4j",
  title: "log4j, logback",
  starts: "0123456789",
  samples: [
    {
      line: "2025-05-17 08:30:04,230 INFO [main] org.example.web.Login: login failed for user alice",
      expect: { timestamp: "2025-05-17T08:30:04.230Z", severity: "INFO", body: "login failed for user alice" },
    },
    {
      line: "08:30:04.230 [http-nio-8080-exec-1] ERROR com.example.shop.Payment - payment failed",
      expect: { timestamp: "2025-12-31T08:30:04.230Z", severity: "ERROR", body: "payment failed" },
    },
    {
      line: "2025-05-17 08:30:04.230 [main] WARN  o.a.c.util.LifecycleBase -- The stop() method was called\njava.lang.IllegalStateException: stopped\n\tat org.apache.Base.stop(Base.java:12)",
      expect: { endLine: 3, severity: "WARN" },
    },
  ],
  fits(text, { leading }) {
    let at = leading(text)?.end ?? clockEnd(text);
    if (at < 0) return false;
    while (text.charCodeAt(at) === 32) at++;
    if (text.charCodeAt(at) === 91) {
      const close = text.indexOf("] ", at);
      return close > 0 && close < at + 80 && levelEnd(text, close + 2) > 0;
    }
    const end = levelEnd(text, at);
    return end > 0 && text.charCodeAt(end) === 91 && text.indexOf("] ", end) > 0;
  },
});

// The end of "08:30:04.230", -1 when the line begins otherwise.
function clockEnd(text: string): number {
  if (text.charCodeAt(2) !== 58 || text.charCodeAt(5) !== 58) return -1;
  const space = text.indexOf(" ");
  return space >= 8 && space <= 15 ? space : -1;
}

// Where the text goes on behind a level in capitals and blanks; -1 when there is none.
function levelEnd(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) >= 65 && text.charCodeAt(end) <= 90) end++;
  if (end - at < 4 || end - at > 8 || text.charCodeAt(end) !== 32 || severityOfName(text.slice(at, end)) === undefined)
    return -1;
  while (text.charCodeAt(end) === 32) end++;
  return end;
}
