// LogTape (https://logtape.org): message templates, tagged or with named values; the sinks are configured elsewhere.
import { writing, type SinkLibrary } from "./sink-library.ts";

export const logtape: SinkLibrary = {
  id: "logtape",
  title: "LogTape",
  loggers: ["module:@logtape/logtape.getLogger()"],
  types: ["module:@logtape/logtape.Logger"],
  children: ["getChild", "with"],
  methods: writing({
    trace: "TRACE",
    debug: "DEBUG",
    info: "INFO",
    warn: "WARN",
    warning: "WARN",
    error: "ERROR",
    fatal: "FATAL",
  }),
  // Its text formatter quotes the values of a template and prints the message; JSON Lines escape both.
  lineBreaks: "unknown",
  examples: [
    {
      title: "named values",
      code: `import { getLogger } from "@logtape/logtape";\nconst out = getLogger(["shop", "auth"]);\nout.info("signed in with {password}", { «password» });`,
    },
    {
      title: "tagged template",
      code: `import { getLogger } from "@logtape/logtape";\nconst out = getLogger("shop").getChild("auth");\nout.debug\`token \${«accessToken»} for \${userId}\`;`,
    },
  ],
  silent: [
    {
      title: "asking for the level",
      code: `import { getLogger } from "@logtape/logtape";\nconst out = getLogger("shop");\nif (out.isEnabledFor(levelOf(accessToken))) out.info("ready");`,
    },
  ],
};
