// Plain text with a timestamp near its beginning, or with a level first: the layouts of log4j, logback, Python, glog, nginx, Rails and kin.
import type { LogFormat } from "./format.ts";
import { scanHeader } from "./header.ts";

export const timestamped: LogFormat = {
  id: "timestamped",
  title: "Plain text with a timestamp",
  lenient: true,
  samples: [
    {
      line: "2025-05-17 08:30:04,230 INFO [main] org.example.web.Login: login failed for user alice",
      expect: { timestamp: "2025-05-17T08:30:04.230Z", severity: "INFO", body: "login failed for user alice" },
    },
    {
      line: "2025-05-17T08:30:04.230Z [WARN] cache miss for key user:2",
      expect: { timestamp: "2025-05-17T08:30:04.230Z", severity: "WARN", body: "cache miss for key user:2" },
    },
    {
      line: "[Sun Dec 04 04:47:44 2005] [error] mod_jk child workerEnv in error state 6",
      expect: {
        timestamp: "2005-12-04T04:47:44.000Z",
        severity: "ERROR",
        body: "mod_jk child workerEnv in error state 6",
      },
    },
    {
      line: "081109 203615 148 INFO dfs.DataNode$PacketResponder: PacketResponder 1 terminating",
      expect: { timestamp: "2008-11-09T20:36:15.000Z", severity: "INFO", body: "PacketResponder 1 terminating" },
    },
    {
      line: "2025/05/17 08:30:04 [warn] 4121#0: *7 upstream is slow",
      expect: { timestamp: "2025-05-17T08:30:04.000Z", severity: "WARN", body: "upstream is slow" },
    },
    {
      line: "03-17 16:13:38.811  1702  2395 D WindowManager: opening app",
      expect: { timestamp: "2025-03-17T16:13:38.811Z", severity: "DEBUG", body: "opening app" },
    },
    {
      line: "ERROR: relation orders does not exist",
      expect: { severity: "ERROR", body: "relation orders does not exist" },
    },
  ],
  parse(draft, context) {
    const header = scanHeader(draft.text, context.reference, context.habits);
    if (!header) return false;
    draft.format = "timestamped";
    draft.time = header.time;
    draft.zone = header.zone;
    draft.severity = header.severity;
    draft.logger = header.logger;
    draft.body = draft.text.slice(header.bodyStart);
    return true;
  },
};
