// log4js (https://log4js-node.github.io/log4js-node/api.html): categories have levels; `off` drops everything.
import { ladder, type LevelPolicy } from "./level-policy.ts";

export const log4js: LevelPolicy = {
  id: "log4js",
  title: "log4js",
  libraries: ["log4js"],
  creators: [{ api: "module:log4js.configure()", argument: 0, path: ["categories", "default"] }],
  levels: ladder("all trace debug info warn error fatal mark"),
  standard: undefined,
  option: "level",
  off: ["off", "OFF"],
  switches: {},
  setters: [],
  stops: [],
  silenced: [
    {
      title: "level off",
      code: `import log4js from "log4js";\nlog4js.configure({ appenders: { out: { type: "stdout" } }, categories: { default: { appenders: ["out"], «level: "off"» } } });`,
    },
    {
      title: "later",
      code: `const log4js = require("log4js");\nconst logger = log4js.getLogger("auth");\n«logger.level = "off"»;`,
    },
  ],
  dropped: [
    {
      title: "below the level of the category",
      code: `import log4js from "log4js";\nlog4js.configure({ appenders: { out: { type: "stdout" } }, categories: { default: { appenders: ["out"], level: "error" } } });\nconst logger = log4js.getLogger("auth");\n«logger.warn("login failed for", userId)»;`,
    },
  ],
  silent: [
    {
      title: "level debug",
      code: `import log4js from "log4js";\nlog4js.configure({ appenders: { out: { type: "stdout" } }, categories: { default: { appenders: ["out"], level: "debug" } } });\nlog4js.getLogger("auth").debug("login failed");`,
    },
  ],
};
