// The logs of hapi (https://hapi.dev/api/#server.log()): an event with tags and data, which a plugin writes somewhere.
import type { SinkLibrary, SinkMethod } from "./sink-library.ts";

const emits: SinkMethod = { severity: "INFO", from: 1 };

export const hapi: SinkLibrary = {
  id: "hapi",
  title: "hapi",
  loggers: [],
  types: [],
  functions: {
    // Before it was `@hapi/hapi`.
    "module:hapi.Server#.log": emits,
    "module:hapi.createServer().log": emits,
    "module:hapi.server().log": emits,
    "module:@hapi/hapi.server().log": emits,
    "module:@hapi/hapi.Server#.log": emits,
    "module:@hapi/hapi.Server().log": emits,
    "module:@hapi/hapi.Server.log": emits,
    "module:@hapi/hapi.Request.log": emits,
    "request:hapi.log": emits,
  },
  children: [],
  methods: {},
  lineBreaks: "unknown",
  examples: [
    {
      title: "server",
      code: `import Hapi from "@hapi/hapi";\nconst server = Hapi.server({ port: 3000 });\nserver.log(["auth"], { userId, «password: input.password» });`,
    },
    {
      title: "typed request",
      code: `import type { Request, ResponseToolkit } from "@hapi/hapi";\nexport function reset(incoming: Request, h: ResponseToolkit) {\n  const { resetToken } = incoming.payload;\n  incoming.log(["reset"], «resetToken»);\n}`,
    },
    {
      title: "request of an extension",
      code: `import Hapi from "@hapi/hapi";\nconst server = Hapi.server({ port: 3000 });\nserver.ext("onPreResponse", (request, h) => {\n  request.log(["out"], { «password: input.password» });\n  return h.continue;\n});`,
    },
  ],
  silent: [
    {
      title: "tags",
      code: `import Hapi from "@hapi/hapi";\nconst server = Hapi.server({ port: 3000 });\nserver.log([tokenKind, "token"], { userId });\nserver.auth.strategy("session", "cookie", { cookie: { password: cookiePassword } });`,
    },
  ],
};
