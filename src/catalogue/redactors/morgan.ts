// morgan (https://github.com/expressjs/morgan): a named format, a format of tokens, or a function; tokens of its own by `morgan.token`.
import type { Redactor } from "./redactor.ts";

export const morgan: Redactor = {
  id: "morgan",
  title: "morgan",
  creators: ["module:morgan()", "module:koa-morgan()"],
  style: "none",
  argument: 0,
  path: [],
  requests: { kind: "tokens", formatOption: undefined },
  reported: [
    {
      title: "a header",
      code: `import morgan from "morgan";\napp.use(morgan(«":method :url :req[Authorization]"»));`,
    },
    {
      title: "a token for the body",
      code: `const morgan = require("morgan");\nmorgan.token("body", (req) => JSON.stringify(req.body));\napp.use(morgan(«":method :url :body"»));`,
    },
    {
      title: "a function",
      code: `import morgan from "morgan";\napp.use(morgan((tokens, req, res) => [tokens.method(req, res), JSON.stringify(«req.headers»)].join(" ")));`,
    },
  ],
  silent: [
    { title: "a named format", code: `import morgan from "morgan";\napp.use(morgan("combined"));` },
    {
      title: "tokens of harmless headers",
      code: `import morgan from "morgan";\nmorgan.token("id", (req) => req.headers["x-request-id"]);\napp.use(morgan(":id :method :url :res[content-length] :req[user-agent]"));`,
    },
    {
      title: "a token for the names of the fields",
      code: `import morgan from "morgan";\nmorgan.token("fields", (req) => Object.keys(req.body).join());\napp.use(morgan(":method :url :fields"));`,
    },
  ],
};
