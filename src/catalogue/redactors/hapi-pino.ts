// hapi-pino (https://github.com/hapijs/hapi-pino): a plugin that logs each request with all of its headers; `logPayload` adds the body.
import type { Redactor } from "./redactor.ts";

export const hapiPino: Redactor = {
  id: "hapi-pino",
  title: "hapi-pino",
  // A plugin is registered as `{ plugin: HapiPino, options }`; the rule looks for that object.
  creators: ["plugin:module:hapi-pino"],
  style: "pino",
  argument: 0,
  path: [],
  requests: { kind: "serializers", headers: true },
  reported: [
    {
      title: "without redaction",
      code: `import Hapi from "@hapi/hapi";\nimport HapiPino from "hapi-pino";\nconst server = Hapi.server();\nawait server.register(«{ plugin: HapiPino, options: { level: "info" } }»);\nserver.log("ready");`,
    },
    {
      title: "with the body",
      code: `const server = require("@hapi/hapi").server();\nserver.register(«{ plugin: require("hapi-pino"), options: { logPayload: true, redact: ["req.headers.authorization", "req.headers.cookie"] } }»);\nserver.log("ready");`,
    },
  ],
  silent: [
    {
      title: "redacted",
      code: `import Hapi from "@hapi/hapi";\nimport HapiPino from "hapi-pino";\nconst server = Hapi.server();\nawait server.register({ plugin: HapiPino, options: { redact: ["req.headers.authorization", "req.headers.cookie"] } });\nserver.log("ready");`,
    },
  ],
};
