// The console of Node.js and of `node:console`. It prints strings as they are; strings inside objects are quoted by util.inspect.
import { writing, type SinkLibrary } from "./sink-library.ts";

export const consoleSink: SinkLibrary = {
  id: "console",
  title: "console",
  loggers: [
    "global:console",
    "global:globalThis.console",
    "module:node:console",
    "module:console",
    "module:node:console.Console#",
    "module:console.Console#",
  ],
  types: [],
  children: [],
  methods: {
    ...writing({
      log: "INFO",
      info: "INFO",
      debug: "DEBUG",
      trace: "TRACE",
      warn: "WARN",
      error: "ERROR",
      group: "INFO",
      groupCollapsed: "INFO",
    }),
    dir: { severity: "INFO", from: 0, quotes: true },
    dirxml: { severity: "INFO", from: 0, quotes: true },
    table: { severity: "INFO", from: 0, quotes: true },
    timeLog: { severity: "INFO", from: 1 },
    // The first argument of assert is the condition.
    assert: { severity: "ERROR", from: 1 },
  },
  lineBreaks: "printed",
  examples: [
    { title: "plain call", code: `console.log("signed in", «password»);` },
    {
      title: "imported console",
      code: `import { error } from "node:console";\nimport log from "node:console";\nlog.warn(\`bad \${«password»}\`);\nerror("x");`,
    },
    { title: "format arguments", code: `console.info("user %s password %s", userId, «password»);` },
    { title: "table", code: `console.table([{ userId, «password: input.password» }]);` },
  ],
  silent: [
    { title: "the condition of assert", code: `console.assert(password === repeated, "passwords differ");` },
    {
      title: "another object called console",
      code: `function run(console: Terminal, password: string) {\n  console.authenticate(password);\n}`,
    },
  ],
};
