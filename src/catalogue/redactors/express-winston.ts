// express-winston (https://github.com/bithavoc/express-winston): logs what `requestWhitelist` names, by default the URL, the query and
// all headers; `headerBlacklist` takes headers out, whatever their case.
import type { Redactor } from "./redactor.ts";

export const expressWinston: Redactor = {
  id: "express-winston",
  title: "express-winston",
  creators: ["module:express-winston.logger()", "module:express-winston.errorLogger()"],
  style: "none",
  argument: 0,
  path: [],
  requests: { kind: "lists" },
  reported: [
    {
      title: "defaults",
      code: `import expressWinston from "express-winston";\napp.use(«expressWinston.logger({ winstonInstance })»);`,
    },
    {
      title: "with the body",
      code: `const { logger } = require("express-winston");\napp.use(«logger({ winstonInstance, requestWhitelist: ["url", "method", "body"] })»);`,
    },
  ],
  silent: [
    {
      title: "headers taken out",
      code: `import expressWinston from "express-winston";\napp.use(expressWinston.logger({ winstonInstance, headerBlacklist: ["Authorization", "cookie"] }));`,
    },
    {
      title: "no headers",
      code: `import expressWinston from "express-winston";\napp.use(expressWinston.logger({ winstonInstance, requestWhitelist: ["url", "method"] }));\napp.use(expressWinston.errorLogger({ winstonInstance, meta: false }));`,
    },
    {
      title: "the body without its secrets",
      code: `import expressWinston from "express-winston";\napp.use(expressWinston.logger({ winstonInstance, requestWhitelist: ["url", "body"], bodyBlacklist: ["password", "token"] }));`,
    },
  ],
};
