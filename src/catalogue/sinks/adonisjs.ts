// The logger of AdonisJS (https://docs.adonisjs.com/guides/digging-deeper/logger): pino, as a service or on the context.
import { writing, type SinkLibrary } from "./sink-library.ts";

export const adonisjs: SinkLibrary = {
  id: "adonisjs",
  title: "AdonisJS",
  loggers: [
    "module:@adonisjs/core/services/logger",
    "module:@adonisjs/core/services/logger.use()",
    "module:@ioc:Adonis/Core/Logger",
  ],
  types: ["module:@adonisjs/core/logger.Logger", "module:@adonisjs/core/http.HttpContext.logger"],
  children: ["child", "use"],
  methods: writing({ trace: "TRACE", debug: "DEBUG", info: "INFO", warn: "WARN", error: "ERROR", fatal: "FATAL" }),
  lineBreaks: "escaped",
  examples: [
    {
      title: "service",
      code: `import out from "@adonisjs/core/services/logger";\nout.info({ «password: input.password» }, "signed in");`,
    },
    {
      title: "injected",
      code: `import { inject } from "@adonisjs/core";\nimport { Logger } from "@adonisjs/core/logger";\n@inject()\nexport class Sessions {\n  constructor(protected out: Logger) {}\n  open(sessionToken: string) {\n    this.out.debug("opened %s", «sessionToken»);\n  }\n}`,
    },
    {
      title: "context",
      code: `import type { HttpContext } from "@adonisjs/core/http";\nexport async function reset(ctx: HttpContext) {\n  const { resetToken } = await ctx.request.validateUsing(resetValidator);\n  ctx.logger.warn("reset with %s", «resetToken»);\n}`,
    },
  ],
  silent: [
    {
      title: "asking for the level",
      code: `import out from "@adonisjs/core/services/logger";\nif (out.isLevelEnabled(levelOf(token))) out.debug("ready");`,
    },
  ],
};
