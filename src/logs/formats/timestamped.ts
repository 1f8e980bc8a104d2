// Plain text with a timestamp near its beginning, or with a level first: the layouts of log4j, logback, Python, glog, nginx, Rails and kin.
import type { LogFormat } from "./format.ts";
import { readHeader } from "./header-format.ts";

export const timestamped: LogFormat = {
  id: "timestamped",
  title: "Plain text with a timestamp",
  lenient: true,
  samples: [
    {
      line: "2025-05-17 08:30:04,230 INFO org.example.web.Login: login failed for user alice",
      expect: { timestamp: "2025-05-17T08:30:04.230Z", severity: "INFO", body: "login failed for user alice" },
    },
    {
      line: "2025-05-17T08:30:04.230Z [WARN] cache miss for key user:2",
      expect: { timestamp: "2025-05-17T08:30:04.230Z", severity: "WARN", body: "cache miss for key user:2" },
    },
    {
      line: "081109 203615 148 INFO dfs.DataNode$PacketResponder: PacketResponder 1 terminating",
      expect: { timestamp: "2008-11-09T20:36:15.000Z", severity: "INFO", body: "PacketResponder 1 terminating" },
    },
    {
      line: "E [08/Jun/2013:11:28:58 -0700] Unknown directive BrowseOrder on line 22.",
      expect: { timestamp: "2013-06-08T11:28:58.000-07:00", severity: "ERROR" },
    },
    {
      line: "2022-06-02T02:56:51.118Z Db(167) Hostd[1001392583]: span started",
      expect: { timestamp: "2022-06-02T02:56:51.118Z", severity: "DEBUG" },
    },
    {
      line: "08:30:04.230 WARN cache miss",
      expect: { timestamp: "2025-12-31T08:30:04.230Z", severity: "WARN", body: "cache miss" },
    },
    {
      line: "/dev/rdisk0s2: fsck_hfs run at Wed Jul 25 23:01:18 2012",
      expect: {
        timestamp: "2012-07-25T23:01:18.000Z",
        body: "/dev/rdisk0s2: fsck_hfs run at Wed Jul 25 23:01:18 2012",
      },
    },
    {
      line: "25/05/17 08:30:04 INFO storage.MemoryStore: Block stored as values in memory",
      expect: { timestamp: "2025-05-17T08:30:04.000Z", severity: "INFO", body: "Block stored as values in memory" },
    },
    {
      line: "2025-05-17 08:30:04.500 2931 INFO shop.stock.manager [req-3ea4052c-895d-4b64-9e2d - - - - -] [item: 7] restocked",
      expect: { timestamp: "2025-05-17T08:30:04.500Z", severity: "INFO", body: "[item: 7] restocked" },
    },
    {
      line: "[05.17 08:30:04] browser.exe *64 - www.example.com:443 close, 451 bytes sent",
      expect: { timestamp: "2025-05-17T08:30:04.000Z", body: "www.example.com:443 close, 451 bytes sent" },
    },
    {
      line: "ERROR: relation orders does not exist",
      expect: { severity: "ERROR", body: "relation orders does not exist" },
    },
  ],
  parse(draft, context) {
    if (!readHeader(draft, context)) return false;
    draft.format = "timestamped";
    return true;
  },
};
