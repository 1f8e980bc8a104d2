// winston (https://github.com/winstonjs/winston): records go through formats, in order, until one makes the text.
import type { Redactor } from "./redactor.ts";

export const winston: Redactor = {
  id: "winston",
  title: "winston",
  creators: [
    "module:winston.createLogger()",
    "module:winston.configure()",
    "module:winston.loggers.add()",
    "module:winston.Logger#",
  ],
  style: "winston",
  argument: 0,
  path: [],
  parts: ["module:winston.format", "module:winston.transports", "module:logform"],
  reported: [],
  silent: [
    {
      title: "no request logger",
      code: `import winston from "winston";\nexport const logger = winston.createLogger({ format: winston.format.json() });\nlogger.info("ready");`,
    },
  ],
};
