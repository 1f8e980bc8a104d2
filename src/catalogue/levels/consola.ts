// consola (https://github.com/unjs/consola): 3 is info; negative levels are silent.
import { ladder, type LevelPolicy } from "./level-policy.ts";

export const consola: LevelPolicy = {
  id: "consola",
  title: "consola",
  libraries: ["consola"],
  creators: [{ api: "module:consola.createConsola()", argument: 0, path: [] }],
  levels: ladder("trace|verbose|5 debug|4 info|log|success|ready|start|3 warn|1 error|fatal|0"),
  standard: "info",
  option: "level",
  off: ["-999", "-1", "-Infinity"],
  stops: ["pauseLogs"],
  silenced: [{ title: "level", code: `import { consola } from "consola";\n«consola.level = -999»;` }],
  dropped: [{ title: "debug", code: `import { consola } from "consola";\n«consola.debug("login failed", userId)»;` }],
  silent: [{ title: "info", code: `import { consola } from "consola";\nconsola.info("login failed", userId);` }],
  switches: {},
  setters: [],
};
