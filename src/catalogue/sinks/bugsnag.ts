// BugSnag (https://docs.bugsnag.com/platforms/javascript/): errors, breadcrumbs and metadata that leave the process.
import { writing, type SinkLibrary } from "./sink-library.ts";

const modules = ["module:@bugsnag/js", "module:@bugsnag/node", "module:@bugsnag/browser", "module:@bugsnag/electron"];

export const bugsnag: SinkLibrary = {
  id: "bugsnag",
  title: "BugSnag",
  loggers: modules.flatMap((name) => [name, `${name}.start()`, `${name}.createClient()`]),
  types: modules.flatMap((name) => [`${name}.Client`, `${name}.Event`]),
  callbacks: modules.map((name) => `${name}.notify()`),
  telemetry: true,
  children: [],
  methods: writing({
    notify: "ERROR",
    leaveBreadcrumb: "INFO",
    addMetadata: "INFO",
    setUser: "INFO",
    addFeatureFlag: "INFO",
  }),
  lineBreaks: "escaped",
  examples: [
    {
      title: "breadcrumb and metadata",
      code: `import Bugsnag from "@bugsnag/js";\nimport { users } from "./users";\nBugsnag.leaveBreadcrumb("signed in", { «password: input.password» });\nBugsnag.addMetadata("session", { «accessToken» });`,
    },
    {
      title: "event of a callback",
      code: `import Bugsnag from "@bugsnag/js";\nimport { users } from "./users";\nBugsnag.notify(error, (report) => {\n  report.addMetadata("reset", "token", «resetToken»);\n});`,
    },
  ],
  silent: [
    {
      title: "its own settings and ids",
      code: `import Bugsnag from "@bugsnag/js";\nimport { session } from "./session";\nBugsnag.start({ apiKey: bugsnagApiKey, redactedKeys: ["password"] });\nBugsnag.setUser(session.userId);`,
    },
  ],
};
