// The loggers of fastify (https://fastify.dev/docs/latest/Reference/Logging/): pino, on the server, the request and the reply.
import { writing, type SinkLibrary } from "./sink-library.ts";

const servers = ["module:fastify()", "module:fastify.fastify()", "module:fastify.default()"];

export const fastify: SinkLibrary = {
  id: "fastify",
  title: "fastify",
  // pino-http hangs its logger on the request of Express under the same name.
  loggers: [
    ...servers.flatMap((server) => [`${server}.log`, `${server}.withTypeProvider().log`]),
    "request:express.log",
  ],
  types: [
    "module:fastify.FastifyBaseLogger",
    "module:fastify.FastifyLoggerInstance",
    "module:fastify.FastifyInstance.log",
    "module:fastify.FastifyRequest.log",
    "module:fastify.FastifyReply.log",
  ],
  children: ["child"],
  methods: writing({ trace: "TRACE", debug: "DEBUG", info: "INFO", warn: "WARN", error: "ERROR", fatal: "FATAL" }),
  lineBreaks: "escaped",
  examples: [
    {
      title: "server",
      code: `import Fastify from "fastify";\nconst app = Fastify({ logger: true });\napp.log.info({ «password: config.password» }, "connecting");`,
    },
    {
      title: "server with a type provider",
      code: `import fastify from "fastify";\nexport const server = fastify().withTypeProvider<TypeBoxTypeProvider>();\nserver.log.error(«dbPassword»);`,
    },
    {
      title: "typed request and reply",
      code: `import type { FastifyReply, FastifyRequest } from "fastify";\nexport async function enter(incoming: FastifyRequest, answer: FastifyReply) {\n  const { accessToken } = await exchange(incoming);\n  incoming.log.debug(«accessToken»);\n  answer.log.warn(«accessToken»);\n}`,
    },
    {
      title: "plugin",
      code: `import type { FastifyInstance } from "fastify";\nexport async function plugin(server: FastifyInstance, { apiKey }: Options) {\n  server.log.child({ plugin: "pay" }).info("with %s", «apiKey»);\n}`,
    },
    {
      title: "handler",
      code: `export const login = async (req, reply) => {\n  const out = req.log;\n  out.warn(\`bad \${«req.body.password»}\`);\n};`,
    },
  ],
  silent: [
    {
      title: "what the server is given",
      code: `import Fastify from "fastify";\nconst app = Fastify({ logger: true, https: { key: privateKey } });\napp.decorate("secret", cookieSecret);\napp.log.info("ready");`,
    },
  ],
};
