// Application Insights for Node.js (https://github.com/microsoft/ApplicationInsights-node.js): telemetry items with properties.
import { writing, type SinkLibrary } from "./sink-library.ts";

export const applicationInsights: SinkLibrary = {
  id: "application-insights",
  title: "Application Insights",
  loggers: ["module:applicationinsights.defaultClient", "module:applicationinsights.TelemetryClient#"],
  types: ["module:applicationinsights.TelemetryClient"],
  telemetry: true,
  children: [],
  methods: {
    ...writing({ trackTrace: "INFO", trackEvent: "INFO", trackRequest: "INFO", trackDependency: "INFO" }),
    ...writing({ trackException: "ERROR", trackAvailability: "INFO", trackPageView: "INFO" }),
  },
  lineBreaks: "escaped",
  examples: [
    {
      title: "default client",
      code: `import * as appInsights from "applicationinsights";\nimport { users } from "./users";\nappInsights.defaultClient.trackEvent({ name: "login", properties: { userId, «password: input.password» } });`,
    },
    {
      title: "client that is passed on",
      code: `import { TelemetryClient } from "applicationinsights";\nimport { users } from "./users";\nexport function reset(client: TelemetryClient, resetToken: string) {\n  client.trackTrace({ message: \`reset \${«resetToken»}\` });\n}`,
    },
  ],
  silent: [
    {
      title: "its own settings and counts",
      code: `import * as appInsights from "applicationinsights";\nimport { config } from "./config";\nappInsights.setup(config.insightsConnectionSecret).start();\nappInsights.defaultClient.trackMetric({ name: "tokens", value: tokenCount });`,
    },
  ],
};
