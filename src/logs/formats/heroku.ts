// Lines of Heroku's dynos, add-ons and platform: `app[web.1]: …`, `heroku[web.1]: State changed from starting to up`. What a program wrote is
// read as a line of its own.
import type { Attributes, LogFormat } from "./format.ts";
import { readInside } from "./inside.ts";

// Matches " app[web.1]: ", " heroku[run.4711]: "; refuses the router and the program names of syslog, which follow a host.
const source = /^ (app|heroku)\[(?!router\])([\w.-]{1,60})\]: /;

export const heroku: LogFormat = {
  id: "heroku",
  title: "Heroku",
  timed: true,
  starts: "0123456789",
  samples: [
    {
      line: "2025-05-17T08:30:04.000000+00:00 app[web.1]: order 7 shipped",
      expect: {
        timestamp: "2025-05-17T08:30:04.000Z",
        body: "order 7 shipped",
        attributes: { "process.name": "web.1" },
      },
    },
    {
      line: '2025-05-17T08:30:04.500000+00:00 app[worker.2]: {"level":50,"time":1747470604499,"pid":4,"hostname":"a1","msg":"payment failed"}',
      expect: { timestamp: "2025-05-17T08:30:04.500Z", severity: "ERROR", body: "payment failed" },
    },
    {
      line: "2025-05-17T08:30:05.000000+00:00 heroku[web.1]: State changed from up to crashed",
      expect: { body: "State changed from up to crashed" },
    },
  ],
  parse(draft, context) {
    const { text } = draft;
    const stamp = context.leading(text);
    const match = stamp ? source.exec(text.slice(stamp.end, stamp.end + 80)) : null;
    if (!stamp || !match) return false;
    draft.format = "heroku";
    draft.time = stamp.time;
    draft.zone = stamp.zone;
    draft.logger = match[2];
    readInside(draft, text.slice(stamp.end + match[0].length), context);
    return true;
  },
  attributes: ({ logger }): Attributes => (logger === undefined ? {} : { "process.name": logger }),
};
