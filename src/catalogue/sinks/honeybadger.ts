// Honeybadger (https://docs.honeybadger.io/lib/javascript/): errors, context, breadcrumbs and events that leave the process.
import { writing, type SinkLibrary } from "./sink-library.ts";

const modules = [
  "module:@honeybadger-io/js",
  "module:@honeybadger-io/react",
  "module:honeybadger",
  "module:honeybadger-js",
];

export const honeybadger: SinkLibrary = {
  id: "honeybadger",
  title: "Honeybadger",
  loggers: modules.flatMap((name) => [name, `${name}.configure()`, `${name}.factory()`, `${name}.Honeybadger`]),
  types: [],
  telemetry: true,
  children: ["configure", "factory"],
  methods: writing({ notify: "ERROR", notifyAsync: "ERROR", setContext: "INFO", addBreadcrumb: "INFO", event: "INFO" }),
  lineBreaks: "escaped",
  examples: [
    {
      title: "context and notice",
      code: `const Honeybadger = require("@honeybadger-io/js").configure({ apiKey: honeybadgerApiKey });\nrequire("./users");\nHoneybadger.setContext({ user_id: id, «sessionToken» });\nHoneybadger.notify(\`bad \${«password»}\`);`,
    },
    {
      title: "breadcrumb and event",
      code: `import Honeybadger from "@honeybadger-io/js";\nimport { users } from "./users";\nHoneybadger.addBreadcrumb("reset", { metadata: { «resetToken» } });\nHoneybadger.event("call", { «apiKey» });`,
    },
  ],
  silent: [
    {
      title: "its own settings",
      code: `import Honeybadger from "@honeybadger-io/js";\nimport { session } from "./session";\nHoneybadger.configure({ apiKey: honeybadgerApiKey, filters: ["password"] });\nHoneybadger.setContext({ user_id: session.userId });`,
    },
  ],
};
