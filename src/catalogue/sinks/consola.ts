// consola (https://github.com/unjs/consola): log types as methods; its reporters print text as it is.
import { writing, type SinkLibrary } from "./sink-library.ts";

const modules = ["module:consola", "module:consola.consola", "module:consola/basic", "module:consola/basic.consola"];

export const consola: SinkLibrary = {
  id: "consola",
  title: "consola",
  loggers: [
    ...modules,
    "module:consola.createConsola()",
    "module:consola/basic.createConsola()",
    "module:consola.Consola#",
  ],
  types: ["module:consola.ConsolaInstance", "module:consola.Consola"],
  children: ["create", "withTag", "withDefaults", "withScope"],
  methods: {
    ...writing({ trace: "TRACE", verbose: "TRACE", debug: "DEBUG", log: "INFO", info: "INFO", success: "INFO" }),
    ...writing({
      start: "INFO",
      ready: "INFO",
      box: "INFO",
      warn: "WARN",
      error: "ERROR",
      fail: "ERROR",
      fatal: "FATAL",
    }),
  },
  lineBreaks: "printed",
  examples: [
    {
      title: "default instance",
      code: `import { consola } from "consola";\nconsola.box(«adminPassword»);\nconsola.info("ready");`,
    },
    {
      title: "tagged instance",
      code: `import { createConsola } from "consola";\nconst out = createConsola({ level: 4 }).withTag("auth");\nout.debug("token", «accessToken»);`,
    },
  ],
  silent: [
    {
      title: "asking",
      code: `import { consola } from "consola";\nconst password = await consola.prompt("Password?", { default: defaultPassword });\nconsola.info("signed in");`,
    },
  ],
};
