// Spring Boot's default layout: time, level, process id, three hyphens, thread, logger.
import { headerFormat } from "./header-format.ts";

export const springBoot = headerFormat({
  id: "spring-boot",
  title: "Spring Boot",
  timed: true,
  starts: "0123456789",
  samples: [
    {
      line: "2025-05-17T08:30:04.230+02:00  INFO 4121 --- [nio-8080-exec-1] c.a.web.UserController   : server listening on port 8080",
      expect: { timestamp: "2025-05-17T08:30:04.230+02:00", severity: "INFO", body: "server listening on port 8080" },
    },
    {
      line: "2025-05-17 08:30:04.230  WARN 4121 --- [           main] o.s.b.a.e.EndpointLinksResolver          : slow start",
      expect: { timestamp: "2025-05-17T08:30:04.230Z", severity: "WARN", body: "slow start" },
    },
    {
      line: "2025-05-17T08:30:04.230Z ERROR 4121 --- [shop] [           main] com.example.Shop : boom\njava.lang.IllegalStateException: closed\n\tat com.example.Shop.main(Shop.java:12)\nCaused by: java.io.IOException: gone\n\t... 1 more",
      expect: { endLine: 5, severity: "ERROR" },
    },
  ],
  fits(text, { leading }) {
    const stamp = leading(text);
    if (!stamp) return false;
    let at = stamp.end;
    while (text.charCodeAt(at) === 32) at++;
    // A level in capitals, behind it a number.
    if (!(text.charCodeAt(at + 3) >= 65 && text.charCodeAt(at + 3) <= 90)) return false;
    const dashes = text.indexOf(" --- [", stamp.end);
    return dashes > 0 && dashes < stamp.end + 30;
  },
});
