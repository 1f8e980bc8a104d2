// gunicorn's error log: time with a zone, process id and level, each in brackets. Its access log is a combined one.
import { headerFormat } from "./header-format.ts";

export const gunicorn = headerFormat({
  id: "gunicorn",
  title: "gunicorn",
  timed: true,
  starts: "[",
  samples: [
    {
      line: "[2025-05-17 08:30:04 +0000] [4121] [INFO] Booting worker with pid: 4122",
      expect: { timestamp: "2025-05-17T08:30:04.000Z", severity: "INFO", body: "Booting worker with pid: 4122" },
    },
    {
      line: "[2025-05-17 08:30:04 +0200] [4121] [CRITICAL] WORKER TIMEOUT (pid:4122)",
      expect: { timestamp: "2025-05-17T08:30:04.000+02:00", severity: "FATAL", body: "WORKER TIMEOUT (pid:4122)" },
    },
  ],
  fits(text, { leading }) {
    const stamp = leading(text);
    // Time, process number, level; refuses layouts with other things in the second bracket.
    return (
      stamp !== undefined &&
      stamp.zoned &&
      /^\] \[\d{1,10}\] \[[A-Z]{4,8}\] /.test(text.slice(stamp.end, stamp.end + 30))
    );
  },
});
