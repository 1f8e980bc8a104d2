// electron-log (https://github.com/megahertz/electron-log): prints to a file and to the console.
import { writing, type SinkLibrary } from "./sink-library.ts";

const modules = [
  "electron-log",
  "electron-log/main",
  "electron-log/node",
  "electron-log/renderer",
  "electron-log/preload",
];

export const electronLog: SinkLibrary = {
  id: "electron-log",
  title: "electron-log",
  loggers: modules.flatMap((name) => [`module:${name}`, `module:${name}.create()`, `module:${name}.scope()`]),
  types: ["module:electron-log.LogFunctions", "module:electron-log.ElectronLog", "module:electron-log.MainLogger"],
  children: ["scope", "create"],
  methods: writing({
    silly: "TRACE",
    debug: "DEBUG",
    verbose: "DEBUG",
    log: "INFO",
    info: "INFO",
    warn: "WARN",
    error: "ERROR",
  }),
  lineBreaks: "printed",
  examples: [
    {
      title: "main process",
      code: `import out from "electron-log/main";\nout.info("signed in", { «password: form.password» });`,
    },
    {
      title: "scope",
      code: `const sync = require("electron-log").scope("sync");\nsync.verbose("token", «refreshToken»);`,
    },
  ],
  silent: [
    {
      title: "settings of a transport",
      code: `import out from "electron-log";\nout.transports.remote.requestOptions = { headers: { authorization: accessToken } };\nout.info("ready");`,
    },
  ],
};
