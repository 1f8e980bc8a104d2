// fastify (https://fastify.dev/docs/latest/Reference/Server/#logger): pino under `logger`; without the option nothing is logged, so
// only `false` that is written out says that somebody wanted that.
import { pino } from "./pino.ts";
import type { LevelPolicy } from "./level-policy.ts";

const servers = ["module:fastify()", "module:fastify.fastify()", "module:fastify.default()"];

export const fastify: LevelPolicy = {
  ...pino,
  id: "fastify",
  title: "fastify",
  libraries: ["fastify"],
  creators: servers.map((api) => ({ api, argument: 0, path: ["logger"] })),
  switches: { enabled: false },
  listed: true,
  silenced: [
    {
      title: "no logger",
      code: `import Fastify from "fastify";\nconst app = Fastify({ «logger: false» });\napp.post("/login", signIn);`,
    },
    {
      title: "a silent one",
      code: `import Fastify from "fastify";\nconst app = Fastify({ logger: { «level: "silent"» } });\napp.post("/login", signIn);`,
    },
  ],
  dropped: [
    {
      title: "debug",
      code: `import Fastify from "fastify";\nconst app = Fastify({ logger: true });\n«app.log.debug({ userId }, "login failed")»;`,
    },
  ],
  silent: [
    {
      title: "another logger",
      code: `import Fastify from "fastify";\nimport { log } from "./log.js";\nconst app = Fastify({ logger: false });\napp.post("/login", async (request, reply) => {\n  log.info("login");\n});`,
    },
    {
      title: "in tests",
      code: `import Fastify from "fastify";\nconst app = Fastify({ logger: process.env.NODE_ENV !== "test" });\napp.post("/login", signIn);`,
    },
  ],
};
