// signale (https://github.com/klaudiosinani/signale): a method for each of its log types, printed as text.
import { writing, type SinkLibrary } from "./sink-library.ts";

export const signale: SinkLibrary = {
  id: "signale",
  title: "signale",
  loggers: ["module:signale", "module:signale.Signale#"],
  types: ["module:signale.Signale", "module:signale.Signale.Signale"],
  children: ["scope", "unscope"],
  methods: {
    ...writing({ debug: "DEBUG", log: "INFO", info: "INFO", note: "INFO", success: "INFO", complete: "INFO" }),
    ...writing({
      start: "INFO",
      await: "INFO",
      pending: "INFO",
      pause: "INFO",
      watch: "INFO",
      star: "INFO",
      fav: "INFO",
    }),
    ...writing({ wait: "INFO", warn: "WARN", error: "ERROR", fatal: "FATAL" }),
  },
  lineBreaks: "printed",
  examples: [
    {
      title: "default logger",
      code: `import signale from "signale";\nsignale.success("signed in", «password»);\nsignale.info("done");`,
    },
    {
      title: "instance with a scope",
      code: `const { Signale } = require("signale");\nconst out = new Signale({ scope: "auth" }).scope("reset");\nout.warn({ prefix: "[reset]", «message: resetToken» });`,
    },
  ],
  silent: [
    {
      title: "timers",
      code: `import signale from "signale";\nsignale.time(tokenLabel);\nsignale.config({ displayLabel: false, secret: apiSecret });\nsignale.info("done");`,
    },
  ],
};
