// Files of log4js (https://log4js-node.github.io/log4js-node/appenders.html). Its files are for their owner only (0600) unless `mode` says
// otherwise.
import type { Transport } from "./transport.ts";

export const log4jsFile: Transport = {
  id: "log4js-file",
  title: "the `file` appender of log4js",
  creators: [],
  appenders: ["file", "fileSync"],
  file: {
    mode: ["mode"],
    rotation: { by: [["maxLogSize"]], keep: [["backups"]], keepDefault: 5, remedy: "set `maxLogSize` and `backups`" },
  },
  example: {
    title: "file appender",
    code: `import log4js from "log4js";\nlog4js.configure({ appenders: { app: { type: "file", filename: "app.log" } }, categories: {} });`,
  },
};

export const log4jsDateFile: Transport = {
  id: "log4js-date-file",
  title: "the `dateFile` appender of log4js",
  creators: [],
  appenders: ["dateFile"],
  file: {
    mode: ["mode"],
    rotation: {
      by: [],
      keep: [["numBackups"], ["backups"]],
      days: [["daysToKeep"]],
      keepDefault: 1,
      period: [["pattern"]],
      periodDefault: "yyyy-MM-dd",
      remedy: "set `numBackups`",
    },
  },
  example: {
    title: "dateFile appender",
    code: `import log4js from "log4js";\nlog4js.configure({ appenders: { app: { type: "dateFile", filename: "app.log" } }, categories: {} });`,
  },
};
