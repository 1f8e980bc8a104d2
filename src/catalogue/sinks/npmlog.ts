// npmlog (https://github.com/npm/npmlog): `log.info(prefix, message, …)` prints to stderr.
import { writing, type SinkLibrary } from "./sink-library.ts";

export const npmlog: SinkLibrary = {
  id: "npmlog",
  title: "npmlog",
  loggers: ["module:npmlog", "module:npmlog.newGroup()", "module:npmlog.newItem()"],
  types: ["module:npmlog.Logger"],
  children: ["newGroup", "newItem", "newStream"],
  methods: {
    ...writing({
      silly: "TRACE",
      verbose: "DEBUG",
      info: "INFO",
      timing: "INFO",
      http: "INFO",
      notice: "INFO",
      warn: "WARN",
      error: "ERROR",
    }),
    log: { severity: undefined, from: 1 },
  },
  lineBreaks: "printed",
  examples: [
    {
      title: "prefix and message",
      code: `import out from "npmlog";\nout.http("login", "with %s", «password»);`,
    },
    {
      title: "level as argument",
      code: `const out = require("npmlog");\nout.log("verbose", "registry", «authToken»);`,
    },
  ],
  silent: [
    {
      title: "progress",
      code: `import out from "npmlog";\nout.gauge.pulse(token);\nout.info("registry", "ready");`,
    },
  ],
};
