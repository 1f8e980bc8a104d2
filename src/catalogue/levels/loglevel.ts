// loglevel (https://github.com/pimterry/loglevel): writes `warn` and above unless it is told otherwise.
import { ladder, type LevelPolicy } from "./level-policy.ts";

export const loglevel: LevelPolicy = {
  id: "loglevel",
  title: "loglevel",
  libraries: ["loglevel"],
  creators: [],
  levels: ladder("trace|TRACE|0 debug|DEBUG|log|1 info|INFO|2 warn|WARN|3 error|ERROR|4"),
  standard: "warn",
  option: "level",
  off: ["silent", "SILENT", "5"],
  switches: {},
  setters: ["setLevel", "setDefaultLevel"],
  stops: ["disableAll"],
  silenced: [
    { title: "all of it", code: `import log from "loglevel";\n«log.disableAll()»;` },
    {
      title: "silent in production",
      code: `import log from "loglevel";\n«log.setLevel(process.env.NODE_ENV === "production" ? "silent" : "debug")»;`,
    },
  ],
  dropped: [{ title: "info by default", code: `import log from "loglevel";\n«log.info("login failed", userId)»;` }],
  silent: [
    {
      title: "a level that is set",
      code: `import log from "loglevel";\nlog.setLevel("info");\nlog.info("login failed", userId);`,
    },
  ],
};
