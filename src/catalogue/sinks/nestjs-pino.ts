// nestjs-pino (https://github.com/iamolegga/nestjs-pino): pino behind the logger interface of NestJS.
import { writing, type SinkLibrary } from "./sink-library.ts";

export const nestjsPino: SinkLibrary = {
  id: "nestjs-pino",
  title: "nestjs-pino",
  loggers: ["module:nestjs-pino.PinoLogger#"],
  types: ["module:nestjs-pino.PinoLogger", "module:nestjs-pino.Logger"],
  children: [],
  methods: {
    ...writing({ trace: "TRACE", verbose: "TRACE", debug: "DEBUG", log: "INFO", info: "INFO", warn: "WARN" }),
    ...writing({ error: "ERROR", fatal: "FATAL" }),
    // Adds fields to every later line of the request.
    assign: { severity: "INFO", from: 0 },
  },
  lineBreaks: "escaped",
  examples: [
    {
      title: "injected",
      code: `import { PinoLogger } from "nestjs-pino";\nexport class Sessions {\n  constructor(private readonly out: PinoLogger) {}\n  open(sessionToken: string) {\n    this.out.info({ «sessionToken» }, "opened");\n  }\n}`,
    },
    {
      title: "fields of later lines",
      code: `import { PinoLogger } from "nestjs-pino";\nimport { users } from "./users";\nexport function enter(out: PinoLogger, accessToken: string) {\n  out.assign({ «accessToken» });\n}`,
    },
  ],
  silent: [
    {
      title: "the context",
      code: `import { PinoLogger } from "nestjs-pino";\nexport function enter(out: PinoLogger, passwordContext: string) {\n  out.setContext(passwordContext);\n  out.info("entered");\n}`,
    },
  ],
};
