// The request logger of log4js (https://log4js-node.github.io/log4js-node/connect-logger.html): a format of tokens, or a function.
import type { Redactor } from "./redactor.ts";

export const log4js: Redactor = {
  id: "log4js",
  title: "log4js",
  creators: ["module:log4js.connectLogger()"],
  style: "none",
  argument: 1,
  path: [],
  requests: { kind: "tokens", formatOption: "format" },
  reported: [
    {
      title: "a header",
      code: `import log4js from "log4js";\napp.use(log4js.connectLogger(log4js.getLogger("http"), { format: «":method :url :req[authorization]"» }));`,
    },
  ],
  silent: [
    {
      title: "method, URL and status",
      code: `import log4js from "log4js";\napp.use(log4js.connectLogger(log4js.getLogger("http"), { format: ":method :url :status :req[user-agent]" }));`,
    },
  ],
};
