// bunyan (https://github.com/trentm/node-bunyan): serializers for single fields of the first level.
import type { Redactor } from "./redactor.ts";

export const bunyan: Redactor = {
  id: "bunyan",
  title: "bunyan",
  creators: ["module:bunyan.createLogger()", "module:bunyan#", "module:bunyan.Logger#"],
  style: "bunyan",
  argument: 0,
  path: [],
  reported: [],
  silent: [
    {
      title: "no request logger",
      code: `import bunyan from "bunyan";\nexport const log = bunyan.createLogger({ name: "shop" });\nlog.info("ready");`,
    },
  ],
};
