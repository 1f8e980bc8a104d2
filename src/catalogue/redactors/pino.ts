// pino (https://getpino.io/#/docs/redaction): paths that do not recurse, serializers by field, `formatters.log`.
import type { Redactor } from "./redactor.ts";

export const pino: Redactor = {
  id: "pino",
  title: "pino",
  creators: ["module:pino()", "module:pino.pino()"],
  style: "pino",
  argument: 0,
  path: [],
  reported: [],
  silent: [
    {
      title: "no request logger",
      code: `import pino from "pino";\nexport const logger = pino({ level: "info" });\nlogger.info("ready");`,
    },
  ],
};
