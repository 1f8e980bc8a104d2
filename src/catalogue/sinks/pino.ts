// pino (https://getpino.io): JSON lines, so a line break in a value is escaped.
import { writing, type SinkLibrary } from "./sink-library.ts";

export const pino: SinkLibrary = {
  id: "pino",
  title: "pino",
  loggers: ["module:pino()", "module:pino.pino()", "module:pino-http().logger"],
  types: ["module:pino.Logger", "module:pino.BaseLogger", "module:pino.pino.Logger", "module:pino.P.Logger"],
  children: ["child"],
  methods: writing({ trace: "TRACE", debug: "DEBUG", info: "INFO", warn: "WARN", error: "ERROR", fatal: "FATAL" }),
  levelOption: "customLevels",
  lineBreaks: "escaped",
  examples: [
    {
      title: "merging object",
      code: `import pino from "pino";\nconst logger = pino();\nlogger.info({ «password: input.password» }, "signed in");`,
    },
    {
      title: "CommonJS",
      code: `const logger = require("pino")({ level: "debug" });\nlogger.debug("reset with %s", «resetToken»);`,
    },
    {
      title: "child logger",
      code: `import { pino } from "pino";\nconst log = pino().child({ module: "auth" });\nlog.warn(\`bad \${«password»}\`);`,
    },
    {
      title: "typed parameter",
      code: `import type { Logger } from "pino";\nexport function start(out: Logger, password: string) {\n  out.info(«password»);\n}`,
    },
    {
      title: "optional typed field",
      code: `import type { Logger } from "pino";\nexport class Sessions {\n  private out: Logger | null = null;\n  open(sessionToken: string) {\n    this.out?.debug(«sessionToken»);\n  }\n}`,
    },
  ],
  silent: [
    {
      title: "redacted",
      code: `import pino from "pino";\nconst logger = pino({ redact: ["password"] });\nlogger.info({ password: input.password }, "signed in");`,
    },
  ],
};
