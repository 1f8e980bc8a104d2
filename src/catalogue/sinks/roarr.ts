// Roarr (https://github.com/gajus/roarr): JSON lines; the logger is a function and has a method for each level.
import { writing, type SinkLibrary, type SinkMethod } from "./sink-library.ts";

const levels = writing({
  trace: "TRACE",
  debug: "DEBUG",
  info: "INFO",
  warn: "WARN",
  error: "ERROR",
  fatal: "FATAL",
  traceOnce: "TRACE",
  debugOnce: "DEBUG",
  infoOnce: "INFO",
  warnOnce: "WARN",
  errorOnce: "ERROR",
  fatalOnce: "FATAL",
});
const call: SinkMethod = { severity: "INFO", from: 0 };

export const roarr: SinkLibrary = {
  id: "roarr",
  title: "Roarr",
  loggers: [],
  types: ["module:roarr.Logger"],
  functions: { "module:roarr": call, "module:roarr.Roarr": call, "module:roarr.ROARR": call },
  children: ["child"],
  methods: levels,
  lineBreaks: "escaped",
  examples: [
    {
      title: "method of a child",
      code: `import { Roarr } from "roarr";\nconst out = Roarr.child({ package: "shop" });\nout.info({ «password: input.password» }, "signed in");`,
    },
    {
      title: "the logger itself is called",
      code: `import { Roarr as log } from "roarr";\nlog("reset with %s", «resetToken»);`,
    },
  ],
  silent: [
    {
      title: "adopting a context",
      code: `import { Roarr as log } from "roarr";\nlog.adopt(() => verify(accessToken), { requestId });\nlog.info("verified");`,
    },
  ],
};
