// debug (https://github.com/debug-js/debug) and `util.debuglog`: a factory gives a function that prints to stderr.
import type { SinkLibrary, SinkMethod } from "./sink-library.ts";

const prints: SinkMethod = { severity: "DEBUG", from: 0 };

export const debug: SinkLibrary = {
  id: "debug",
  title: "debug",
  loggers: [],
  types: [],
  functions: {
    "module:debug()": prints,
    "module:debug.debug()": prints,
    "module:util.debuglog()": prints,
    "module:util.debug()": prints,
    "module:debug.Debugger": prints,
    "module:debug.IDebugger": prints,
  },
  children: ["extend"],
  methods: {},
  lineBreaks: "printed",
  examples: [
    {
      title: "function under any name",
      code: `import createDebug from "debug";\nimport { users } from "./users";\nconst trace = createDebug("shop:auth");\ntrace("signed in with %s", «password»);`,
    },
    {
      title: "called at once",
      code: `import { users } from "./users";\nrequire("debug")("shop")("reset", «resetToken»);`,
    },
    {
      title: "extended",
      code: `const debug = require("debug")("shop");\nconst log = debug.extend("http");\nlog("authorization %o", «accessToken»);`,
    },
    {
      title: "debuglog of Node.js",
      code: `import { debuglog } from "node:util";\nimport { users } from "./users";\nconst log = debuglog("auth");\nlog("secret %s", «clientSecret»);`,
    },
  ],
  silent: [
    {
      title: "a function called debug that is another",
      code: `import { users } from "./users";\nexport function run(debug: Debugger, password: string) {\n  debug(password);\n}\nconsole.log("ready");`,
    },
    {
      title: "namespace of a debug function",
      code: `import createDebug from "debug";\nimport { users } from "./users";\nconst debug = createDebug("shop:token");\ndebug("token refreshed for %s", user.id);`,
    },
  ],
};
