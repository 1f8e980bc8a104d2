// Rollbar (https://docs.rollbar.com/docs/nodejs): messages, errors and custom data that leave the process.
import { writing, type SinkLibrary } from "./sink-library.ts";

export const rollbar: SinkLibrary = {
  id: "rollbar",
  title: "Rollbar",
  loggers: ["module:rollbar", "module:rollbar#", "module:rollbar.init()"],
  types: ["module:rollbar"],
  telemetry: true,
  children: [],
  methods: writing({
    log: "DEBUG",
    debug: "DEBUG",
    info: "INFO",
    warn: "WARN",
    warning: "WARN",
    error: "ERROR",
    critical: "FATAL",
    captureEvent: "INFO",
  }),
  lineBreaks: "escaped",
  examples: [
    {
      title: "instance",
      code: `import Rollbar from "rollbar";\nconst tracker = new Rollbar({ accessToken: rollbarAccessToken });\ntracker.error("login failed", error, { userId, «password: input.password» });`,
    },
    {
      title: "typed parameter",
      code: `import type Rollbar from "rollbar";\nexport function reset(tracker: Rollbar, resetToken: string) {\n  tracker.info(\`reset \${«resetToken»}\`);\n}`,
    },
  ],
  silent: [
    {
      title: "its own settings",
      code: `import Rollbar from "rollbar";\nconst tracker = new Rollbar({ accessToken: rollbarAccessToken });\ntracker.configure({ accessToken: rollbarAccessToken });\ntracker.info("ready");`,
    },
  ],
};
