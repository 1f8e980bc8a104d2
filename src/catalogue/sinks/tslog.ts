// tslog (https://tslog.js.org): `type: "json"` writes JSON, the default `pretty` prints text as it is.
import { writing, type SinkLibrary } from "./sink-library.ts";

export const tslog: SinkLibrary = {
  id: "tslog",
  title: "tslog",
  loggers: ["module:tslog.Logger#", "module:tslog.BaseLogger#"],
  types: ["module:tslog.Logger", "module:tslog.BaseLogger"],
  children: ["getSubLogger", "getChildLogger"],
  methods: {
    ...writing({
      silly: "TRACE",
      trace: "TRACE",
      debug: "DEBUG",
      info: "INFO",
      warn: "WARN",
      error: "ERROR",
      fatal: "FATAL",
    }),
    // log(levelId, levelName, …)
    log: { severity: undefined, from: 2 },
  },
  lineBreaks: "printed",
  lineBreakOption: { option: "type", printed: [], escaped: ["json", "hidden"] },
  examples: [
    {
      title: "instance",
      code: `import { Logger, type ILogObj } from "tslog";\nconst out: Logger<ILogObj> = new Logger({ name: "shop" });\nout.silly("signed in", { userId, «password: input.password» });`,
    },
    {
      title: "sub-logger",
      code: `import { Logger } from "tslog";\nconst out = new Logger({ type: "json" }).getSubLogger({ name: "auth" });\nout.warn("bad token", «refreshToken»);`,
    },
  ],
  silent: [
    {
      title: "settings",
      code: `import { Logger } from "tslog";\nconst out = new Logger({ maskValuesOfKeys: ["password", password] });\nout.info("ready");`,
    },
  ],
};
