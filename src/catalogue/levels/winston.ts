// winston (https://github.com/winstonjs/winston#logging-levels): npm levels; a transport's own level goes before the logger's.
import { ladder, type LevelPolicy } from "./level-policy.ts";

export const winston: LevelPolicy = {
  id: "winston",
  title: "winston",
  libraries: ["winston"],
  creators: [
    { api: "module:winston.createLogger()", argument: 0, path: [] },
    { api: "module:winston.configure()", argument: 0, path: [] },
    { api: "module:winston.loggers.add()", argument: 1, path: [] },
    { api: "module:winston.Logger#", argument: 0, path: [] },
    { api: "module:nest-winston.WinstonModule.createLogger()", argument: 0, path: [] },
    { api: "module:nest-winston.WinstonModule.forRoot()", argument: 0, path: [] },
  ],
  levels: ladder("silly debug verbose http info|notice warn|warning error crit alert emerg"),
  standard: "info",
  option: "level",
  off: ["none", "off", "silent"],
  switches: { silent: true },
  setters: [],
  stops: ["clear"],
  outputs: { option: "transports", required: true, adders: ["add", "configure"] },
  outputLevels: true,
  silenced: [
    {
      title: "switched off",
      code: `import winston from "winston";\nexport const logger = winston.createLogger({ «silent: true», transports: [new winston.transports.Console()] });`,
    },
    {
      title: "nowhere to write",
      code: `import winston from "winston";\nexport const logger = winston.createLogger({ level: "info", «transports: []» });`,
    },
    {
      title: "in production of all places",
      code: `const { createLogger, transports } = require("winston");\nmodule.exports = createLogger({ «silent: process.env.NODE_ENV === "production"», transports: [new transports.Console()] });`,
    },
  ],
  dropped: [
    {
      title: "the level of the transport",
      code: `import winston from "winston";\nconst logger = winston.createLogger({ level: "debug", transports: [new winston.transports.Console({ level: "error" })] });\n«logger.warn("invalid token", { ip })»;`,
    },
    {
      title: "verbose",
      code: `import winston from "winston";\nconst logger = winston.createLogger({ transports: [new winston.transports.Console()] });\n«logger.log("verbose", "login failed for user %s", userId)»;`,
    },
  ],
  silent: [
    {
      title: "transports that are added later",
      code: `import winston from "winston";\nconst logger = winston.createLogger({ transports: [] });\nlogger.add(new winston.transports.Console());\nlogger.warn("login failed");`,
    },
    {
      title: "one transport that takes all",
      code: `import winston from "winston";\nconst logger = winston.createLogger({ transports: [new winston.transports.Console({ level: "error" }), new winston.transports.File({ filename: "all.log", level: "debug" })] });\nlogger.debug("login failed");`,
    },
  ],
};
