// pino-http (https://github.com/pinojs/pino-http) and its wrappers: unless a serializer says otherwise, every request is logged with
// all of its headers, and the response with its own; options go to `logger.child({}, options)` when a logger is given.
import type { Redactor } from "./redactor.ts";

export const pinoHttp: Redactor = {
  id: "pino-http",
  title: "pino-http",
  creators: [
    "module:pino-http()",
    "module:pino-http.pinoHttp()",
    "module:express-pino-logger()",
    "module:koa-pino-logger()",
    "module:koa-pino-http()",
    "module:restify-pino-logger()",
    "module:restana-pino-logger()",
    "module:rill-pino-logger()",
  ],
  style: "pino",
  argument: 0,
  path: [],
  requestLogger: true,
  requests: { kind: "serializers", headers: true },
  reported: [
    {
      title: "defaults",
      code: `import pinoHttp from "pino-http";\napp.use(«pinoHttp()»);`,
    },
    {
      title: "a logger without redaction",
      code: `import pino from "pino";\nimport { pinoHttp } from "pino-http";\nconst logger = pino({ redact: ["password"] });\napp.use(«pinoHttp({ logger })»);`,
    },
    {
      title: "the cookie is left",
      code: `const pinoHttp = require("pino-http");\napp.use(«pinoHttp({ redact: ["req.headers.authorization"] })»);`,
    },
    {
      title: "koa",
      code: `import logger from "koa-pino-logger";\napp.use(«logger()»);`,
    },
  ],
  silent: [
    {
      title: "redacted headers",
      code: `import pinoHttp from "pino-http";\napp.use(pinoHttp({ redact: ["req.headers.authorization", "req.headers.cookie"] }));`,
    },
    {
      title: "a serializer without headers",
      code: `import pinoHttp from "pino-http";\napp.use(pinoHttp({ serializers: { req: (req) => ({ method: req.method, url: req.url }) } }));`,
    },
    {
      title: "a logger that redacts",
      code: `import pino from "pino";\nimport pinoHttp from "pino-http";\nconst logger = pino({ redact: { paths: ["req.headers"], remove: true } });\napp.use(pinoHttp({ logger }));`,
    },
  ],
};
