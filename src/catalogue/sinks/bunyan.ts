// bunyan (https://github.com/trentm/node-bunyan): JSON lines; fields in the first object, then a format and its arguments.
import { writing, type SinkLibrary } from "./sink-library.ts";

export const bunyan: SinkLibrary = {
  id: "bunyan",
  title: "bunyan",
  loggers: ["module:bunyan.createLogger()", "module:bunyan#", "module:bunyan.Logger#"],
  types: ["module:bunyan", "module:bunyan.Logger"],
  children: ["child"],
  methods: writing({ trace: "TRACE", debug: "DEBUG", info: "INFO", warn: "WARN", error: "ERROR", fatal: "FATAL" }),
  lineBreaks: "escaped",
  examples: [
    {
      title: "fields",
      code: `import bunyan from "bunyan";\nconst log = bunyan.createLogger({ name: "shop" });\nlog.info({ userId, «password: input.password» }, "signed in");`,
    },
    {
      title: "format arguments of a child",
      code: `const { createLogger } = require("bunyan");\nconst audit = createLogger({ name: "shop" }).child({ module: "auth" });\naudit.warn("reset of %s with %s", userId, «resetToken»);`,
    },
    {
      title: "typed field",
      code: `import Logger from "bunyan";\nexport class Sessions {\n  constructor(private readonly out: Logger) {}\n  open(sessionToken: string) {\n    this.out.debug("opened %s", «sessionToken»);\n  }\n}`,
    },
  ],
  silent: [
    {
      title: "reading the level",
      code: `import bunyan from "bunyan";\nconst log = bunyan.createLogger({ name: "shop" });\nlog.level(levelForToken(token));\nlog.info("ready");`,
    },
  ],
};
