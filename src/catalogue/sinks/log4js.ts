// log4js (https://log4js-node.github.io/log4js-node/): its own layouts print text as it is; categories only name a logger.
import { writing, type SinkLibrary } from "./sink-library.ts";

export const log4js: SinkLibrary = {
  id: "log4js",
  title: "log4js",
  loggers: ["module:log4js.getLogger()", "module:log4js.configure().getLogger()"],
  types: ["module:log4js.Logger"],
  children: [],
  methods: {
    ...writing({
      trace: "TRACE",
      debug: "DEBUG",
      info: "INFO",
      warn: "WARN",
      error: "ERROR",
      fatal: "FATAL",
      mark: "INFO",
    }),
    log: { severity: undefined, from: 1 },
    // What is added to the context is written by layouts that ask for it.
    addContext: { severity: "INFO", from: 1 },
  },
  lineBreaks: "printed",
  examples: [
    {
      title: "category logger",
      code: `import log4js from "log4js";\nconst logger = log4js.getLogger("auth");\nlogger.info("signed in", «password»);`,
    },
    {
      title: "level as argument",
      code: `const { getLogger } = require("log4js");\ngetLogger().log("debug", "reset", «resetToken»);`,
    },
    {
      title: "context",
      code: `import { getLogger } from "log4js";\nconst out = getLogger("api");\nout.addContext("key", «apiKey»);\nout.info("called");`,
    },
  ],
  silent: [
    {
      title: "settings of an appender",
      code: `import log4js from "log4js";\nlog4js.configure({ appenders: { mail: { type: "smtp", auth: { user, password: smtpPassword } } }, categories });\nlog4js.getLogger().info("ready");`,
    },
  ],
};
