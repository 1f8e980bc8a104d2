// winston (https://github.com/winstonjs/winston): JSON unless the format says otherwise.
import { writing, type SinkLibrary } from "./sink-library.ts";

export const winston: SinkLibrary = {
  id: "winston",
  title: "winston",
  loggers: [
    "module:winston",
    "module:winston.createLogger()",
    "module:winston.loggers.get()",
    "module:winston.loggers.add()",
  ],
  types: ["module:winston.Logger"],
  children: ["child"],
  methods: {
    // npm levels, then syslog levels.
    ...writing({
      error: "ERROR",
      warn: "WARN",
      info: "INFO",
      http: "INFO",
      verbose: "DEBUG",
      debug: "DEBUG",
      silly: "TRACE",
    }),
    ...writing({ emerg: "FATAL", alert: "FATAL", crit: "FATAL", warning: "WARN", notice: "INFO" }),
    log: { severity: undefined, from: 1 },
  },
  levelOption: "levels",
  lineBreaks: "escaped",
  lineBreakOption: {
    option: "format",
    printed: [
      "module:winston.format.simple()",
      "module:winston.format.printf()",
      "module:winston.format.cli()",
      "module:winston.format.prettyPrint()",
    ],
  },
  examples: [
    {
      title: "instance",
      code: `import winston from "winston";\nconst logger = winston.createLogger();\nlogger.info("signed in", { «password: input.password» });`,
    },
    {
      title: "level as argument",
      code: `const { createLogger } = require("winston");\nconst logger = createLogger();\nlogger.log("info", "reset", «resetToken»);`,
    },
    { title: "global logger", code: `import winston from "winston";\nwinston.error(\`bad \${«password»}\`);` },
  ],
  silent: [
    {
      title: "settings of a transport",
      code: `import winston from "winston";\nwinston.configure({ transports: [new winston.transports.Http({ auth: { username: "app", password: logPassword } })] });\nwinston.info("ready");`,
    },
  ],
};
