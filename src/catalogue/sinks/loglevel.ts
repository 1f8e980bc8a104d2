// loglevel (https://github.com/pimterry/loglevel): the methods of the console behind a level.
import { writing, type SinkLibrary } from "./sink-library.ts";

export const loglevel: SinkLibrary = {
  id: "loglevel",
  title: "loglevel",
  loggers: ["module:loglevel", "module:loglevel.getLogger()", "module:loglevel.noConflict()"],
  types: ["module:loglevel.Logger", "module:loglevel.RootLogger"],
  children: ["getLogger"],
  methods: writing({ trace: "TRACE", debug: "DEBUG", log: "DEBUG", info: "INFO", warn: "WARN", error: "ERROR" }),
  lineBreaks: "printed",
  examples: [
    {
      title: "root logger",
      code: `import out from "loglevel";\nout.warn("bad password", «password»);`,
    },
    {
      title: "named logger",
      code: `const auth = require("loglevel").getLogger("auth");\nauth.info(\`token \${«accessToken»}\`);`,
    },
  ],
  silent: [
    {
      title: "setting the level",
      code: `import out from "loglevel";\nout.setLevel(secretLevel);\nout.info("ready");`,
    },
  ],
};
