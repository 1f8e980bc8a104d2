// Zabbix's server, proxy and agent: process, date and clock without marks between their digits.
import { dayMilliseconds, daysFromCivil } from "../time/civil.ts";
import type { LogFormat } from "./format.ts";

// Matches "  4711:20250517:083004.123 "; refuses other numbers with colons.
const head = /^ {0,6}\d{1,7}:(\d{4})(\d\d)(\d\d):(\d\d)(\d\d)(\d\d)\.(\d{3}) /;

export const zabbix: LogFormat = {
  id: "zabbix",
  title: "Zabbix",
  timed: false,
  starts: " 0123456789",
  samples: [
    {
      line: "214711:20250517:083004.123 server #7 started [http poller #1]",
      expect: { timestamp: "2025-05-17T08:30:04.123Z", body: "server #7 started [http poller #1]" },
    },
    {
      line: '  4711:20250517:083004.123 cannot send list of active checks to "203.0.113.9": host [web1] not found',
      expect: {
        timestamp: "2025-05-17T08:30:04.123Z",
        body: 'cannot send list of active checks to "203.0.113.9": host [web1] not found',
      },
    },
  ],
  parse(draft) {
    const match = head.exec(draft.text.slice(0, 40));
    if (!match) return false;
    const [year = 0, month = 1, day = 1, hours = 0, minutes = 0, seconds = 0, thousandths = 0] = match
      .slice(1)
      .map(Number);
    const clock = ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths;
    draft.format = "zabbix";
    draft.time = daysFromCivil(year, month, day) * dayMilliseconds + clock;
    draft.body = draft.text.slice(match[0].length);
    return true;
  },
};
