// Datadog: tags of dd-trace spans (https://datadoghq.dev/dd-trace-js/), browser logs and browser monitoring.
import { writing, type SinkLibrary } from "./sink-library.ts";

const tracers = [
  "module:dd-trace",
  "module:dd-trace.tracer",
  "module:dd-trace.init()",
  "module:dd-trace.tracer.init()",
];
const logs = "module:@datadog/browser-logs.datadogLogs";

export const datadog: SinkLibrary = {
  id: "datadog",
  title: "Datadog",
  loggers: [
    ...tracers.flatMap((tracer) => [tracer, `${tracer}.startSpan()`, `${tracer}.scope().active()`]),
    logs,
    `${logs}.logger`,
    `${logs}.createLogger()`,
    `${logs}.getLogger()`,
    "module:@datadog/browser-rum.datadogRum",
  ],
  types: ["module:dd-trace.Span", "module:dd-trace.opentracing.Span"],
  callbacks: tracers.map((tracer) => `${tracer}.trace()`),
  telemetry: true,
  children: ["startSpan"],
  methods: {
    // The tags of a span are in its options, after its name.
    startSpan: { severity: "INFO", from: 1, wraps: true },
    trace: { severity: "INFO", from: 1, wraps: true },
    setTag: { severity: "INFO", from: 1 },
    setGlobalContextProperty: { severity: "INFO", from: 1 },
    setContextProperty: { severity: "INFO", from: 1 },
    ...writing({ addTags: "INFO", setUser: "INFO", setGlobalContext: "INFO", setContext: "INFO" }),
    ...writing({ addAction: "INFO", addError: "ERROR" }),
    ...writing({ log: "INFO", debug: "DEBUG", info: "INFO", warn: "WARN", error: "ERROR" }),
  },
  lineBreaks: "escaped",
  examples: [
    {
      title: "tag of the active span",
      code: `import tracer from "dd-trace";\nimport { users } from "./users";\ntracer.scope().active()?.setTag("auth.token", «accessToken»);\nconst span = tracer.startSpan("login");\nspan.addTags({ id, «password: input.password» });`,
    },
    {
      title: "span of a callback",
      code: `const tracer = require("dd-trace").init();\nrequire("./users");\ntracer.trace("reset", { tags: { «apiKey» } }, (current) => {\n  current.setTag("reset", «resetToken»);\n});`,
    },
    {
      title: "browser logs",
      code: `import { datadogLogs } from "@datadog/browser-logs";\ndatadogLogs.logger.info("signed in", { «sessionToken» });`,
    },
  ],
  silent: [
    {
      title: "its own settings and ids",
      code: `import { datadogLogs } from "@datadog/browser-logs";\nimport { session } from "./session";\ndatadogLogs.init({ clientToken: ddClientToken, site: "datadoghq.eu" });\ndatadogLogs.setUser({ id: session.userId });\ndatadogLogs.logger.info("token renewed");`,
    },
  ],
};
