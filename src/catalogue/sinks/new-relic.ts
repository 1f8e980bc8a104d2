// New Relic (https://newrelic.github.io/node-newrelic/API.html): errors, attributes and events that the agent sends.
import { writing, type SinkLibrary } from "./sink-library.ts";

export const newRelic: SinkLibrary = {
  id: "new-relic",
  title: "New Relic",
  loggers: ["module:newrelic"],
  types: [],
  telemetry: true,
  children: [],
  methods: {
    // The first argument is the attribute's name or the event's type.
    addCustomAttribute: { severity: "INFO", from: 1 },
    addCustomSpanAttribute: { severity: "INFO", from: 1 },
    recordCustomEvent: { severity: "INFO", from: 1 },
    ...writing({ addCustomAttributes: "INFO", addCustomSpanAttributes: "INFO", recordLogEvent: "INFO" }),
    ...writing({ noticeError: "ERROR" }),
  },
  lineBreaks: "escaped",
  examples: [
    {
      title: "attributes, event and error",
      code: `import newrelic from "newrelic";\nimport { users } from "./users";\nnewrelic.addCustomAttribute("token", «accessToken»);\nnewrelic.recordCustomEvent("Login", { userId, «password» });\nnewrelic.noticeError(error, { «apiKey» });`,
    },
    {
      title: "log record",
      code: `const agent = require("newrelic");\nrequire("./users");\nagent.recordLogEvent({ message: \`reset \${«resetToken»}\`, level: "info" });`,
    },
  ],
  silent: [
    {
      title: "names and counts",
      code: `import newrelic from "newrelic";\nimport { users } from "./users";\nnewrelic.setTransactionName(passwordRoute);\nnewrelic.recordMetric("Custom/Tokens", tokenCount);\nnewrelic.addCustomAttribute("tokenId", tokenId);`,
    },
  ],
};
