// Files of winston (https://github.com/winstonjs/winston/blob/master/docs/transports.md) and of winston-daily-rotate-file.
import type { Transport } from "./transport.ts";

export const winstonFile: Transport = {
  id: "winston-file",
  title: "`File` of winston",
  creators: ["module:winston.transports.File#", "module:winston/lib/winston/transports/file#"],
  file: {
    mode: ["options", "mode"],
    rotation: {
      by: [["maxsize"], ["maxSize"]],
      keep: [["maxFiles"]],
      remedy: "set `maxsize` and `maxFiles`, or use winston-daily-rotate-file",
    },
  },
  unstamped: true,
  example: {
    title: "File of winston",
    code: `import winston from "winston";\nexport const file = new winston.transports.File({ filename: "app.log" });`,
  },
};

export const winstonDailyRotateFile: Transport = {
  id: "winston-daily-rotate-file",
  title: "`DailyRotateFile`",
  creators: [
    "module:winston-daily-rotate-file#",
    "module:winston-daily-rotate-file.DailyRotateFile#",
    "module:winston.transports.DailyRotateFile#",
  ],
  file: {
    mode: ["options", "mode"],
    rotation: {
      by: [],
      keep: [["maxFiles"]],
      period: [["datePattern"]],
      periodDefault: "YYYY-MM-DD",
      remedy: 'set `maxFiles`, such as "90d"',
    },
  },
  unstamped: true,
  example: {
    title: "DailyRotateFile",
    code: `import DailyRotateFile from "winston-daily-rotate-file";\nexport const file = new DailyRotateFile({ filename: "app-%DATE%.log" });`,
  },
};
