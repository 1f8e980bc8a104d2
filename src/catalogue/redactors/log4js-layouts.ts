// The layouts of log4js (https://log4js-node.github.io/log4js-node/layouts.html), which decide what of a record is written.
import type { Redactor } from "./redactor.ts";

export const log4jsLayouts: Redactor = {
  id: "log4js-layouts",
  title: "log4js layouts",
  creators: ["module:log4js.getLogger()", "module:log4js.configure().getLogger()"],
  style: "log4js",
  argument: 0,
  path: [],
  reported: [],
  silent: [
    {
      title: "no request logger",
      code: `import log4js from "log4js";\nlog4js.getLogger("auth").info("ready");`,
    },
  ],
};
