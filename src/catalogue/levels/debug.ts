// debug (https://github.com/debug-js/debug): writes nothing unless DEBUG names its namespace, which production rarely does.
import type { LevelPolicy } from "./level-policy.ts";

export const debug: LevelPolicy = {
  id: "debug",
  title: "debug",
  libraries: ["debug"],
  creators: [],
  levels: [],
  standard: undefined,
  optIn: true,
  option: "",
  off: [],
  switches: {},
  setters: [],
  stops: [],
  silenced: [],
  dropped: [
    {
      title: "only with DEBUG",
      code: `import createDebug from "debug";\nconst debug = createDebug("shop:auth");\n«debug("login failed for %s", userId)»;`,
    },
  ],
  silent: [
    {
      title: "what is no event",
      code: `import createDebug from "debug";\nconst debug = createDebug("shop:auth");\ndebug("looking up %s", userId);`,
    },
  ],
};
