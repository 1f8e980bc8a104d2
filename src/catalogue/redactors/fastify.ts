// fastify (https://fastify.dev/docs/latest/Reference/Logging/): pino under `logger`; its own request serializer leaves headers out.
import type { Redactor } from "./redactor.ts";

const servers = ["module:fastify()", "module:fastify.fastify()"];

export const fastify: Redactor = {
  id: "fastify",
  title: "fastify",
  creators: [...servers],
  style: "pino",
  argument: 0,
  path: ["logger"],
  requestLogger: true,
  requests: { kind: "serializers", headers: false },
  reported: [
    {
      title: "a serializer that lets headers through",
      code: `import Fastify from "fastify";\nconst app = «Fastify({ logger: { serializers: { req: (request) => ({ method: request.method, headers: request.headers }) } } })»;`,
    },
  ],
  silent: [
    {
      title: "defaults",
      code: `import Fastify from "fastify";\nconst app = Fastify({ logger: true });\napp.log.info("ready");`,
    },
    {
      title: "headers that are redacted",
      code: `import Fastify from "fastify";\nconst app = Fastify({\n  logger: {\n    redact: ["req.headers.authorization", "req.headers.cookie"],\n    serializers: { req: (request) => ({ method: request.method, headers: request.headers }) },\n  },\n});\napp.log.info("ready");`,
    },
  ],
};
