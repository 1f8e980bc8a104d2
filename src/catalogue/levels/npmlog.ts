// npmlog (https://github.com/npm/npmlog): levels and what switches it off.
import { ladder, type LevelPolicy } from "./level-policy.ts";

export const npmlog: LevelPolicy = {
  id: "npmlog",
  title: "npmlog",
  libraries: ["npmlog"],
  creators: [],
  levels: ladder("silly verbose info|timing http notice warn error"),
  standard: "info",
  option: "level",
  off: ["silent"],
  silenced: [{ title: "silent", code: `import log from "npmlog";\n«log.level = "silent"»;` }],
  dropped: [
    { title: "verbose", code: `import log from "npmlog";\n«log.verbose("auth", "login failed for %s", userId)»;` },
  ],
  silent: [{ title: "warn", code: `import log from "npmlog";\nlog.warn("auth", "login failed");` }],
  switches: {},
  setters: [],
  stops: [],
};
